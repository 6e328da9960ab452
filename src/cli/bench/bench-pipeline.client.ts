/** The whole way, from a poll to the last raised alert, and polls that bring nothing new; Postgres on the same machine. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { ApplicationLogger } from '../../platform/logging/application-logger.js';
import { AppModule } from '../../app.module.js';
import { ENTITIES } from '../../entities.js';
import type { Config } from '../../platform/config/config.js';
import { Database, type Queryable } from '../../platform/database/database.js';
import type { Figure } from './figures.js';
import { makeOrdinaryText } from './make-texts.js';

/** How much to do. */
export interface PipelineSize {
  readonly feeds: number;
  readonly itemsPerFeed: number;
  /** Rounds in which every feed answers 304. */
  readonly unchangedRounds: number;
}

const LOOK_EVERY_MS = 50;
const DEAL_EVERY = 50;
const RAW_ROWS = 20_000;
const RAW_ROWS_PER_STATEMENT = 200;

/** Measures on an empty, migrated database. One process does everything: scheduling, polling, screening, raising. */
export async function benchPipeline(config: Config, databaseUrl: string, size: PipelineSize): Promise<Figure[]> {
  const thread = new Worker(new URL('./feed-thread.js', import.meta.url), {
    workerData: { itemsPerFeed: size.itemsPerFeed, dealEvery: DEAL_EVERY },
  });
  const [port] = (await once(thread, 'message')) as [number];
  const settings: Config = {
    ...config,
    role: 'worker',
    logLevel: 'warn',
    collection: { ...config.collection, isPolling: true, seed: 'none', allowPrivateAddresses: ['127.0.0.0/8'] },
  };
  const module = AppModule.forRoot({ config: settings, databaseUrl, entities: ENTITIES });
  const app = await NestFactory.createApplicationContext(module, { bufferLogs: true });
  try {
    app.useLogger(new ApplicationLogger(app.get(Logger)));
    const database = app.get(Database);
    const rawRate = await measureRawInserts(database);
    const articles = size.feeds * size.itemsPerFeed;
    await addSources(database, size.feeds, port);
    const perArticle = await timed(() => waitForArticles(database, articles));
    const before = await countPolls(database);
    const polls = size.feeds * size.unchangedRounds;
    const perPoll = await timed(async () => {
      for (let round = 0; round < size.unchangedRounds; round++) {
        await database.run('UPDATE sources SET next_poll_at = now()');
        await waitForPolls(database, before + size.feeds * (round + 1));
      }
    });
    const [{ alerts } = { alerts: 0 }] = await database.rows<{ alerts: number }>(
      'SELECT count(*)::int AS alerts FROM alerts',
    );
    return [
      {
        name: `poll to alert, ${articles.toLocaleString('en')} new articles, ${alerts} alerts`,
        value: (articles * 1000) / perArticle,
        unit: 'articles/s',
        goal: 500,
        limit: { name: 'raw inserts of the same rows', value: rawRate },
      },
      {
        name: `unchanged polls (304), ${polls.toLocaleString('en')}`,
        value: (polls * 1000) / perPoll,
        unit: 'polls/s',
        goal: 1_000,
        limit: { name: 'bare requests to the same server', value: await measureBareRequests(port) },
      },
      { name: 'resident memory after it', value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' },
    ];
  } finally {
    await app.close();
    await thread.terminate();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Each feed on a host of its own (127.0.0.0/8 is loopback as a whole), or the pause between requests would be measured. */
async function addSources(database: Queryable, count: number, port: number): Promise<void> {
  await database.run(
    `INSERT INTO sources (address, host, title, publisher, language)
     SELECT format('http://%s:%s/feed/%s', host, $2::int, n), host, 'Feed ' || n, 'Publisher ' || n, 'en'
     FROM (SELECT n, format('127.%s.%s.%s', 1 + n / 62500, n / 250 % 250, 1 + n % 250) AS host FROM generate_series(0, $1::int - 1) n) made`,
    [count, port],
  );
}

async function waitForArticles(database: Queryable, expected: number): Promise<void> {
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

async function countPolls(database: Queryable): Promise<number> {
  const [row] = await database.rows<{ count: number }>('SELECT count(*)::int AS count FROM polls');
  return row?.count ?? 0;
}

async function waitForPolls(database: Queryable, expected: number): Promise<void> {
  while ((await countPolls(database)) < expected) await delay(LOOK_EVERY_MS);
}

/** What Postgres takes of rows like an article's, in statements of 200, on one connection. */
async function measureRawInserts(database: Database): Promise<number> {
  await database.run(
    'CREATE TABLE bench_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, text text, hash bytea UNIQUE)',
  );
  const text = makeOrdinaryText(1, 2_500);
  let made = 0;
  const elapsed = await timed(async () => {
    while (made < RAW_ROWS) {
      await database.run(
        `INSERT INTO bench_rows (title, text, hash) SELECT left($2, 80), $2, sha256(n::text::bytea) FROM generate_series($1::int, $1 + ${RAW_ROWS_PER_STATEMENT - 1}) n`,
        [made, text],
      );
      made += RAW_ROWS_PER_STATEMENT;
    }
  });
  await database.run('DROP TABLE bench_rows');
  return (made * 1000) / elapsed;
}

/** 304 answers per second of the feed server itself, asked by undici with 32 requests under way. */
async function measureBareRequests(port: number): Promise<number> {
  const { Pool } = await import('undici');
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 32 });
  const headers = { 'if-none-match': '"1"' };
  const total = 8_000;
  let left = total;
  const elapsed = await timed(() =>
    Promise.all(
      Array.from({ length: 32 }, async () => {
        while (left-- > 0) await (await pool.request({ path: '/feed/1', method: 'GET', headers })).body.dump();
      }),
    ),
  );
  await pool.close();
  return (total * 1000) / elapsed;
}
