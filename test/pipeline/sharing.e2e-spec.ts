import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countStored, NewsFeeds } from '../support/news-feeds.js';
import { runApp, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

const FEEDS = 40;
const HOSTS = 20;
const ITEMS = 10;

describe('two processes on one database', () => {
  let db: TestDatabase;
  let press: NewsFeeds;
  let apps: RunningApp[];
  let sourceIds: string[];

  beforeAll(async () => {
    db = await createTestDatabase();
    press = await NewsFeeds.start(20);
    sourceIds = await press.register(db.database, FEEDS, HOSTS, ITEMS);
    const environment = { POLL_CONCURRENCY: '4' };
    apps = await Promise.all([
      runApp(db.url, { environment }),
      runApp(db.url, { environment: { ...environment, ROLE: 'worker' } }),
    ]);
  });

  afterAll(async () => {
    await Promise.all((apps ?? []).map(async (app) => app.stop()));
    await press?.stop();
    await db?.drop();
  });

  const settled = async (articles: number, polls: number): ReturnType<typeof countStored> =>
    waitFor(
      `${articles} articles, all screened`,
      async () => countStored(db.database),
      (stored) => stored.screened >= articles && stored.polls >= polls,
      50_000,
    );

  it('share the work and double none of it', async () => {
    const stored = await settled(FEEDS * ITEMS, FEEDS);
    expect(stored).toMatchObject({
      articles: FEEDS * ITEMS,
      guids: FEEDS * ITEMS,
      revisions: FEEDS * ITEMS,
      screened: FEEDS * ITEMS,
      polls: FEEDS,
      ledger: FEEDS * ITEMS,
    });
    expect(press.asked.size).toBe(FEEDS);
    expect([...press.asked.values()].every((times) => times === 1)).toBe(true);
    expect(press.mostAtATime).toBe(1);
    const doubled = await db.database.rows(
      'SELECT revision_id FROM screenings GROUP BY revision_id HAVING count(*) > 1',
    );
    expect(doubled).toEqual([]);
    expect(stored.findings).toBeGreaterThanOrEqual(FEEDS * 2);
  });

  it('do the same when everything is due again and each feed has one item more', async () => {
    const before = await countStored(db.database);
    for (let number = 0; number < FEEDS; number++) press.publish(`/feed-${number}`, ITEMS + 1);
    await db.database.run('UPDATE sources SET next_poll_at = now() WHERE id = ANY ($1::bigint[])', [sourceIds]);
    const stored = await settled(FEEDS * (ITEMS + 1), FEEDS * 2);
    expect(stored).toMatchObject({
      articles: FEEDS * (ITEMS + 1),
      guids: FEEDS * (ITEMS + 1),
      revisions: FEEDS * (ITEMS + 1),
      polls: before.polls + FEEDS,
      ledger: FEEDS * (ITEMS + 1),
    });
    expect(press.mostAtATime).toBe(1);
    const [news] = await db.database.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM articles WHERE NOT is_old_news',
    );
    expect(news?.count).toBe(FEEDS);
    const [left] = await db.database.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM sources WHERE claim_token IS NOT NULL',
    );
    expect(left?.count).toBe(0);
  });
});
