import { describe, expect, it } from '@jest/globals';
import { readSubscribeForm } from './read-subscribe-form.js';
import { emailSchema } from './subscription-terms.js';

describe('the form for a digest', () => {
  it('reads what a browser sends: one choice as text, several as list, numbers as text', () => {
    const form = readSubscribeForm({
      email: ' A.Person@Example.org ',
      regimes: 'libya',
      conduct: ['arms-transfer', 'armed-personnel'],
      minPriority: '55',
      rhythm: 'weekly',
      hour: '7',
      weekday: '5',
      timeZone: 'Asia/Seoul',
    });
    expect(form).toEqual({
      kind: 'fine',
      email: 'A.Person@Example.org',
      terms: {
        regimes: ['libya'],
        kinds: [],
        conduct: ['arms-transfer', 'armed-personnel'],
        languages: [],
        minPriority: 55,
        rhythm: 'weekly',
        hour: 7,
        weekday: 5,
        timeZone: 'Asia/Seoul',
      },
    });
  });

  it('names what is wrong, and keeps what is right', () => {
    const form = readSubscribeForm({ email: 'nobody', minPriority: '500', timeZone: 'Mars/Base' });
    expect(form).toMatchObject({ kind: 'faulty', email: 'nobody' });
    expect(form.kind === 'faulty' && form.faults.join(' ')).toMatch(/address.*Least priority.*Time zone/s);
    expect(readSubscribeForm(undefined)).toMatchObject({ kind: 'faulty', email: '' });
  });

  it.each([
    'a@b',
    'a b@example.org',
    'a@example.org\r\nBcc: c@example.org',
    'a@example.org, c@example.org',
    '<a@example.org>',
    '"a"@example.org',
    '.a@example.org',
    'a..b@example.org',
    'a@-example.org',
    'a@example-.org',
    `${'a'.repeat(65)}@example.org`,
  ])('takes %j for no address', (address) => {
    expect(emailSchema.safeParse(address).success).toBe(false);
  });

  it.each(['a@example.org', "o'neil+x@mail.example.co.uk", 'A_b-c@xn--bcher-kva.example'])('takes %j', (address) => {
    expect(emailSchema.safeParse(address).data).toBe(address);
  });
});
