/** The forms by which people bring articles, sent as a browser sends them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildPdf } from '../support/build-pdf.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const PASSWORD = 'correct horse battery staple';

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

describe('the forms that take an article', () => {
  let app: TestApp;
  let analyst: Session;
  let viewer: Session;

  const cookieIn = (headers: Headers): string =>
    headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

  const send = (path: string, body: URLSearchParams | FormData, cookie: string): Promise<Response> =>
    fetch(app.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin', origin: app.url },
      body,
    });
  const sendText = (fields: Record<string, string>, { cookie, csrf } = analyst): Promise<Response> =>
    send('/articles/new', new URLSearchParams({ csrf, ...fields }), cookie);
  const sendFile = (bytes: Buffer, name: string, { cookie, csrf } = analyst): Promise<Response> => {
    const form = new FormData();
    form.set('csrf', csrf);
    form.set('origin', '');
    form.set('published', '2024-10-08');
    form.set('file', new Blob([new Uint8Array(bytes)]), name);
    return send('/articles/new/file', form, cookie);
  };
  const look = async (path: string): Promise<string> =>
    (await app.request('GET', path, { key: null, headers: { cookie: analyst.cookie } })).text;

  /** Opens a one-time link, sets a password, and is signed in. */
  const enter = async (path: string, fields: Record<string, string>): Promise<Session> => {
    const door = await app.request('GET', path, { key: null });
    const form = new URLSearchParams({ csrf: csrfIn(door.text), password: PASSWORD, ...fields });
    const answer = await send(path, form, cookieIn(door.headers));
    expect(answer.status).toBe(303);
    const cookie = cookieIn(answer.headers);
    return { cookie, csrf: csrfIn((await app.request('GET', '/account', { key: null, headers: { cookie } })).text) };
  };

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMIT_PER_MINUTE: '1000000' });
    const path = /\/welcome\/[\w-]+/.exec(app.announced.join('\n'))?.[0] ?? '';
    analyst = await enter(path, { name: 'Ana Kovač', email: 'ana@example.org' });
    const { csrf, cookie } = analyst;
    const invited = new URLSearchParams({ csrf, name: 'Vera', email: 'vera@example.org', role: 'viewer' });
    const made = await (await send('/people', invited, cookie)).text();
    const link = /https?:\/\/[^\s"<]+?(\/[\w-]+\/[\w-]{20,})/.exec(made)?.[1] ?? '';
    viewer = await enter(link, {});
  });

  afterAll(() => app.stop());

  it('keep a text, say by whom it was brought, and lead to the alert it raises', async () => {
    const text = 'Iran delivered anti-tank missiles to the Houthis in Yemen, the channel claimed.\r\n\r\nBy dhow.';
    const answer = await sendText({
      title: 'A claim',
      text,
      published: '2024-10-08',
      origin: 'Telegram, @harbour',
      note: '',
    });
    expect(answer.status).toBe(303);
    const [path = ''] = /^\/articles\/\d+/.exec(answer.headers.get('location') ?? '') ?? [];
    const page = await waitFor(
      'the alert on the page',
      () => look(`${path}?done=article-added`),
      (html) => html.includes('href="/alerts/'),
    );
    expect(page).toContain('The article is kept with your name');
    expect(page).toMatch(/Brought by (<!-- -->)?Ana Kovač(<!-- -->)? on /);
    expect(page).toContain('Telegram, @harbour');
    const again = await sendText({ title: 'A claim', text });
    expect(again.headers.get('location')).toBe(`${path}?done=article-known`);
    expect(await look(`${path}?done=article-known`)).toContain('was known already');
  });

  it('take a file with the token inside the form', async () => {
    const pdf = buildPdf(['North Korea shipped artillery shells to Russia, officials said.']);
    const answer = await sendFile(pdf, 'shells.pdf');
    expect(answer.status).toBe(303);
    const page = await look(answer.headers.get('location') ?? '');
    expect(page).toContain('is said to have supplied');
    expect((await sendFile(pdf, 'shells.pdf', { ...analyst, csrf: 'wrong' })).status).toBe(403);
    expect((await sendFile(pdf, 'shells.pdf', { ...analyst, csrf: viewer.csrf })).status).toBe(403);
  });

  it('say on the page what was wrong, and keep what was typed', async () => {
    const inside = await sendText({ url: 'http://127.0.0.1:8099/inside', note: 'Look <here>' });
    const page = await inside.text();
    expect(inside.status).toBe(400);
    expect(page).toMatch(/The page could not be read\. [^<]*public internet/);
    expect(page).toContain('value="http://127.0.0.1:8099/inside"');
    expect(page).toContain('value="Look &lt;here>"');
    const empty = await sendText({ title: 'Only a title', text: ' ' });
    expect([empty.status, (await empty.text()).includes('There is no text')]).toEqual([400, true]);
    const scan = await sendFile(buildPdf([]), 'scan.pdf');
    expect([scan.status, (await scan.text()).includes('may be a scan')]).toEqual([400, true]);
    const large = await sendFile(Buffer.alloc(11 * 1024 * 1024, 'a'), 'large.txt');
    expect(large.status).toBe(413);
    expect(large.headers.get('content-type')).toContain('text/html');
    expect(await large.text()).toContain('A file may have at most 10 MB.');
  });

  it('are not for viewers, and not for strangers', async () => {
    const { cookie } = viewer;
    expect((await app.request('GET', '/articles/new', { key: null, headers: { cookie } })).status).toBe(403);
    expect((await app.request('GET', '/articles', { key: null, headers: { cookie } })).text).not.toContain(
      '/articles/new',
    );
    expect((await sendText({ text: 'A text.' }, viewer)).status).toBe(403);
    expect((await sendFile(Buffer.from('A text.'), 'a.txt', viewer)).status).toBe(403);
    const stranger = await sendFile(Buffer.from('A text.'), 'a.txt', { cookie: '', csrf: '' });
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fqueue']);
  });
});
