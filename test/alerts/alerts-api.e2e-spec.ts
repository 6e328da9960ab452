import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alertDetailSchema, alertSchema, changeSchema } from '../../src/alerts/alert-schema.js';
import { storySchema } from '../../src/alerts/story-schema.js';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { REPORT, SECOND_REPORT } from '../../src/alerts/report.spec-support.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

describe('alerts in the API', () => {
  let test: TestApp;
  let bench: AlertsBench;

  beforeAll(async () => {
    const db = await createTestDatabase();
    test = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, RATE_LIMIT_PER_MINUTE: '100000' }, { db });
    bench = new AlertsBench(db.database);
    await bench.raised(
      { text: REPORT, title: 'Containers traced' },
      { text: REPORT, publisher: 'Paper' },
      { text: SECOND_REPORT, publishedAt: '2026-11-25T09:00:00Z' },
    );
  });

  afterAll(() => test.stop());

  const keyFor = async (role: string): Promise<string> => {
    const user = await test.request('POST', '/api/v1/users', {
      body: { email: `${role}-${Math.random()}@example.org`, name: role, role },
    });
    const key = await test.request('POST', '/api/v1/keys', { body: { name: role, userId: user.json.id } });
    return key.json.secret;
  };

  it('are listed in the shape of the contract, with a cursor for the changes', async () => {
    const { status, json, headers } = await test.request(
      'GET',
      '/api/v1/alerts?regime=dprk,iran&state=open&sort=priority',
    );
    expect(status).toBe(200);
    expect(json.items).toHaveLength(2);
    for (const item of json.items) expect(alertSchema.parse(item)).toEqual(item);
    expect(json.next).toBeNull();
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const changes = await test.request('GET', `/api/v1/changes?after=${json.changesCursor}`);
    expect(changes.json).toEqual({ items: [], next: json.changesCursor });
  });

  it('are walked by cursor, all pages naming the feed’s head at the first', async () => {
    const first = await test.request('GET', '/api/v1/alerts?limit=1');
    await bench.raised({ text: `${REPORT} Later.`, publisher: 'Late paper' });
    const second = await test.request('GET', `/api/v1/alerts?limit=1&cursor=${first.json.next}`);
    expect(second.json.items[0].id).not.toBe(first.json.items[0].id);
    expect(second.json.changesCursor).toBe(first.json.changesCursor);
    const { json } = await test.request('GET', `/api/v1/changes?after=${first.json.changesCursor}`);
    expect(json.items).toMatchObject([{ change: 'updated', what: ['copy'] }]);
    const wrong = await test.request('GET', `/api/v1/alerts?limit=1&sort=priority&cursor=${first.json.next}`);
    expect(wrong).toMatchObject({ status: 400, json: { code: 'cursor-invalid' } });
    const [mark, , ...rest] = JSON.parse(Buffer.from(first.json.next, 'base64url').toString('utf8'));
    for (const key of ['9999-99-99', '2026-02-30 00:00:00+00', '1e99', '\0']) {
      const forged = Buffer.from(JSON.stringify([mark, key, ...rest])).toString('base64url');
      const answer = await test.request('GET', `/api/v1/alerts?limit=1&cursor=${forged}`);
      expect(answer).toMatchObject({ status: 400, json: { code: 'cursor-invalid' } });
    }
  });

  it('are cut to the fields that are asked for', async () => {
    const { json } = await test.request('GET', '/api/v1/alerts?fields=priority,id&sort=priority');
    expect(json.items.length).toBeGreaterThan(0);
    for (const item of json.items) expect(Object.keys(item)).toEqual(['id', 'priority']);
    const one = await test.request('GET', `/api/v1/alerts/${json.items[0].id}?fields=id&fields=evidence`);
    expect(Object.keys(one.json)).toEqual(['id', 'evidence']);
    expect((await test.request('GET', '/api/v1/alerts?fields=claims')).status).toBe(400);
  });

  it.each(['/api/v1/alerts?minPriority=1', '/api/v1/changes', '/api/v1/stats?from=2026-11-01&to=2026-12-01'])(
    'are not sent again while nothing has changed: %s',
    async (path) => {
      const etag = (await test.request('GET', path)).headers.get('etag') ?? '';
      const again = await test.request('GET', path, { headers: { 'if-none-match': etag } });
      expect([again.status, again.text]).toEqual([304, '']);
      await bench.raised({ text: `${REPORT} And later.`, publisher: `Third paper ${path}` });
      expect((await test.request('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(200);
    },
  );

  it('are shown whole, and reviewed on the version that was read', async () => {
    const [{ id, storyId }] = (await test.request('GET', '/api/v1/alerts?q=rajin')).json.items;
    const { json, headers } = await test.request('GET', `/api/v1/alerts/${id}`);
    expect(alertDetailSchema.parse(json)).toEqual(json);
    expect(json.evidence[0].passages[0].quote).toBe(REPORT.slice(0, 300));
    expect(json.provisions[0].link).toBe('https://docs.un.org/en/S/RES/1718(2006)');
    const etag = headers.get('etag') ?? '';
    expect((await test.request('GET', `/api/v1/alerts/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    );

    const review = (body: unknown, ifMatch?: string, key?: string): ReturnType<TestApp['request']> =>
      test.request('POST', `/api/v1/alerts/${id}/review`, {
        body,
        ...(key ? { key } : {}),
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      });
    expect(await review({ act: 'start' })).toMatchObject({ status: 400, json: { code: 'if-match-missing' } });
    expect((await review({ act: 'start' }, etag, await keyFor('viewer'))).status).toBe(403);
    const started = await review({ act: 'start' }, etag, await keyFor('analyst'));
    expect(started).toMatchObject({ status: 200, json: { state: 'in-review', version: json.version + 1 } });
    expect(await review({ act: 'confirm' }, etag)).toMatchObject({ status: 412, json: { code: 'alert-stale' } });
    const confirmed = await review({ act: 'confirm', text: 'Seen the pictures' }, started.headers.get('etag') ?? '');
    expect(confirmed.status).toBe(200);
    expect(await review({ act: 'start' }, '*')).toMatchObject({ status: 409, json: { code: 'review-not-possible' } });
    const { history } = (await test.request('GET', `/api/v1/alerts/${id}`)).json;
    expect(history.at(-1)).toMatchObject({ act: 'alert.confirm', text: 'Seen the pictures' });

    const path = `/api/v1/audit/entries?subjectType=alert&subjectId=${id}`;
    const [{ number }] = (await test.request('GET', path)).json.items.filter(({ text }: { text: string }) => text);
    expect((await test.request('POST', `/api/v1/audit/entries/${number}/erase-text`)).status).toBe(204);
    const erased = (await test.request('GET', `/api/v1/alerts/${id}`)).json.history;
    expect(erased.at(-1)).toMatchObject({ act: 'alert.confirm', text: null });

    const story = (await test.request('GET', `/api/v1/stories/${storyId}`)).json;
    expect(storySchema.parse(story)).toEqual(story);
    expect(story.alerts.map((alert: { id: string }) => alert.id)).toEqual([id]);
  });

  it('are shown with their links as those stand now', async () => {
    const [one, other] = (await test.request('GET', '/api/v1/alerts?limit=2')).json.items;
    const act = (id: string, name: string, body: unknown): ReturnType<TestApp['request']> =>
      test.request('POST', `/api/v1/alerts/${id}/${name}`, { body, headers: { 'if-match': '*' } });
    expect((await act(one.id, 'links', { alertId: other.id, kind: 'related' })).status).toBe(200);
    const shown = async (): Promise<unknown> => (await test.request('GET', `/api/v1/alerts/${one.id}`)).json.links;
    expect(await shown()).toMatchObject([{ alertId: other.id, state: other.state }]);
    const next = other.state === 'open' ? ['start', 'in-review'] : ['reopen', 'open'];
    expect((await act(other.id, 'review', { act: next[0] })).json.state).toBe(next[1]);
    expect(await shown()).toMatchObject([{ alertId: other.id, state: next[1] }]);
    await act(other.id, 'review', { act: other.state === 'open' ? 'reopen' : 'confirm' });
  });

  it('are handed to people', async () => {
    const [{ id }] = (await test.request('GET', '/api/v1/alerts?state=open')).json.items;
    const me = (await test.request('GET', '/api/v1/me')).json.user.id;
    const assign = (assigneeId: string | null): ReturnType<TestApp['request']> =>
      test.request('POST', `/api/v1/alerts/${id}/assign`, { body: { assigneeId }, headers: { 'if-match': '*' } });
    expect((await assign(me)).json).toMatchObject({ assigneeId: me });
    expect((await test.request('GET', `/api/v1/alerts?assignee=${me}`)).json.items).toHaveLength(1);
    expect(await assign('424242')).toMatchObject({ status: 400, json: { code: 'assignee-unknown' } });
    expect((await assign(null)).json).toMatchObject({ assigneeId: null });
  });

  it('are followed change by change, waiting for the next', async () => {
    let cursor = '';
    const seen: { number: number }[] = [];
    for (;;) {
      const { json } = await test.request('GET', `/api/v1/changes?limit=2${cursor === '' ? '' : `&after=${cursor}`}`);
      cursor = json.next;
      if (json.items.length === 0) break;
      for (const item of json.items) expect(changeSchema.parse(item)).toEqual(item);
      seen.push(...json.items);
    }
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_, at) => at + 1));
    const waiting = test.request('GET', `/api/v1/changes?after=${cursor}&waitMs=30000`);
    await bench.raised({ text: `${REPORT} And more.`, publisher: 'Fourth paper' });
    expect((await waiting).json.items).toHaveLength(1);
  });

  it('end a walk whose cursor is not in the feed with 410', async () => {
    const { json } = await test.request('GET', '/api/v1/changes?limit=1');
    await test.db.database.run(`UPDATE alert_changes SET mark = '00000000' WHERE number = 1`);
    expect(await test.request('GET', `/api/v1/changes?after=${json.next}`)).toMatchObject({
      status: 410,
      json: { code: 'changes-cursor-gone', detail: expect.stringContaining('GET /api/v1/alerts') },
    });
  });

  it('are counted', async () => {
    const { json } = await test.request(
      'GET',
      '/api/v1/stats?from=2026-11-20&to=2026-11-23&bucket=day&timeZone=America/New_York&regime=dprk',
    );
    expect(json).toMatchObject({ alerts: 2, byState: { confirmed: 1, open: 1 }, timeZone: 'America/New_York' });
    expect(json.series.map(({ start, alerts }: { start: string; alerts: number }) => [start, alerts])).toEqual([
      ['2026-11-19', 0],
      ['2026-11-20', 0],
      ['2026-11-21', 2],
      ['2026-11-22', 0],
    ]);
  });

  it.each([
    ['/api/v1/alerts?regime=atlantis', 400],
    ['/api/v1/alerts?unknown=1', 400],
    ['/api/v1/alerts?limit=201', 400],
    ['/api/v1/alerts?supplier=korea%27--', 400],
    ['/api/v1/alerts/0', 400],
    ['/api/v1/alerts/424242', 404],
    ['/api/v1/stories/424242', 404],
    ['/api/v1/changes?waitMs=30001', 400],
    ['/api/v1/changes?after=x', 400],
    ['/api/v1/stats?timeZone=EST5EDT', 400],
    ['/api/v1/stats?timeZone=Mars/Olympus', 400],
    ['/api/v1/stats?from=1990-01-01', 400],
  ])('refuse %s with %i', async (path, status) => {
    const answer = await test.request('GET', path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('need a role', async () => {
    for (const path of ['/alerts', '/alerts/1', '/stories/1', '/changes', '/stats']) {
      expect((await test.request('GET', `/api/v1${path}`, { key: null })).status).toBe(401);
    }
  });
});
