import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestAnswer, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

describe('writes with an Idempotency-Key', () => {
  let test: TestApp;
  let count = 0;

  beforeAll(async () => {
    const db = await createTestDatabase();
    test = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, RATE_LIMIT_PER_MINUTE: '10000' }, { db });
  });

  afterAll(() => test.stop());

  const newKey = (): string => `"${crypto.randomUUID()}"`;
  const invite = (key: string, email: string, caller?: string): Promise<TestAnswer> =>
    test.request('POST', '/api/v1/users', {
      body: { email, name: 'Somebody', role: 'viewer' },
      headers: { 'idempotency-key': key },
      ...(caller === undefined ? {} : { key: caller }),
    });
  const newEmail = (): string => `person-${++count}@example.org`;
  const users = async (email: string): Promise<number> =>
    (await test.db.database.rows('SELECT 1 FROM users WHERE email = $1', [email])).length;

  it('are done once and answered again as they were', async () => {
    const [key, email] = [newKey(), newEmail()];
    const first = await invite(key, email);
    const second = await invite(key, email);
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(await users(email)).toBe(1);
  });

  it('are done once however many ask at the same time', async () => {
    const [key, email] = [newKey(), newEmail()];
    const answers = await Promise.all(Array.from({ length: 12 }, () => invite(key, email)));
    expect(await users(email)).toBe(1);
    const [first] = answers.filter(({ status }) => status === 201);
    for (const { status, text, json, headers } of answers) {
      if (status === 201) expect(text).toBe(first?.text);
      else expect([status, json.code, headers.get('retry-after')]).toEqual([409, 'idempotency-key-in-use', '1']);
    }
    expect((await invite(key, email)).text).toBe(first?.text);
  });

  it('are refused where the key came with something else before', async () => {
    const [key, email] = [newKey(), newEmail()];
    await invite(key, email);
    expect(await invite(key, newEmail())).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
    const elsewhere = await test.request('POST', '/api/v1/keys', {
      body: { email, name: 'Somebody', role: 'viewer' },
      headers: { 'idempotency-key': key },
    });
    expect(elsewhere.status).toBe(422);
  });

  it('tell files apart by what is in them', async () => {
    const key = newKey();
    const bring = async (text: string): Promise<number> => {
      const form = new FormData();
      form.set('file', new File([text], 'a.opml', { type: 'text/x-opml' }));
      const headers = { authorization: `Bearer ${test.adminKey}`, 'idempotency-key': key };
      return (await fetch(`${test.url}/api/v1/articles/file`, { method: 'POST', body: form, headers })).status;
    };
    const first = await bring('one');
    expect(await bring('one')).toBe(first);
    expect(await bring('two')).toBe(422);
  });

  it('are answered with the same refusal, and each caller has keys of their own', async () => {
    const [key, email] = [newKey(), newEmail()];
    await invite(newKey(), email);
    const refused = await invite(key, email);
    expect(refused.status).toBe(409);
    const again = await invite(key, email);
    expect([again.status, again.text, again.headers.get('content-type')]).toEqual([
      409,
      refused.text,
      refused.headers.get('content-type'),
    ]);
    const other = await test.request('POST', '/api/v1/keys', { body: { name: 'another' } });
    const third = newEmail();
    expect((await invite(key, third, other.json.secret)).status).toBe(201);
  });

  it('keep no secret that was in the answer', async () => {
    const key = newKey();
    const make = (): Promise<TestAnswer> =>
      test.request('POST', '/api/v1/keys', { body: { name: 'kept' }, headers: { 'idempotency-key': key } });
    const { json } = await make();
    expect((await make()).json.secret).toBe(json.secret);
    const rows = await test.db.database.rows<{ text: string }>(
      `SELECT encode(answer, 'escape') || encode(key_hash, 'escape') AS text FROM idempotent_requests WHERE answer IS NOT NULL`,
    );
    for (const { text } of rows) {
      expect(text).not.toContain(json.secret);
      expect(text).not.toContain(key.slice(1, -1));
    }
  });

  it('say where the outcome was lost, and forget after two days', async () => {
    const [key, email] = [newKey(), newEmail()];
    await invite(key, email);
    const lose = (age: string): Promise<number> =>
      test.db.database.run(
        `UPDATE idempotent_requests SET answer = NULL, began_at = now() - $1::interval
         WHERE began_at = (SELECT max(began_at) FROM idempotent_requests)`,
        [age],
      );
    await lose('-1 minute');
    expect((await invite(key, email)).json.code).toBe('idempotency-key-in-use');
    await lose('20 minutes');
    await test.db.database.run(
      `UPDATE idempotent_requests SET began_at = now() - interval '30 minutes' WHERE answer IS NOT NULL`,
    );
    expect((await invite(key, email)).json.code).toBe('idempotency-outcome-unknown');
    await lose('49 hours');
    expect((await invite(key, email)).json.code).not.toMatch(/^idempotency/);
  });

  it('are tried again where the fault was ours', async () => {
    const key = newKey();
    const make = (): Promise<TestAnswer> =>
      test.request('POST', '/api/v1/feeds', { body: { name: 'x' }, headers: { 'idempotency-key': key } });
    await test.db.database.run('ALTER TABLE alert_feeds RENAME TO away');
    expect((await make()).status).toBe(500);
    await test.db.database.run('ALTER TABLE away RENAME TO alert_feeds');
    expect((await make()).status).toBe(201);
  });

  it.each(['""', 'a b', `"${'x'.repeat(256)}"`])('refuse the key %s', async (key) => {
    expect(await invite(key, newEmail())).toMatchObject({ status: 400, json: { code: 'idempotency-key-invalid' } });
  });

  it('are not asked who may not act', async () => {
    const viewer = await test.request('POST', '/api/v1/users', {
      body: { email: newEmail(), name: 'v', role: 'viewer' },
    });
    const made = await test.request('POST', '/api/v1/keys', { body: { name: 'v', userId: viewer.json.id } });
    expect((await invite(newKey(), newEmail(), made.json.secret)).status).toBe(403);
    expect(
      (await test.request('POST', '/api/v1/users', { key: null, headers: { 'idempotency-key': newKey() } })).status,
    ).toBe(401);
  });
});
