/** What people bring: an address, a text or a file, through the API. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedServer } from '../fakes/feed-server.js';
import { buildPdf, buildPdfBomb, buildPdfOfObjects, pdfObjectsOf, pdfStream } from '../support/build-pdf.js';
import { startTestApp, type TestAnswer, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const SHELLS = 'North Korea shipped artillery shells to Russia on 3 October 2024, South Korean officials said.';
const FILLER =
  'The officials gave no further details of the containers, and the harbour master did not answer questions. ';
const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="2024-10-04T08:00:00Z"></head>` +
  `<body><nav>Home</nav><article><h1>${title}</h1><p>${text}</p><p>${FILLER}</p><p>${FILLER}</p>` +
  `<script>document.title = "North Korea sent tanks to Iran"</script></article></body></html>`;

describe('adding an article', () => {
  let app: TestApp;
  let closed: TestApp;
  let press: FeedServer;
  let viewerKey: string;

  const add = (body: unknown, key?: string): Promise<TestAnswer> =>
    app.request('POST', '/api/v1/articles', { body, ...(key === undefined ? {} : { key }) });

  const upload = async (
    bytes: Buffer | string,
    { name = 'file.bin', type = '', fields = {}, key = app.adminKey }: UploadOptions = {},
  ): Promise<Pick<TestAnswer, 'status' | 'json'>> => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([new Uint8Array(Buffer.from(bytes))], { type }), name);
    const answer = await fetch(`${app.url}/api/v1/articles/file`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: form,
    });
    return { status: answer.status, json: await answer.json() };
  };

  const alertsOf = (articleId: string): Promise<TestAnswer['json'][]> =>
    waitFor(
      `alerts of article ${articleId}`,
      async () => {
        const { json } = await app.request('GET', '/api/v1/alerts?limit=200');
        const details = await Promise.all(
          json.items.map(async ({ id }: { id: string }) => (await app.request('GET', `/api/v1/alerts/${id}`)).json),
        );
        return details.filter(({ evidence }) =>
          evidence.some((each: { articleId: string }) => each.articleId === articleId),
        );
      },
      (found) => found.length > 0,
    );

  beforeAll(async () => {
    press = await FeedServer.start();
    const environment = { ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8', RATE_LIMIT_PER_MINUTE: '1000000' };
    app = await startTestApp(environment);
    closed = await startTestApp();
    const made = await app.request('POST', '/api/v1/users', {
      body: { email: 'viewer@example.org', name: 'Vera', role: 'viewer' },
    });
    const key = await app.request('POST', '/api/v1/keys', {
      body: { name: 'viewer', userId: made.json.id, scopes: ['articles:read', 'articles:write'] },
    });
    viewerKey = key.json.key ?? key.json.secret;
  });

  afterAll(async () => {
    await app.stop();
    await closed.stop();
    await press.stop();
  });

  it('fetches an address, keeps the page as it was, and raises what it reports', async () => {
    const html = page('Shells for Russia', SHELLS);
    press.serve('/shells', html, { 'content-type': 'text/html; charset=utf-8' });
    press.redirect('/short', press.url('/shells'));
    const answer = await add({ url: press.url('/short'), note: 'Sent in by a reader' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/articles/${answer.json.id}`);
    expect(answer.json).toMatchObject({
      outcome: 'added',
      source: null,
      broughtBy: '1',
      url: press.url('/shells'),
      title: 'Shells for Russia',
      publishedAt: '2024-10-04T08:00:00.000Z',
      isOldNews: false,
    });
    const [revision] = answer.json.revisions;
    expect(revision.text).not.toContain('tanks');
    expect(revision.capture).toMatchObject({
      address: press.url('/short'),
      finalAddress: press.url('/shells'),
      status: 200,
      sha256: createHash('sha256').update(html).digest('hex'),
    });
    const capture = await app.request('GET', `/api/v1/articles/${answer.json.id}/captures/${revision.capture.id}`);
    expect(capture.text).toBe(html);
    const [alert] = await alertsOf(answer.json.id);
    expect(alert).toMatchObject({ regime: 'dprk' });
    expect(alert.evidence[0]).toMatchObject({ publisher: '127.0.0.1', reliability: 'F' });

    const entries = await app.db.database.rows(
      `SELECT e.actor, e.subject_id, e.after, t.text FROM audit_entries e LEFT JOIN audit_texts t ON t.entry_number = e.number
       WHERE e.act = 'article.add'`,
    );
    expect(entries).toEqual([expect.objectContaining({ subject_id: answer.json.id, text: 'Sent in by a reader' })]);
  });

  it('answers what is known, and keeps another text of a known address as a revision', async () => {
    const first = await add({ url: press.url('/shells') });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({ outcome: 'known', revisionCount: 1 });
    press.serve('/shells', page('Shells for Russia', `${SHELLS} Moscow denied the report, calling it an invention.`), {
      'content-type': 'text/html',
    });
    const second = await add({ url: press.url('/shells') });
    expect(second.status).toBe(200);
    expect(second.json).toMatchObject({ id: first.json.id, outcome: 'revised', revisionCount: 2 });
    const [third, fourth] = await Promise.all([add({ text: 'One text.' }), add({ text: 'One text.' })]);
    expect(new Set([third.status, fourth.status])).toEqual(new Set([200, 201]));
    expect(third.json.id).toBe(fourth.json.id);
  });

  it('takes a pasted text in its own words, and names its origin', async () => {
    const answer = await add({
      title: 'Military Spokesman',
      text: 'Iran delivered anti-tank missiles to the Houthis in Yemen, the channel claimed.\n\nThe missiles came by dhow.',
      published: '2024-10-08',
      language: 'en',
      origin: 'Telegram, @harbourwatch',
    });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ publishedAt: '2024-10-08T00:00:00.000Z', url: null });
    expect(answer.json.revisions[0].capture).toMatchObject({
      address: 'paste:',
      mediaType: 'text/plain; charset=utf-8',
    });
    const [alert] = await alertsOf(answer.json.id);
    expect(alert.regime).toBe('yemen-houthis');
    expect(alert.evidence[0]).toMatchObject({
      sourceTitle: 'Brought by hand',
      publisher: 'Telegram, @harbourwatch',
      reliability: 'F',
    });
  });

  it('reads a PDF', async () => {
    const pdf = buildPdf([
      'The United Arab Emirates delivered armoured vehicles to the Libyan National Army in east-',
      'ern Libya in March 2024, United Nations experts reported.',
      '',
      'The Emirates denied the allegation.',
    ]);
    const fields = { title: 'Panel report', published: '2024-10-09', origin: '', csrf: '' };
    const answer = await upload(pdf, { name: 'report.pdf', type: 'application/pdf', fields });
    expect(answer.status).toBe(201);
    expect(answer.json.title).toBe('Panel report');
    expect(answer.json.revisions[0].text).toBe(
      'The United Arab Emirates delivered armoured vehicles to the Libyan National Army in eastern Libya in March 2024, ' +
        'United Nations experts reported.\n\nThe Emirates denied the allegation.',
    );
    expect(answer.json.revisions[0].capture).toMatchObject({
      address: 'upload:report.pdf',
      byteLength: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
    const [alert] = await alertsOf(answer.json.id);
    expect(alert.regime).toBe('libya');
    expect(alert.evidence[0].publisher).toBe(`Brought by hand, article ${answer.json.id}`);
    const again = await upload(pdf, { name: 'copy.pdf' });
    expect([again.status, again.json.id, again.json.outcome]).toEqual([200, answer.json.id, 'known']);
    press.serve('/report', buildPdf(['The bridge stays closed.']), { 'content-type': 'application/pdf' });
    const fetched = await add({ url: press.url('/report') });
    expect([fetched.status, fetched.json.revisions[0].text]).toEqual([201, 'The bridge stays closed.']);
  });

  it('reads plain text in its charset and HTML without its scripts', async () => {
    const russian =
      'Северная Корея поставила России артиллерийские снаряды, сообщили официальные лица.\r\n\r\nВторой абзац.';
    const bytes = Buffer.from(russian.split('').map((letter) => toWindows1251(letter)));
    const text = await upload(bytes, { name: 'Сводка.txt', type: 'text/plain' });
    expect(text.status).toBe(201);
    expect(text.json.title).toBe('Сводка');
    expect(text.json.revisions[0].text).toContain('Северная Корея поставила России артиллерийские снаряды');
    expect(text.json.revisions[0].text).toContain('\n');
    const html = await upload(page('Quiet harbour', 'Nothing happened.'), { name: 'page.html', type: 'text/html' });
    expect(html.json).toMatchObject({ title: 'Quiet harbour', outcome: 'added' });
    expect(html.json.revisions[0].text).not.toMatch(/tanks|<|Home/);
    const nuls = await upload(`Nu\0ls are\0 dropped from a text that has a few of them. ${FILLER}`, {
      name: 'nul.txt',
    });
    expect(nuls.status).toBe(201);
    expect(nuls.json.revisions[0].text).toContain('Nuls are dropped');
  });

  it.each([
    ['empty', Buffer.alloc(0), 'empty'],
    ['blank', Buffer.from(' \n\t '), 'holds no text'],
    [
      'an archive',
      Buffer.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 4_000 }, (_, at) => (at * 37) % 256)]),
      'none of what',
    ],
    ['NULs', Buffer.alloc(5_000), 'none of what'],
    ['a PDF by its first line only', Buffer.from('%PDF-1.7\nnothing of the kind'), 'damaged'],
    ['a PDF without text', buildPdf([]), 'no text'],
    [
      'a locked PDF',
      buildPdfOfObjects(
        [
          ...pdfObjectsOf(pdfStream(Buffer.from('BT ET'))),
          `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> >>`,
        ],
        `/Encrypt 6 0 R /ID [<${'22'.repeat(16)}> <${'22'.repeat(16)}>]`,
      ),
      'password',
    ],
    ['a PDF that unpacks to two gigabytes', buildPdfBomb(2_000), 'more time or memory'],
  ])('refuses a file that is %s', async (_, bytes, reason) => {
    const answer = await upload(bytes, { type: 'application/octet-stream' });
    expect([answer.status, answer.json.code]).toEqual([400, 'file-unreadable']);
    expect(answer.json.errors).toEqual([{ field: 'file', message: expect.stringContaining(reason) }]);
  });

  it('refuses what is too large, no form, or two files', async () => {
    const large = await upload(Buffer.alloc(11 * 1024 * 1024, 'a'));
    expect([large.status, large.json.code]).toEqual([413, 'body-too-large']);
    expect(large.json.errors).toEqual([{ field: 'file', message: 'is too large' }]);
    const json = await app.request('POST', '/api/v1/articles/file', { body: { file: 'x' } });
    expect([json.status, json.json.code]).toEqual([415, 'media-type-unsupported']);
    const elsewhere = await app.request('POST', '/api/v1/articles', {
      rawBody: '--x\r\n',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect([elsewhere.status, elsewhere.json.code]).toEqual([415, 'media-type-unsupported']);
    const broken = await app.request('POST', '/api/v1/articles/file', {
      rawBody: '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect([broken.status, broken.json.code]).toEqual([400, 'malformed-request']);
    const form = new FormData();
    form.set('file', new Blob(['one']), 'one.txt');
    form.append('file', new Blob(['two']), 'two.txt');
    const headers = { authorization: `Bearer ${app.adminKey}` };
    const two = await fetch(`${app.url}/api/v1/articles/file`, { method: 'POST', headers, body: form });
    expect(two.status).toBe(413);
    const none = new FormData();
    none.set('title', 'Without a file');
    const without = await fetch(`${app.url}/api/v1/articles/file`, { method: 'POST', headers, body: none });
    expect(without.status).toBe(400);
    expect((await without.json()) as unknown).toMatchObject({ code: 'invalid-request', errors: [{ field: 'file' }] });
  });

  it('says which field is at fault', async () => {
    const faultsOf = async (body: unknown): Promise<unknown> => {
      const { status, json } = await add(body);
      return [status, json.code, json.errors?.map(({ field }: { field: string }) => field)];
    };
    expect(await faultsOf({ url: 'ftp://example.org' })).toEqual([400, 'invalid-request', ['url']]);
    expect(await faultsOf({ url: 'https://example.org', text: 'both' })).toEqual([400, 'invalid-request', ['url']]);
    expect(await faultsOf({ title: 'Neither' })).toEqual([400, 'invalid-request', ['url']]);
    expect(await faultsOf({ text: ' \n ' })).toEqual([400, 'text-missing', ['text']]);
    expect(await faultsOf({ text: 'a'.repeat(200_001) })).toEqual([400, 'invalid-request', ['text']]);
    expect(await faultsOf({ text: 'a', published: 'yesterday' })).toEqual([400, 'invalid-request', ['published']]);
    expect(await faultsOf({ text: 'a', published: '2999-01-01' })).toEqual([400, 'invalid-request', ['published']]);
    expect(await faultsOf({ text: 'a', language: 'Old Norse' })).toEqual([400, 'invalid-request', ['language']]);
    expect(await faultsOf({ text: 'a', origin: 'nul\0' })).toEqual([400, 'invalid-request', ['origin']]);
    expect(await faultsOf({ url: press.url('/nowhere') })).toEqual([400, 'page-unreadable', ['url']]);
  });

  it('reaches no address inside, and nobody below an analyst', async () => {
    const before = press.requests.length;
    const refused = await closed.request('POST', '/api/v1/articles', { body: { url: press.url('/shells') } });
    expect([refused.status, refused.json.code]).toEqual([400, 'page-unreadable']);
    expect(press.requests.length).toBe(before);
    expect((await add({ text: 'A text.' }, viewerKey)).status).toBe(403);
    expect((await upload('A text.', { key: viewerKey })).status).toBe(403);
    expect((await upload('A text.', { key: 'emk_nothing' })).status).toBe(401);
  });
});

interface UploadOptions {
  readonly name?: string;
  readonly type?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly key?: string;
}

/** Of the letters from А to я, and of ASCII. */
function toWindows1251(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? code : code - 0x410 + 0xc0;
}
