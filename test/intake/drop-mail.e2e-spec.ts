import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TakeDroppedFilesTick } from '../../src/intake/take-dropped-files.tick.js';
import { buildPdf } from '../support/build-pdf.js';
import { runApp, type ApiAnswer, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const SEPARATOR = 'From MAILER-DAEMON Mon Mar  2 12:00:00 2026';
const encoded = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

/** A message with an HTML text and the files given, each with its headers. */
function mixed(parts: readonly { headers: string; body: Buffer }[]): string {
  const files = parts.map(
    ({ headers, body }) => `--b\r\n${headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(body)}\r\n`,
  );
  return [
    'From: =?utf-8?B?0J/QvtGA0YI=?= <harbour@news.example>',
    'Subject: =?utf-8?Q?Cargo_=E2=80=9Cseized=E2=80=9D?=',
    'Date: Mon, 2 Mar 2026 14:30:00 +0300',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b\r\nContent-Type: multipart/alternative; boundary=a\r\n',
    '--a\r\nContent-Type: text/plain\r\n\r\nSee the page.',
    '--a\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n',
    '<html><body><p>=CF=EE=F0=F2 seized a cargo.</p><script>alert(1)</script></body></html>',
    `--a--\r\n${files.join('')}--b--\r\n`,
  ].join('\r\n');
}

describe('mail dropped into the folder', () => {
  let db: TestDatabase;
  let app: RunningApp;
  let folder: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'drop-mail-'));
    app = await runApp(db.url, { environment: { POLLING: 'off', DROP_DIR: folder } });
  });

  afterAll(async () => {
    await app?.stop();
    await db.drop();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await db.database.rows('TRUNCATE articles CASCADE');
  });

  afterEach(async () => {
    for (const place of ['taken', 'refused']) await rm(join(folder, place), { recursive: true, force: true });
  });

  async function take(name: string, content: string | Buffer): Promise<void> {
    await writeFile(join(folder, name), content);
    await utimes(join(folder, name), LONG_AGO, LONG_AGO);
    expect(await app.app.get(TakeDroppedFilesTick).takeAll()).toBe(1);
  }

  /** The latest text of each article, by title. */
  async function articles(): Promise<Map<string, ApiAnswer['body']>> {
    const { items } = (await app.call('GET', '/api/v1/articles')).body;
    const found = new Map<string, ApiAnswer['body']>();
    for (const { id, title } of items) {
      found.set(title, (await app.call('GET', `/api/v1/articles/${id}`)).body.revisions[0]);
    }
    return found;
  }

  /** What is written beside files in a place, by the ending of its name. */
  async function notesIn(place: string, ending: string): Promise<string> {
    const name = (await readdir(join(folder, place))).find((each) => each.endsWith(ending)) ?? 'none';
    return readFile(join(folder, place, name), 'utf8');
  }

  it('becomes an article, and so does each file in it that can be read; the others are named', async () => {
    const message = mixed([
      {
        headers: 'Content-Type: application/pdf; name="Report on cranes.pdf"',
        body: buildPdf(['Two cranes were sold.']),
      },
      {
        headers: 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="notes.txt"',
        body: Buffer.from('The notes of the harbour master.'),
      },
      {
        headers: 'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="told.eml"',
        body: Buffer.from('From: Agent <agent@ships.example>\r\nSubject: Told on\r\n\r\nThe ship has left.\r\n'),
      },
      { headers: 'Content-Type: application/pgp-signature; name="signature.asc"', body: Buffer.from('-----BEGIN') },
      { headers: 'Content-Type: image/png; name="map.png"', body: Buffer.from('89504e470d0a1a0a00000001', 'hex') },
    ]);
    await take('alert.eml', message);
    const found = await articles();
    expect([...found.keys()].sort()).toEqual(['Cargo “seized”', 'Report on cranes', 'Told on', 'notes']);
    expect(found.get('Cargo “seized”')).toMatchObject({
      text: 'Порт seized a cargo.',
      author: 'Порт <harbour@news.example>',
      publishedAt: '2026-03-02T11:30:00.000Z',
    });
    expect(found.get('Report on cranes')).toMatchObject({
      text: 'Two cranes were sold.',
      author: 'Порт <harbour@news.example>',
      publishedAt: '2026-03-02T11:30:00.000Z',
    });
    expect(await notesIn('taken', 'alert.eml.skipped.txt')).toBe(
      ['signature.asc', 'map.png']
        .map((file) => `The message, ${file}: It is none of what is read here: HTML, PDF or plain text\n`)
        .join(''),
    );
    expect(found.get('Told on')).toMatchObject({ text: 'The ship has left.', author: 'Agent <agent@ships.example>' });
    const kept = await db.database.rows<{ media_type: string }>(`SELECT media_type FROM captures ORDER BY media_type`);
    expect(kept.map(({ media_type }) => media_type)).toContain('message/rfc822');
    await take('again.eml', message);
    expect((await articles()).size).toBe(4);
  });

  it('as a mailbox is as many articles as it has messages; those without text are named', async () => {
    const messages = [
      'From: a@news.example\nSubject: First\nDate: Sun, 1 Mar 2026 10:00:00 GMT\n\nA ship left the port.\n>From there it sailed.\n',
      'From: a@news.example\nSubject: Empty\n\n\n',
      'no header at all\n',
      'Subject: Last\nDate: no date\n\nThe ship came back.\n',
    ];
    await take('archive.mbox', messages.map((text) => `${SEPARATOR}\n${text}\n`).join(''));
    const found = await articles();
    expect([...found.keys()].sort()).toEqual(['First', 'Last']);
    expect(found.get('First')).toMatchObject({
      text: 'A ship left the port.\nFrom there it sailed.',
      author: 'a@news.example',
    });
    expect(found.get('Last')).toMatchObject({ author: null, publishedAt: null });
    expect(await notesIn('taken', 'archive.mbox.skipped.txt')).toBe(
      'Message 2: It holds no text\nMessage 3: It has none of the headers that mail has\n',
    );
  });

  it.each([
    ['noise.eml', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'), 'none of the headers'],
    ['empty.mbox', '', 'none of the headers'],
    [
      'parts.eml',
      `From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(5_000)}--b--`,
      'cannot be taken apart',
    ],
    ['head.eml', `From: a@b.example\nX-Long: ${'x'.repeat(5_000_000)}\n\ntext`, 'cannot be taken apart'],
    [
      'only-a-picture.eml',
      mixed([]).replace(/--b\r\n[^]*--a--/, '--b\r\nContent-Type: image/png\r\n\r\nx'),
      'HTML, PDF or plain',
    ],
  ])('is put aside with the reason where nothing of it can be read: %s', async (name, content, reason) => {
    await take(name, content);
    expect((await articles()).size).toBe(0);
    expect(await notesIn('refused', `${name}.why.txt`)).toContain(reason);
  });

  it('may nest and list as it likes: the messages after it are taken', async () => {
    const nested = Array.from(
      { length: 900 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`,
    );
    const hostile = [
      `From: a@b.example\nSubject: deep\n${nested.join('')}`,
      `From: ${'a@b.example, '.repeat(70_000)}\nSubject: many\n\n`,
      `From: a@b.example\nSubject: ${'=?utf-8?Q?=41?= '.repeat(60_000)}\n\n`,
      `From: a@b.example\nContent-Type: text/html\nSubject: tags\n\n${'<div>'.repeat(200_000)}`,
    ];
    const honest = 'From: a@news.example\nSubject: Honest\n\nA ship left the port.\n';
    await take('hostile.mbox', [...hostile, honest].map((text) => `${SEPARATOR}\n${text}\n\n`).join(''));
    expect((await articles()).get('Honest')).toMatchObject({ text: 'A ship left the port.' });
  });
});
