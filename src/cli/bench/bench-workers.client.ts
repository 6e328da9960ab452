/**
 * One, two and four worker processes on one database: how fast, and whether they come to the same, down to which reports are
 * told as one alert. The events are made so that this is beyond doubt: of reports that can be taken for one event or for two,
 * the order in which they come decides, with one process too.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Queryable } from '../../platform/database/database.js';
import type { PipelineSize } from './bench-pipeline.client.js';
import { endChild } from './child-server.client.js';
import { startFeedProcess } from './feed-process.client.js';
import type { Figure } from './figures.js';
import { takeFingerprint, type Fingerprint } from './fingerprint.js';
import { addNewSources, timed, waitForArticles } from './new-sources.js';

const MAIN = fileURLToPath(new URL('../../main.js', import.meta.url));

/** As many as there are cores, and twice as many. */
const PROCESSES = [1, 2, 4];
const DEAL_EVERY = 50;
const REPORTS_PER_EVENT = 4;

interface Run {
  readonly rate: number;
  readonly mostMiB: number;
  readonly result: Fingerprint;
}

/** @param withDatabase Runs work on an empty, migrated database. */
export async function benchWorkers(
  withDatabase: (work: (url: string) => Promise<Run>) => Promise<Run>,
  size: PipelineSize,
): Promise<Figure[]> {
  const server = await startFeedProcess({
    itemsPerFeed: size.itemsPerFeed,
    dealEvery: DEAL_EVERY,
    reportsPerEvent: REPORTS_PER_EVENT,
  });
  try {
    const runs: Run[] = [];
    for (const count of PROCESSES) runs.push(await withDatabase(async (url) => run(url, count, server.port, size)));
    const [one, ...more] = runs.map(({ result }) => JSON.stringify(result));
    return [
      ...runs.map(({ rate, result }, index) => ({
        name: `${PROCESSES[index]} worker process${index === 0 ? '' : 'es'}, ${result.articles} articles, ${result.raised} findings in ${result.alerts} alerts`,
        value: rate,
        unit: 'articles/s',
      })),
      {
        name: 'most memory resident in one worker',
        value: Math.max(...runs.map(({ mostMiB }) => mostMiB)),
        unit: 'MiB',
        goal: 300,
      },
      {
        name: 'runs that store, find or raise anything else, or group it otherwise, than one process does',
        value: more.filter((each) => each !== one).length,
        unit: '',
        goal: 0,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function run(databaseUrl: string, processes: number, port: number, size: PipelineSize): Promise<Run> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const database: Queryable = {
    rows: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await client.query(sql, [...values])).rows as Row[],
    run: async (sql, values = []) => (await client.query(sql, [...values])).rowCount ?? 0,
  };
  const workers: ChildProcess[] = [];
  try {
    for (let count = 0; count < processes; count++) workers.push(await startWorker(databaseUrl));
    await addNewSources(database, size.feeds, port);
    const articles = size.feeds * size.itemsPerFeed;
    const elapsed = await timed(() => waitForArticles(database, articles));
    const resident = await Promise.all(workers.map(mostResident));
    const result = await takeFingerprint(database);
    return { rate: (articles * 1000) / elapsed, mostMiB: Math.max(...resident), result };
  } finally {
    await Promise.all(workers.map(endChild));
    await client.end();
  }
}

async function startWorker(databaseUrl: string): Promise<ChildProcess> {
  // The allocator as the image sets it.
  const environment = { ROLE: 'worker', PORT: '0', LOG_LEVEL: 'error', SEED_SOURCES: 'none', MALLOC_ARENA_MAX: '2' };
  const child = fork(MAIN, {
    env: { ...environment, ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('A worker has no output');
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('A worker ended before it was ready')));
  const ready = (async () => {
    for await (const piece of stdout.iterator({ destroyOnReturn: false }))
      if (String(piece).includes('is ready')) return;
  })();
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  stdout.resume();
  return child;
}

/** The most memory that a process has held, in MiB, as the kernel has it; NaN where it does not say. */
async function mostResident({ pid }: ChildProcess): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}
