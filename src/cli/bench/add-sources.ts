/** Made-up sources for the benchmarks, and waiting for their polls. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Queryable } from '../../platform/database/database.js';

const LOOK_EVERY_MS = 100;

/** A habit as it is after some weeks: rows are to be as large as in life. */
const HABIT = JSON.stringify({
  since: 1_760_000_000_000,
  at: 1_763_000_000_000,
  hours: Array.from({ length: 24 }, (_, hour) => 1.234 + hour),
  days: Array.from({ length: 7 }, (_, day) => 12.345 + day),
  lastArrival: 1_763_000_000_000,
  gapMean: 7_200_000,
  gapCount: 60,
  longestGap: 50_000_000,
});

/** Sources to be made up. */
export interface MadeSources {
  readonly count: number;
  readonly port: number;
  /** Over which they fall due. */
  readonly seconds: number;
  /** Second part of their addresses: where there are others, theirs must differ. */
  readonly network?: number;
  /** First part of their paths, in turn. */
  readonly paths?: readonly string[];
}

/**
 * Sources that have been polled before, each on a host of its own (127.0.0.0/8 is loopback as a whole), or the pause between
 * requests would be measured. They fall due one after the other; the title says when, in seconds since 1970.
 */
export async function addSources(database: Queryable, made: MadeSources): Promise<void> {
  const { count, port, seconds, network = 1, paths = ['feed'] } = made;
  await database.run(
    `INSERT INTO sources (address, host, title, etag, interval_seconds, last_success_at, last_polled_at, habit, tip,
                          profile, window_items, next_poll_at)
     SELECT format('http://%s:%s/%s/%s', host, $2::int, ($6::text[])[1 + n % cardinality($6::text[])], n), host, extract(epoch FROM due)::text, format('"%s"', n), 3600,
            now() - interval '1 hour', now() - interval '1 hour', $4::jsonb,
            ARRAY(SELECT generate_series(n * 20, n * 20 + 9)), '{"title": "A feed", "sites": [], "mayBeEmpty": false}', 20, due
     FROM (SELECT n, now() + make_interval(secs => $3::float8 * n / $1::int) AS due,
                  format('127.%s.%s.%s', $5::int + n / 62500, n / 250 % 250, 1 + n % 250) AS host
           FROM generate_series(0, $1::int - 1) n) made`,
    [count, port, seconds, HABIT, network, paths],
  );
}

/** Waits until so many polls are on record. @param condition A WHERE clause, for some of them. */
export async function waitForPolls(database: Queryable, expected: number, condition = ''): Promise<void> {
  for (;;) {
    const [row] = await database.rows<{ count: number }>(`SELECT count(*)::int AS count FROM polls ${condition}`);
    if ((row?.count ?? 0) >= expected) return;
    await delay(LOOK_EVERY_MS);
  }
}
