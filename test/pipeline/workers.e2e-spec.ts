import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeReport } from '../../src/cli/bench/make-events.js';
import { takeFingerprint, type Fingerprint } from '../../src/cli/bench/fingerprint.js';
import { countStored, NewsFeeds } from '../support/news-feeds.js';
import type { FeedEntry } from '../support/build-feed.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';
import { WorkerProcess } from '../support/worker-process.js';

const FEEDS = 12;
const ITEMS = 6;
const TIMEOUT_MS = 50_000;

/** Every n-th item tells of an event, the same in all feeds. */
const NEWS_EVERY = 3;

function tell(path: string, index: number): FeedEntry {
  const entry = { guid: `${path}#${index}`, link: `https://example.org${path}/${index}` };
  if (index % NEWS_EVERY !== 0)
    return { ...entry, title: `Notice ${index}`, text: `The council of district ${index} met, ${path} reports.` };
  const { title, text, publishedAt } = makeReport(index / NEWS_EVERY, Number(/\d+$/.exec(path)?.[0]), 1_500);
  return { ...entry, title, text, published: publishedAt.toUTCString() };
}

describe('worker processes of one database', () => {
  let press: NewsFeeds;

  beforeAll(async () => {
    press = await NewsFeeds.start(5, tell);
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
      // Two events, and whatever the order in which their reports come, each regime has one alert of each.
      expect(one.raised).toBe(FEEDS * one.alerts);
      expect(one.alerts).toBeGreaterThanOrEqual(2);
      expect(await pollBy(4, shared)).toEqual(one);
      expect([...press.asked.values()].every((times) => times === 2)).toBe(true);
    } finally {
      await alone.drop();
      await shared.drop();
    }
  }, 120_000);
});
