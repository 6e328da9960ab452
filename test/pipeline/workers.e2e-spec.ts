import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeFingerprint, type Fingerprint } from '../../src/cli/bench/fingerprint.js';
import { countStored, NewsFeeds } from '../support/news-feeds.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';
import { WorkerProcess } from '../support/worker-process.js';

const FEEDS = 12;
const ITEMS = 6;
const TIMEOUT_MS = 50_000;

describe('worker processes of one database', () => {
  let press: NewsFeeds;

  beforeAll(async () => {
    press = await NewsFeeds.start(5);
  });

  afterAll(() => press?.stop());

  /** Has the same feeds polled by so many processes. */
  async function pollBy(processes: number, db: TestDatabase): Promise<Fingerprint> {
    const workers = await Promise.all(Array.from({ length: processes }, async () => WorkerProcess.start(db.url)));
    try {
      await press.register(db.database, FEEDS, FEEDS, ITEMS);
      await waitFor(
        'all to be screened and raised',
        async () => {
          const { screened, screenings } = await countStored(db.database);
          const [waiting] = await db.database.rows<{ count: number }>(
            'SELECT count(*)::int AS count FROM screenings WHERE finding_count > 0 AND raised_at IS NULL',
          );
          return screened >= FEEDS * ITEMS && screenings > 0 && waiting?.count === 0;
        },
        Boolean,
        TIMEOUT_MS,
      );
      return await takeFingerprint(db.database);
    } finally {
      await Promise.all(workers.map(async (worker) => worker.kill()));
    }
  }

  it('come to the same, be they one or four', async () => {
    const [alone, shared] = [await createTestDatabase(), await createTestDatabase()];
    try {
      const one = await pollBy(1, alone);
      expect(one).toMatchObject({ articles: FEEDS * ITEMS, received: FEEDS * ITEMS, accounted: FEEDS * ITEMS });
      expect(one.raised).toBeGreaterThanOrEqual(FEEDS * 2);
      const { alerts: _, ...four } = await pollBy(4, shared);
      expect(one).toMatchObject(four);
      expect([...press.asked.values()].every((times) => times === 2)).toBe(true);
    } finally {
      await alone.drop();
      await shared.drop();
    }
  }, 120_000);
});
