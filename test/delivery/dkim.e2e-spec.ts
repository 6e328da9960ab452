import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { digestHeaders } from '../../src/delivery/mail-headers.js';
import { SmtpMailClient } from '../../src/delivery/smtp.client.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { startMailServer, type MailServer } from '../fakes/mail-server.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
});

afterAll(() => server.close());

it('a mail is signed as RFC 6376 has it, the headers for leaving with one click included', async () => {
  const { mail } = parseConfig({
    BASE_URL: 'https://embargo.example.org',
    SMTP_URL: server.url,
    MAIL_FROM: 'Embargo Watch <watch@example.org>',
    DKIM_KEY: KEY.replaceAll('\n', '\\n'),
    DKIM_SELECTOR: 'embargo2026',
  });
  const client = new SmtpMailClient(server.url, mail.from, 10_000, mail.dkim);
  try {
    const links = {
      unsubscribeHref: 'https://embargo.example.org/u/1',
      preferencesHref: 'https://embargo.example.org/p/1',
    };
    const outcome = await client.send(
      {
        messageId: '<1@embargo.example.org>',
        recipient: 'a@example.org',
        headers: digestHeaders('7', links, 'embargo.example.org'),
        subject: 'Neu: Überraschung – ein sehr langer Betreff, der gefaltet werden muss, weil er so lang ist',
        html: '<p>.</p>\n<p>Ende</p>\n\n',
        text: '.\n..Punkt\n\nzwei  Leerzeichen \nEnde\n\n\n',
        plannedAt: new Date('2026-11-23T12:00:00Z'),
      },
      new AbortController().signal,
    );
    expect(outcome.kind).toBe('accepted');
  } finally {
    client.close();
  }
  const { raw } = server.taken[0] ?? { raw: '' };
  const { tags, isBodyWhole, isSigned } = verifyDkim(raw);
  expect(tags).toMatchObject({ v: '1', a: 'rsa-sha256', c: 'relaxed/relaxed', d: 'example.org', s: 'embargo2026' });
  expect(tags['h']?.toLowerCase().split(':')).toEqual(
    expect.arrayContaining([
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ]),
  );
  expect([isBodyWhole, isSigned]).toEqual([true, true]);
  expect(verifyDkim(raw.replace('Ende', 'Anfang')).isBodyWhole).toBe(false);
  expect(verifyDkim(raw.replace('/u/1', '/u/2')).isSigned).toBe(false);
});

it.each([
  ['without its selector', { DKIM_KEY: KEY }, /DKIM_KEY: needs DKIM_SELECTOR/],
  ['that is none', { DKIM_KEY: 'secret-words', DKIM_SELECTOR: 's' }, /DKIM_KEY: must be a private RSA key/],
  [
    'that is public',
    { DKIM_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(), DKIM_SELECTOR: 's' },
    /DKIM_KEY/,
  ],
  [
    'of another kind',
    {
      DKIM_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      DKIM_SELECTOR: 's',
    },
    /DKIM_KEY/,
  ],
  ['with a selector that is no name', { DKIM_KEY: KEY, DKIM_SELECTOR: 'a b' }, /DKIM_SELECTOR/],
])('a key %s is refused at the start, and never printed', (_, environment, fault) => {
  let said = '';
  try {
    parseConfig(environment);
  } catch (error) {
    said = String(error);
  }
  expect(said).toMatch(fault);
  expect(said).not.toMatch(/secret-words|BEGIN/);
});

/** By the rules of RFC 6376, 3.4.2, 3.4.4 and 3.7, with the key at hand instead of in DNS. */
function verifyDkim(raw: string): { tags: Record<string, string>; isBodyWhole: boolean; isSigned: boolean } {
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const body = raw.slice(end + 4);
  const relaxed = (field: string): string => {
    const colon = field.indexOf(':');
    const value = field
      .slice(colon + 1)
      .replaceAll('\r\n', '')
      .replaceAll(/[ \t]+/g, ' ')
      .trim();
    return `${field.slice(0, colon).toLowerCase().trim()}:${value}`;
  };
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
  const tags = Object.fromEntries(
    relaxed(signature)
      .slice('dkim-signature:'.length)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replaceAll(' ', '')]),
  );
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  const bodyHash = createHash('sha256')
    .update(lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`)
    .digest('base64');
  const left = [...fields];
  const signed = (tags['h'] ?? '').split(':').flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : [relaxed(left.splice(at, 1)[0] ?? '')];
  });
  const bare = relaxed(signature.replace(/(;\s*b=)[^;]*/, '$1'));
  const text = [...signed, bare].join('\r\n');
  const isSigned = createVerify('RSA-SHA256')
    .update(text)
    .verify(publicKey, tags['b'] ?? '', 'base64');
  return { tags, isBodyWhole: bodyHash === tags['bh'], isSigned };
}
