/** New sources for the benchmarks of the whole way, and waiting until all that they bring has been raised. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Queryable } from '../../platform/database/database.js';

const LOOK_EVERY_MS = 50;

/** Runs `work`. @returns How long it took, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Feeds never polled before, due at once. Each on a host of its own (127.0.0.0/8 is loopback as a whole), or the pause between requests would be measured. */
export async function addNewSources(database: Queryable, count: number, port: number): Promise<void> {
  await database.run(
    `INSERT INTO sources (address, host, title, publisher, language)
     SELECT format('http://%s:%s/feed/%s', host, $2::int, n), host, 'Feed ' || n, 'Publisher ' || n, 'en'
     FROM (SELECT n, format('127.%s.%s.%s', 1 + n / 62500, n / 250 % 250, 1 + n % 250) AS host FROM generate_series(0, $1::int - 1) n) made`,
    [count, port],
  );
}

/** Waits until so many revisions are screened and all that was found in them is raised. */
export async function waitForArticles(database: Queryable, expected: number): Promise<void> {
  for (;;) {
    const [row] = await database.rows<{ isDone: boolean }>(
      `SELECT (SELECT count(*) FROM revisions WHERE screened_with IS NOT NULL) >= $1
          AND NOT EXISTS (SELECT 1 FROM screenings s WHERE raised_at IS NULL AND EXISTS (SELECT 1 FROM findings f WHERE f.screening_id = s.id))
          AS "isDone"`,
      [expected],
    );
    if (row?.isDone) return;
    await delay(LOOK_EVERY_MS);
  }
}
