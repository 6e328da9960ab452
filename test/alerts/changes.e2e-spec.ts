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
});
