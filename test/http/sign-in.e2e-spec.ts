import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LinksService } from '../../src/delivery/links.service.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const PASSWORD = 'correct horse battery staple';

describe('signing in over HTTP', () => {
  let app: TestApp;
  let door: { cookie: string; csrf: string };
  let session: { cookie: string; csrf: string };

  const cookieIn = (headers: Headers): string =>
    headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

  /** Posts a form as a browser would from a page of ours, unless told otherwise. */
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
    app.request('POST', path, {
      key: null,
      rawBody: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        origin: app.url,
        ...headers,
      },
    });

  beforeAll(async () => {
    app = await startTestApp();
    const path = /\/welcome\/[\w-]+/.exec(app.announced.join('\n'))?.[0] ?? '';
    const page = await app.request('GET', path, { key: null });
    door = { cookie: cookieIn(page.headers), csrf: csrfIn(page.text) };
    const fields = { csrf: door.csrf, password: PASSWORD, name: 'Ana', email: 'ana@example.org' };
    const answer = await post(path, fields, { cookie: door.cookie });
    expect(answer.status).toBe(303);
    const cookie = cookieIn(answer.headers);
    session = { cookie, csrf: csrfIn((await app.request('GET', '/account', { key: null, headers: { cookie } })).text) };
  });

  afterAll(() => app.stop());

  it('serves pages under a strict policy that no cache keeps', async () => {
    const { headers, text } = await app.request('GET', '/sign-in', { key: null });
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "base-uri 'self'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toContain('no-store');
    const [asset = ''] = /\/assets\/[^"]+\.css/.exec(text) ?? [];
    const sheet = await app.request('GET', asset, { key: null });
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    expect((await app.request('GET', '/assets/..%2f..%2fpackage.json', { key: null })).status).toBe(404);
  });

  it('refuses forms that do not come from a page of ours', async () => {
    const fields = { csrf: session.csrf, name: 'x', scopes: 'screen' };
    const { cookie } = session;
    const status = async (given: Record<string, string>, headers: Record<string, string>): Promise<number> =>
      (await post('/account/keys', given, headers)).status;
    expect(await status({ ...fields, csrf: '' }, { cookie })).toBe(403);
    expect(await status({ ...fields, csrf: door.csrf }, { cookie })).toBe(403);
    expect(await status(fields, { cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status(fields, { cookie, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await status(fields, { cookie })).toBe(200);
    expect((await post('/sign-in', { email: 'a@b.c', password: 'x', csrf: door.csrf }, {})).status).toBe(403);
    expect(
      (await app.request('GET', '/account', { key: null, headers: { cookie } })).text.match(/emk_[0-9a-f]{12}_…/g),
    ).toHaveLength(2);
  });

  it('lets a session read the API, and change things there only with the token', async () => {
    const { cookie, csrf } = session;
    expect((await app.request('GET', '/api/v1/me', { key: null, headers: { cookie } })).status).toBe(200);
    const body = { email: 'b@example.org', name: 'B', role: 'viewer' };
    expect((await app.request('POST', '/api/v1/users', { key: null, body, headers: { cookie } })).status).toBe(403);
    const headers = { cookie, 'x-csrf-token': csrf };
    expect((await app.request('POST', '/api/v1/users', { key: null, body, headers })).status).toBe(201);
  });

  it('goes on to paths of its own only', async () => {
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/api/v1/me',
      'javascript:alert(1)',
    ]) {
      const page = await app.request('GET', `/sign-in?next=${encodeURIComponent(next)}`, {
        key: null,
        headers: { cookie: door.cookie },
      });
      expect(/name="next" value="([^"]+)"/.exec(page.text)?.[1]).toBe('/queue');
      const fields = { csrf: csrfIn(page.text), email: 'ana@example.org', password: PASSWORD, next };
      const answer = await post('/sign-in', fields, { cookie: door.cookie });
      expect(answer.headers.get('location')).toBe('/queue');
    }
    const fields = { csrf: door.csrf, email: 'ana@example.org', password: PASSWORD, next: '/embargoes?on=2016-01-01' };
    expect((await post('/sign-in', fields, { cookie: door.cookie })).headers.get('location')).toBe(
      '/embargoes?on=2016-01-01',
    );
    // What no header may hold is written as an address has it.
    const other = { ...fields, next: '/queue?q=\u0001Иран' };
    expect((await post('/sign-in', other, { cookie: door.cookie })).headers.get('location')).toBe(
      '/queue?q=%01%D0%98%D1%80%D0%B0%D0%BD',
    );
  });

  it('leaves to whoever holds a link out of a mail what it allows, signed in or not', async () => {
    const { json } = await app.request('POST', '/api/v1/subscriptions', { body: { email: 'reader@example.org' } });
    const sign = await app.app.get(LinksService, { strict: false }).signer();
    const path = new URL(sign('unsubscribe', json.id)).pathname;
    expect((await post(path, {}, { cookie: session.cookie })).status).toBe(200);
    expect((await app.request('GET', `/api/v1/subscriptions/${json.id}`)).json.state).toBe('ended');
  });

  it('lets no small key make itself a large one', async () => {
    const { json } = await app.request('POST', '/api/v1/keys', { body: { name: 'small', scopes: ['alerts:read'] } });
    const answer = await app.request('POST', '/account/keys', {
      key: json.secret,
      rawBody: 'name=large&scopes=admin',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('emk_');
  });

  it('slows guessing down, and says when to come back', async () => {
    const fields = { csrf: door.csrf, email: 'ana@example.org', password: 'wrong' };
    for (let i = 0; i < 10; i++) expect((await post('/sign-in', fields, { cookie: door.cookie })).status).toBe(401);
    const answer = await post('/sign-in', { ...fields, password: PASSWORD }, { cookie: door.cookie });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.text).toContain('Too many wrong passwords');
  });

  it('answers an unknown page of a known kind in words, not in JSON', async () => {
    const { status, text, headers } = await app.request('GET', '/alerts/999999', {
      key: null,
      headers: { cookie: session.cookie },
    });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('There is no alert 999999.');
  });
});
