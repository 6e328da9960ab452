/** Whether honest feeds are polled in their time while hostile ones are polled beside them, in the same process. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { addSources, waitForPolls } from './add-sources.js';
import { startChildServer } from './child-server.client.js';
import { startFeedProcess } from './feed-process.client.js';
import type { Figure } from './figures.js';
import { openWorker } from './open-worker.client.js';
import { watchMemory } from './watch-memory.js';

/** How much to do. */
export interface HostileSize {
  readonly honest: number;
  readonly hostile: number;
  /** Over which both fall due, one after the other. */
  readonly seconds: number;
}

/** What the hostile do, in turn. */
const ACTS = ['silent', 'header-drip', 'drip', 'large-drip', 'endless', 'bomb', 'large', 'circle', 'slow'];

/** The least interval at which a source is polled that answers as usual. */
const LEAST_INTERVAL_SECONDS = 300;

interface Lateness {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Measures on an empty, migrated database: the honest alone, then the honest and the hostile. */
export async function benchHostile(config: Config, databaseUrl: string, size: HostileSize): Promise<Figure[]> {
  const feeds = await startFeedProcess({ itemsPerFeed: 20, dealEvery: 0 });
  const attackers = await startChildServer(new URL('./hostile-process.js', import.meta.url));
  // What hostile feeds come to is expected here.
  const app = await openWorker(config, databaseUrl, 'error');
  try {
    const database = app.get(Database);
    const { honest: count, seconds } = size;
    const poll = async (): Promise<Lateness> => {
      await addSources(database, { count, port: feeds.port, seconds });
      await waitForPolls(database, count, `WHERE status = 304`);
      return latenessOf(database);
    };
    const alone = await poll();
    await database.run('DELETE FROM sources');
    const stalls = monitorEventLoopDelay({ resolution: 5 });
    stalls.enable();
    const endWatch = watchMemory();
    await addSources(database, { count: size.hostile, port: attackers.port, seconds, network: 200, paths: ACTS });
    const beside = await poll();
    const memory = endWatch();
    stalls.disable();
    const name = `${count.toLocaleString('en')} honest feeds within ${seconds} s`;
    return [
      { name: `${name}, alone: late by, p99`, value: alone.p99, unit: 's' },
      { name: `${name}, beside ${size.hostile} hostile ones: late by, p50`, value: beside.p50, unit: 's' },
      { name: 'late by, p99', value: beside.p99, unit: 's' },
      { name: 'late by, most', value: beside.most, unit: 's' },
      {
        name: 'most, of the least interval (5 min)',
        value: (100 * beside.most) / LEAST_INTERVAL_SECONDS,
        unit: '%',
        goal: 10,
      },
      { name: 'longest stall of the event loop', value: stalls.max / 1e6, unit: 'ms', goal: 200 },
      { name: 'most memory resident meanwhile', value: memory, unit: 'MiB', goal: 512 },
    ];
  } finally {
    await app.close();
    await feeds.stop();
    await attackers.stop();
  }
}

/** By how many seconds the honest were polled too late. */
async function latenessOf(database: Database): Promise<Lateness> {
  const [row] = await database.rows<Lateness>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY late)::float8 AS p50,
            percentile_cont(0.99) WITHIN GROUP (ORDER BY late)::float8 AS p99, max(late)::float8 AS most
     FROM (SELECT extract(epoch FROM p.started_at - to_timestamp(s.title::float8)) AS late
           FROM polls p JOIN sources s ON s.id = p.source_id WHERE p.status = 304) each`,
  );
  return row ?? { p50: Number.NaN, p99: Number.NaN, most: Number.NaN };
}
