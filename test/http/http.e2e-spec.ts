import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MetricsPortService } from '../../src/platform/metrics/metrics-port.service.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('every request', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });

  afterAll(() => test.stop());

  it('has an id: its own if it is a sane one', async () => {
    const own = await test.request('GET', '/health/live', { headers: { 'x-request-id': 'trace-1' } });
    expect(own.headers.get('x-request-id')).toBe('trace-1');
    const strange = await test.request('GET', '/nowhere', { headers: { 'x-request-id': '<script>' } });
    expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(strange.json.instance).toBe(strange.headers.get('x-request-id'));
  });

  it('is answered with strict headers, and kept by no cache unless its route says so', async () => {
    const { headers } = await test.request('GET', '/api/v1/me');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('ends in a problem when its JSON is broken, with the place', async () => {
    const answer = await test.request('POST', '/api/v1/users', { rawBody: '{\n "email": x }' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json).toEqual({
      type: '/problems/malformed-json',
      title: 'The request is not valid',
      status: 400,
      detail: 'The body is not JSON: see line 2, column 11 (character 12).',
      code: 'malformed-json',
      instance: answer.headers.get('x-request-id'),
    });
  });

  it.each([
    ['a field of the wrong type', { email: 7, name: 'x', role: 'viewer' }, ['email']],
    ['a field that is not known', { email: 'a@example.org', name: 'x', role: 'viewer', admin: true }, ['']],
    ['several faults', { email: 'a', name: '', role: 'king' }, ['email', 'name', 'role']],
    ['no body', undefined, ['']],
    ['an array', [], ['']],
  ])('ends in a problem when its body has %s', async (_, body, fields) => {
    const answer = await test.request('POST', '/api/v1/users', { body });
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
    expect(answer.json.errors.map(({ field }: { field: string }) => field).sort()).toEqual(fields);
  });

  it.each([
    [
      'POST',
      '/api/v1/users',
      { rawBody: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'media-type-unsupported',
    ],
    ['POST', '/api/v1/users', { rawBody: `"${'x'.repeat(6 * 1024 * 1024)}"` }, 413, 'body-too-large'],
    ['POST', '/api/v1/users', { rawBody: '['.repeat(100_000) + ']'.repeat(100_000) }, 400, 'invalid-request'],
    ['POST', '/api/v1/users', { rawBody: `{"__proto__":{"role":"admin"}}` }, 400, 'invalid-request'],
    ['GET', '/api/v1/nothing', {}, 404, 'route-not-found'],
    ['GET', '/api/v1/users/%zz', {}, 400, 'malformed-request'],
    ['GET', '/api/v1/users/0', {}, 400, 'invalid-request'],
    ['GET', '/api/v1/users?limit=0', {}, 400, 'invalid-request'],
    ['GET', '/api/v1/users?limt=5', {}, 400, 'invalid-request'],
    ['GET', '/api/v1/users?cursor=abc', {}, 400, 'cursor-invalid'],
    ['PUT', '/api/v1/users', {}, 405, 'method-not-allowed'],
    ['GET', '/metrics', {}, 404, 'route-not-found'],
  ])('%s %s (%#) ends in status and code', async (method, path, options, status, code) => {
    const answer = await test.request(method, path, options);
    expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('ends in a problem, not in a fault of ours, when it is nested without end or has what no text may have', async () => {
    const nested = '['.repeat(200_000) + ']'.repeat(200_000);
    const deep = await test.request('POST', '/api/v1/users', {
      rawBody: nested,
      headers: { 'idempotency-key': 'deep' },
    });
    expect(deep).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
    const body = { email: 'nul@example.org', name: 'a\0b', role: 'viewer' };
    expect(await test.request('POST', '/api/v1/users', { body })).toMatchObject({
      status: 400,
      json: { code: 'invalid-request' },
    });
  });

  it('ends in a plain 500 when there is a bug, and the cause stays here', async () => {
    await test.db.database.run('ALTER TABLE users RENAME TO away');
    try {
      const answer = await test.request('GET', '/api/v1/users');
      expect(answer.json).toMatchObject({ status: 500, code: 'internal-error' });
      expect(answer.text).not.toContain('relation');
    } finally {
      await test.db.database.run('ALTER TABLE away RENAME TO users');
    }
  });
});

describe('the rate limit', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp({ RATE_LIMIT_PER_MINUTE: '3' });
  });

  afterAll(() => test.stop());

  it('counts per key, says what is left, and answers 429 with a time to wait', async () => {
    const first = await test.request('GET', '/api/v1/me');
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-limit')).toBe('3');
    expect(first.headers.get('ratelimit-remaining')).toBe('2');
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=3;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"default";r=2;t=\d+$/);
    await test.request('GET', '/api/v1/me');
    await test.request('GET', '/api/v1/me');
    const refused = await test.request('GET', '/api/v1/me');
    expect(refused).toMatchObject({ status: 429, json: { code: 'rate-limited' } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('counts callers without a key per address, and does not count supervisors', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 4; count++) {
      statuses.push((await test.request('GET', '/api/v1/me', { key: null })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    for (let count = 0; count < 5; count++) {
      expect((await test.request('GET', '/health/live', { key: null })).status).toBe(200);
    }
  });
});

describe('the metrics', () => {
  it('are served to whoever holds the token', async () => {
    const test = await startTestApp({ METRICS_TOKEN: 'a-long-random-text' });
    try {
      expect(await test.request('GET', '/metrics', { key: 'wrong' })).toMatchObject({
        status: 401,
        json: { code: 'metrics-token-wrong' },
      });
      await test.request('GET', '/api/v1/users/999');
      const answer = await test.request('GET', '/metrics', { key: 'a-long-random-text' });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
      expect(answer.text).toMatch(
        /embargo_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/users\/:id",status="404"\} 1/,
      );
      expect(answer.text).toMatch(/embargo_jobs\{queue="screen-article",state="waiting"\} 0/);
      expect(answer.text).toContain('process_resident_memory_bytes');
      expect(answer.text).not.toContain('/users/999');
    } finally {
      await test.stop();
    }
  });

  it('are served on a port of their own, and nothing else is', async () => {
    const test = await startTestApp();
    const own = test.app.get(MetricsPortService);
    try {
      const port = await own.listen(0, '127.0.0.1');
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('embargo_jobs');
      expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(404);
      expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404);
      await test.app.close();
      await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
    } finally {
      await test.stop();
    }
  });
});

describe('a worker', () => {
  it('serves health and metrics, and nothing else', async () => {
    const test = await startTestApp({
      ROLE: 'worker',
      DATABASE_URL: 'postgres://127.0.0.1/shared',
      METRICS_TOKEN: 't',
    });
    try {
      expect((await test.request('GET', '/health/ready', { key: null })).status).toBe(200);
      expect((await test.request('GET', '/metrics', { key: 't' })).status).toBe(200);
      for (const path of ['/api/v1/me', '/api/v1/openapi.json', '/api/docs']) {
        expect((await test.request('GET', path, { key: null })).status).toBe(404);
      }
      expect(test.announced).toEqual([]);
    } finally {
      await test.stop();
    }
  });
});
