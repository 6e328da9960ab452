/** Polls that bring nothing new, over real connections; and a registry of 100,000 feeds kept to its times. */
import { FeedClient } from '../../collection/feed.client.js';
import type { PollAnswer } from '../../collection/poll-answer.js';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { addSources, waitForPolls } from './add-sources.js';
import { startFeedProcess } from './feed-process.client.js';
import type { Figure } from './figures.js';
import { openWorker } from './open-worker.client.js';
import { watchMemory } from './watch-memory.js';

/** How much to do. */
export interface PollsSize {
  /** Feeds that answer 304, all due at once. */
  readonly unchanged: number;
  /** Feeds of a large registry, and over how many seconds they fall due, one after the other. */
  readonly registry: number;
  readonly seconds: number;
}

/** Measures on an empty, migrated database: 304 answers of a real server. */
export async function benchUnchanged(config: Config, databaseUrl: string, size: PollsSize): Promise<Figure[]> {
  const server = await startFeedProcess({ itemsPerFeed: 1, dealEvery: 0 });
  const app = await openWorker(config, databaseUrl);
  try {
    const database = app.get(Database);
    const bare = await measureBareRequests(server.port);
    await addSources(database, { count: size.unchanged, port: server.port, seconds: 0 });
    const endWatch = watchMemory();
    const usage = process.cpuUsage();
    const began = performance.now();
    await waitForPolls(database, size.unchanged);
    const elapsed = performance.now() - began;
    const { user, system } = process.cpuUsage(usage);
    const [{ unchanged } = { unchanged: 0 }] = await database.rows<{ unchanged: number }>(
      `SELECT count(*)::int AS unchanged FROM polls WHERE certificate = 'unchanged'`,
    );
    if (unchanged < size.unchanged) throw new Error(`Only ${unchanged} of ${size.unchanged} polls were unchanged`);
    return [
      {
        name: `unchanged polls (304), ${size.unchanged.toLocaleString('en')} feeds due at once`,
        value: (size.unchanged * 1000) / elapsed,
        unit: 'polls/s',
        goal: 1_000,
        limit: { name: 'bare requests to the same server', value: bare },
      },
      { name: 'processor time of this process for each', value: (user + system) / size.unchanged, unit: 'µs' },
      { name: 'most memory resident meanwhile', value: endWatch(), unit: 'MiB', goal: 300 },
    ];
  } finally {
    await app.close();
    await server.stop();
  }
}

/** Measures on an empty, migrated database: whether a large registry is polled when its times come. Answers are made up. */
export async function benchSchedule(config: Config, databaseUrl: string, size: PollsSize): Promise<Figure[]> {
  const app = await openWorker(config, databaseUrl);
  try {
    Object.assign(app.get(FeedClient), { poll: async (): Promise<PollAnswer> => answerUnchanged() });
    const database = app.get(Database);
    await addSources(database, { count: size.registry, port: 80, seconds: size.seconds });
    await database.run('ANALYZE sources');
    const endWatch = watchMemory();
    await waitForPolls(database, size.registry);
    const halves = await database.rows<{ p50: number; p99: number }>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY late)::float8 AS p50,
              percentile_cont(0.99) WITHIN GROUP (ORDER BY late)::float8 AS p99
       FROM (SELECT extract(epoch FROM p.started_at - to_timestamp(s.title::float8)) AS late,
                    s.title::float8 < (SELECT avg(title::float8) FROM sources) AS is_first
             FROM polls p JOIN sources s ON s.id = p.source_id) each
       GROUP BY is_first ORDER BY is_first DESC`,
    );
    const [first, second] = halves;
    const name = `${size.registry.toLocaleString('en')} feeds falling due within ${size.seconds} s`;
    return [
      { name: `${name}: late by, p50`, value: second?.p50 ?? Number.NaN, unit: 's' },
      { name: `${name}: late by, p99 of the first half`, value: first?.p99 ?? Number.NaN, unit: 's' },
      { name: `${name}: late by, p99 of the second half`, value: second?.p99 ?? Number.NaN, unit: 's', goal: 5 },
      { name: 'most memory resident meanwhile', value: endWatch(), unit: 'MiB', goal: 300 },
    ];
  } finally {
    await app.close();
  }
}

function answerUnchanged(): PollAnswer {
  return {
    kind: 'not-modified',
    finalUrl: 'http://127.0.0.1/',
    headers: {},
    etag: null,
    lastModified: null,
    retryAfterMs: null,
    maxAgeMs: null,
    permanentRedirectTo: null,
  };
}

/** 304 answers per second of the feed server itself, asked by undici with 32 requests under way. */
async function measureBareRequests(port: number): Promise<number> {
  const { Pool } = await import('undici');
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 32 });
  const headers = { 'if-none-match': '"1"' };
  const total = 8_000;
  let left = total;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (left-- > 0) await (await pool.request({ path: '/feed/1', method: 'GET', headers })).body.dump();
    }),
  );
  const elapsed = performance.now() - began;
  await pool.close();
  return (total * 1000) / elapsed;
}
