import { describe, expect, it } from '@jest/globals';
import { classifySmtpAnswer } from './classify-smtp-answer.js';
import { computeRetryDelay, GIVE_UP_AFTER_MS } from './compute-retry-delay.js';

describe('what a refusal means', () => {
  it.each([
    ['greylisting', 450, 'RCPT TO', '450 4.2.0 Greylisted', 'deferred'],
    ['a server shutting down', 421, 'DATA', '421 4.3.2 Shutting down', 'deferred'],
    ['an unknown mailbox', 550, 'RCPT TO', '550 5.1.1 No such user', 'bounced'],
    ['an unknown mailbox without enhanced code', 550, 'RCPT TO', '550 No such user', 'bounced'],
    ['our network on a block list', 554, 'RCPT TO', '554 5.7.1 Blocked', 'refused'],
    ['content taken for spam', 554, 'DATA', '554 5.7.1 Spam', 'refused'],
    ['a wrong password', 535, 'AUTH PLAIN', '535 5.7.8 Bad credentials', 'deferred'],
    ['a sender that is not allowed', 550, 'MAIL FROM', '550 5.7.1 Sender refused', 'deferred'],
    ['a broken connection', null, 'DATA', 'Connection closed', 'deferred'],
  ])('%s', (_, status, command, answer, kind) => {
    expect(classifySmtpAnswer({ status, command, answer })).toMatchObject({ kind, status, answer });
  });

  it('knows when nobody was there at all', () => {
    expect(classifySmtpAnswer({ status: null, command: 'CONN', answer: 'x' })).toMatchObject({ isUnreachable: true });
    expect(classifySmtpAnswer({ status: null, command: 'DATA', answer: 'x' })).toMatchObject({ isUnreachable: false });
  });
});

describe('the wait before another attempt', () => {
  it('doubles from a minute to two hours and is spread', () => {
    expect([1, 2, 3].map((attempt) => computeRetryDelay(attempt, 0.5))).toEqual([60_000, 120_000, 240_000]);
    expect(computeRetryDelay(500, 0.5)).toBe(7_200_000);
    expect([computeRetryDelay(1, 0), computeRetryDelay(1, 1)]).toEqual([48_000, 72_000]);
  });

  it('makes about thirty attempts in two days', () => {
    let [elapsed, attempts] = [0, 0];
    while (elapsed < GIVE_UP_AFTER_MS) elapsed += computeRetryDelay(++attempts, 0.5);
    expect(attempts).toBeGreaterThan(25);
    expect(attempts).toBeLessThan(35);
  });
});
