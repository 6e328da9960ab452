import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countStored, NewsFeeds } from '../support/news-feeds.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';
import { WorkerProcess } from '../support/worker-process.js';

const FEEDS = 48;
const HOSTS = 24;
const ITEMS = 10;
const ALL = FEEDS * ITEMS;

describe('a worker that is killed', () => {
  let db: TestDatabase;
  let press: NewsFeeds;
  let worker: WorkerProcess | undefined;

  beforeAll(async () => {
    db = await createTestDatabase();
    press = await NewsFeeds.start(60);
    await press.register(db.database, FEEDS, HOSTS, ITEMS);
  });

  afterAll(async () => {
    await worker?.kill();
    await press?.stop();
    await db?.drop();
  });

  /** What a killed process held is free after minutes; here at once. */
  const letTimePass = async (): Promise<void> => {
    await db.database.run(
      `UPDATE sources SET claimed_until = now() - interval '1 second' WHERE claim_token IS NOT NULL`,
    );
    await db.database.run(`UPDATE revisions SET recorded_at = recorded_at - interval '5 minutes'`);
    await db.database.run(`UPDATE screenings SET screened_at = screened_at - interval '5 minutes'`);
    await db.database.run(
      `UPDATE pgboss.job SET heartbeat_on = now() - interval '5 minutes', started_on = now() - interval '20 minutes' WHERE state = 'active'`,
    );
  };

  /** Counts of articles and of screened revisions at which the worker is killed: in the polls, between, in the screening. */
  const points: readonly { articles: number; screened: number }[] = [
    { articles: 0, screened: 0 },
    { articles: 1, screened: 0 },
    { articles: 10, screened: 1 },
    { articles: Math.floor(ALL / 3), screened: 0 },
    { articles: Math.floor(ALL / 2), screened: Math.floor(ALL / 4) },
    { articles: Math.floor((ALL * 3) / 4), screened: Math.floor(ALL / 2) },
    { articles: ALL - 20, screened: 0 },
  ];

  it('loses nothing and doubles nothing, whenever it was killed', async () => {
    for (const point of points) {
      worker = await WorkerProcess.start(db.url, { POLL_CONCURRENCY: '2' });
      await waitFor(
        JSON.stringify(point),
        async () => countStored(db.database),
        (stored) => stored.articles >= point.articles && stored.screened >= point.screened,
        60_000,
      );
      await worker.kill();
      const held = await countStored(db.database);
      expect(held.revisions).toBe(held.articles);
      expect(held.ledger).toBe(held.articles);
      await letTimePass();
    }
    worker = await WorkerProcess.start(db.url);
    const stored = await waitFor(
      'everything to be stored, screened and raised',
      async () => {
        const [waiting] = await db.database.rows<{ unraised: number; unpolled: number }>(
          `SELECT (SELECT count(*)::int FROM screenings WHERE finding_count > 0 AND raised_at IS NULL) AS unraised,
                    (SELECT count(*)::int FROM sources WHERE last_success_at IS NULL) AS unpolled`,
        );
        return { ...(await countStored(db.database)), ...waiting };
      },
      ({ screened, unraised, unpolled }) => screened >= ALL && unraised === 0 && unpolled === 0,
      120_000,
    );
    expect(stored).toMatchObject({ articles: ALL, guids: ALL, revisions: ALL, screened: ALL, ledger: ALL });
    const doubled = await db.database.rows(
      'SELECT revision_id FROM screenings GROUP BY revision_id HAVING count(*) > 1',
    );
    expect(doubled).toEqual([]);
    const captured = await db.database.rows('SELECT id FROM revisions WHERE capture_id IS NULL');
    expect(captured).toEqual([]);
    expect(await worker.stop()).toBe(0);
    const [left] = await db.database.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM sources WHERE claim_token IS NOT NULL',
    );
    expect(left?.count).toBe(0);
  }, 300_000);
});
