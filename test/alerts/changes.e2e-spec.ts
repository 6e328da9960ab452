import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';
import { runSchedules } from './change-schedules.js';

/** `npm run prove:changes` asks for 10,000. */
const SCHEDULES = Number(process.env['CHANGE_SCHEDULES'] ?? '100');

describe('the change feed over HTTP', () => {
  let test: TestApp;

  beforeAll(async () => {
    const db = await createTestDatabase();
    test = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, RATE_LIMIT_PER_MINUTE: '1000000' }, { db });
  });

  afterAll(() => test.stop());

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

  it('refuses to let an alert go that was told of and leaves no tombstone', async () => {
    const [alert] = await test.db.database.rows<{ id: string }>('SELECT id FROM alerts LIMIT 1');
    await expect(test.db.database.run('DELETE FROM alerts WHERE id = $1', [alert?.id])).rejects.toThrow(
      /without a tombstone/,
    );
  });

  it('says after a restore, and where the past was cut off, how to start again', async () => {
    const { json } = await test.request('GET', '/api/v1/changes?limit=2');
    await test.db.database.run('DELETE FROM alert_changes WHERE number <= 5');
    const gone = await test.request('GET', `/api/v1/changes?after=${json.next}`);
    expect(gone).toMatchObject({ status: 410, json: { code: 'changes-cursor-gone' } });
    const [, restart = ''] = /<([^>]+)>; rel="restart"/.exec(gone.headers.get('link') ?? '') ?? [];
    const list = await test.request('GET', restart);
    expect(list.status).toBe(200);
    const after = await test.request('GET', `/api/v1/changes?after=${list.json.changesCursor}`);
    expect(after.json).toEqual({ items: [], next: list.json.changesCursor });
  });
});
