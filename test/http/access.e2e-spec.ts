import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('access to the API', () => {
  let test: TestApp;

  const makeUser = async (email: string, role: string): Promise<string> => {
    const { json } = await test.request('POST', '/api/v1/users', { body: { email, name: email, role } });
    return json.id;
  };

  const makeKey = async (body: Record<string, unknown>): Promise<{ id: string; secret: string }> => {
    const answer = await test.request('POST', '/api/v1/keys', { body: { name: 'test', ...body } });
    expect(answer.status).toBe(201);
    return answer.json;
  };

  beforeAll(async () => {
    test = await startTestApp();
  });

  afterAll(() => test.stop());

  it('begins with a key that the first start prints, once', async () => {
    expect(test.announced).toHaveLength(1);
    const me = await test.request('GET', '/api/v1/me');
    expect(me.json).toMatchObject({
      user: { role: 'admin', isActive: true },
      scopes: expect.arrayContaining(['admin']),
    });
  });

  it.each([
    ['no credentials', null, 'credentials-missing'],
    ['a key that is none', 'emk_x', 'credentials-invalid'],
    ['a key nobody has', `emk_${'0'.repeat(12)}_${'x'.repeat(43)}`, 'credentials-invalid'],
  ])('is refused with %s', async (_, key, code) => {
    const answer = await test.request('GET', '/api/v1/me', { key });
    expect(answer).toMatchObject({ status: 401, json: { code } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="embargo-monitor"');
  });

  it('is not given by cookie, query or another scheme', async () => {
    const headers: Record<string, string>[] = [
      { cookie: `key=${test.adminKey}` },
      { authorization: `Basic ${Buffer.from(`${test.adminKey}:`).toString('base64')}` },
      { authorization: test.adminKey },
    ];
    for (const each of headers) {
      expect(await test.request('GET', '/api/v1/me', { key: null, headers: each })).toMatchObject({ status: 401 });
    }
    expect(await test.request('GET', `/api/v1/me?key=${test.adminKey}`, { key: null })).toMatchObject({ status: 401 });
  });

  it('follows role and scope', async () => {
    const viewer = await makeKey({ userId: await makeUser('viewer@example.org', 'viewer') });
    const narrow = await makeKey({ scopes: ['alerts:read'] });
    expect((await test.request('GET', '/api/v1/me', { key: viewer.secret })).json).toMatchObject({
      user: { role: 'viewer' },
    });
    expect((await test.request('GET', '/api/v1/me', { key: narrow.secret })).json.scopes).toEqual(['alerts:read']);
    for (const path of ['/api/v1/users', '/api/v1/keys']) {
      expect(await test.request('GET', path, { key: viewer.secret })).toMatchObject({
        status: 403,
        json: { code: 'role-insufficient' },
      });
      expect(await test.request('GET', path, { key: narrow.secret })).toMatchObject({
        status: 403,
        json: { code: 'scope-insufficient' },
      });
    }
  });

  it('shows a key once, lists it without its secret, and ends with its revocation', async () => {
    const key = await makeKey({ scopes: ['screen'], expiresAt: '2999-01-01T00:00:00+01:00' });
    const listed = (await test.request('GET', '/api/v1/keys')).json.items.find(
      ({ id }: { id: string }) => id === key.id,
    );
    expect(listed).toMatchObject({ scopes: ['screen'], expiresAt: '2998-12-31T23:00:00.000Z', revokedAt: null });
    expect(JSON.stringify(listed)).not.toContain(key.secret.split('_').slice(2).join('_'));
    expect((await test.request('DELETE', `/api/v1/keys/${key.id}`)).status).toBe(204);
    expect((await test.request('DELETE', `/api/v1/keys/${key.id}`)).status).toBe(204);
    expect(await test.request('GET', '/api/v1/me', { key: key.secret })).toMatchObject({
      status: 401,
      json: { code: 'key-revoked' },
    });
    expect(await test.request('DELETE', '/api/v1/keys/999')).toMatchObject({
      status: 404,
      json: { code: 'key-not-found' },
    });
  });

  it('ends with the deactivation of the user', async () => {
    const userId = await makeUser('leaves@example.org', 'analyst');
    const { secret } = await makeKey({ userId });
    expect((await test.request('GET', '/api/v1/me', { key: secret })).status).toBe(200);
    const changed = await test.request('PATCH', `/api/v1/users/${userId}`, { body: { isActive: false } });
    expect(changed.json).toMatchObject({ id: userId, isActive: false });
    expect(await test.request('GET', '/api/v1/me', { key: secret })).toMatchObject({
      status: 401,
      json: { code: 'user-inactive' },
    });
  });

  it('keeps one admin', async () => {
    const { user } = (await test.request('GET', '/api/v1/me')).json;
    expect(await test.request('PATCH', `/api/v1/users/${user.id}`, { body: { role: 'viewer' } })).toMatchObject({
      status: 409,
      json: { code: 'last-admin' },
    });
  });

  it('lists users page by page', async () => {
    for (const name of ['p1', 'p2', 'p3']) await makeUser(`${name}@example.org`, 'viewer');
    const all = (await test.request('GET', '/api/v1/users?limit=200')).json;
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { json } = await test.request('GET', `/api/v1/users?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...json.items);
      cursor = json.next;
    }
    expect(seen).toEqual(all.items);
    expect(all.next).toBeNull();
    const { next } = (await test.request('GET', '/api/v1/keys?limit=1')).json;
    expect(await test.request('GET', `/api/v1/users?cursor=${next}`)).toMatchObject({
      status: 400,
      json: { code: 'cursor-invalid' },
    });
  });

  it('slows down whoever guesses, and still lets in who knows', async () => {
    const statuses: number[] = [];
    let last;
    for (let count = 0; count < 12; count++) {
      last = await test.request('GET', '/api/v1/me', { key: `emk_${'1'.repeat(12)}_${'x'.repeat(43)}` });
      statuses.push(last.status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect(last).toMatchObject({ json: { code: 'too-many-failures' } });
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await test.request('GET', '/api/v1/me')).status).toBe(200);
  });

  it('is on record, act by act', async () => {
    const acts = await test.db.database.rows<{ act: string }>('SELECT DISTINCT act FROM audit_entries ORDER BY act');
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['key.create', 'key.revoke', 'user.change', 'user.create']),
    );
  });
});
