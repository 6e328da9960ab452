import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeSchema } from '../../src/alerts/alert-schema.js';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { REPORT } from '../../src/alerts/report.spec-support.js';
import { EventReader } from '../support/event-reader.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';
import { runSchedules, Writers } from './change-schedules.js';

/** `npm run prove:changes` asks for 10,000. */
const SCHEDULES = Number(process.env['CHANGE_SCHEDULES'] ?? '80');

describe('the change feed over HTTP', () => {
  let test: TestApp;

  beforeAll(async () => {
    const db = await createTestDatabase();
    test = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, RATE_LIMIT_PER_MINUTE: '1000000' }, { db });
  });

  afterAll(() => test.db.drop());

  it(
    `lets clients that pause and start again hold exactly what stands (${SCHEDULES} schedules)`,
    async () => {
      const report = await runSchedules(
        test,
        Array.from({ length: SCHEDULES }, (_, at) => at + 1),
      );
      expect(report).toMatchObject({ wrong: [], isGapless: true });
      // A schedule without these would prove little.
      for (const count of [report.creations, report.updates, report.deletions, report.restarts])
        expect(count).toBeGreaterThan(SCHEDULES / 2);
    },
    120_000 + SCHEDULES * 500,
  );

  it('tells what comes as events, and goes on where a connection broke', async () => {
    const bench = new AlertsBench(test.db.database);
    const first = await EventReader.open(test);
    const began = (await first.until(({ lastId }) => lastId !== '')).lastId;
    await bench.raised({ text: REPORT });
    const { events, lastId } = await first.until(({ events: told }) => told.length === 1);
    await first.leave();
    expect(events).toMatchObject([{ name: 'created', data: { what: ['raised'], alert: { version: 1 } } }]);
    for (const { data } of events) expect(changeSchema.parse(data)).toEqual(data);
    await bench.raised({ text: REPORT, publisher: 'A second paper' });
    const again = await EventReader.open(test, { 'last-event-id': lastId });
    const missed = await again.until(({ events: told }) => told.length === 1);
    await again.leave();
    expect(missed.events).toMatchObject([{ name: 'updated', data: { what: ['copy'] } }]);
    // The ids are cursors of the feed that is polled.
    const { json } = await test.request('GET', `/api/v1/changes?after=${began}`);
    expect(json.items).toEqual([...events, ...missed.events].map(({ data }) => data));
    expect(json.next).toBe(missed.lastId);
  });

  it('opens a stream for nobody without a key, and none after a cursor that is not in the feed', async () => {
    expect((await test.request('GET', '/api/v1/changes/stream', { key: null })).status).toBe(401);
    expect((await test.request('GET', '/api/v1/changes/stream?after=x')).status).toBe(400);
  });

  it('refuses to let an alert go that was told of and leaves no tombstone', async () => {
    const id = await new Writers(test.db.database).createOne();
    await expect(test.db.database.run('DELETE FROM alerts WHERE id = $1', [id])).rejects.toThrow(/without a tombstone/);
  });

  it('says after a restore, and where the past was cut off, how to start again', async () => {
    const { json } = await test.request('GET', '/api/v1/changes?limit=2');
    await test.db.database.run('DELETE FROM alert_changes WHERE number <= 5');
    const gone = await test.request('GET', `/api/v1/changes?after=${json.next}`);
    expect(gone).toMatchObject({ status: 410, json: { code: 'changes-cursor-gone' } });
    const [, restart = ''] = /<([^>]+)>; rel="restart"/.exec(gone.headers.get('link') ?? '') ?? [];
    const list = await test.request('GET', restart);
    expect(list.status).toBe(200);
    const stream = await test.request('GET', '/api/v1/changes/stream', { headers: { 'last-event-id': json.next } });
    expect([stream.status, stream.headers.get('link')]).toEqual([410, gone.headers.get('link')]);
    const after = await test.request('GET', `/api/v1/changes?after=${list.json.changesCursor}`);
    expect(after.json).toEqual({ items: [], next: list.json.changesCursor });
  });

  it('ends its streams when the server closes', async () => {
    const reader = await EventReader.open(test);
    await reader.until(({ lastId }) => lastId !== '');
    const ended = reader.toEnd();
    await test.app.close();
    await ended;
  });

  it('tells a correction to who comes back after a restart, once', async () => {
    const serve = async (): Promise<TestApp> => {
      const app = await startTestApp({ ROLE: 'api', DATABASE_URL: test.db.url }, { db: test.db });
      return { ...app, adminKey: test.adminKey };
    };
    const before = await serve();
    const reader = await EventReader.open(before);
    await reader.until(({ lastId }) => lastId !== '');
    await new AlertsBench(test.db.database).raised({ text: `${REPORT} The barge was the Verrin Star.` });
    const { events, lastId } = await reader.until(({ events: told }) => told.length === 1);
    await reader.leave();
    const { alertId } = changeSchema.parse(events[0]?.data);
    for (const body of [{ act: 'dismiss', reason: 'misread' }, { act: 'reopen' }]) {
      const { headers } = await before.request('GET', `/api/v1/alerts/${alertId}`, { key: test.adminKey });
      const answer = await before.request('POST', `/api/v1/alerts/${alertId}/review`, {
        key: test.adminKey,
        body,
        headers: { 'if-match': headers.get('etag') ?? '' },
      });
      expect(answer.status).toBe(200);
    }
    await before.app.close();
    const after = await serve();
    const again = await EventReader.open(after, { 'last-event-id': lastId });
    const missed = await again.until(({ events: told }) => told.length === 2);
    await again.leave();
    expect(missed.events).toMatchObject([
      { name: 'updated', data: { alertId, alert: { state: 'dismissed' } } },
      { name: 'updated', data: { alertId, what: expect.arrayContaining(['edition']), alert: { state: 'open' } } },
    ]);
    const { json } = await after.request('GET', `/api/v1/changes?after=${lastId}`, { key: test.adminKey });
    expect([json.items, json.next]).toEqual([missed.events.map(({ data }) => data), missed.lastId]);
    const editions = await after.request('GET', `/api/v1/alerts/${alertId}/editions`, { key: test.adminKey });
    expect(editions.json.items.filter(({ isCorrection }: { isCorrection: boolean }) => isCorrection)).toHaveLength(1);
    await after.app.close();
  });
});
