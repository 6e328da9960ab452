/** What the demo stands on and takes away again: a folder, a Postgres in it, a port. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.client.js';
import { isAlive } from '../../platform/database/process-lock.client.js';
import { UsageError } from '../usage-error.js';

/** Where the embedded Postgres lives when its user cannot reach the data folder. */
const ELSEWHERE = '/var/lib/embargo-monitor/';

/**
 * Removes what an earlier demo left, its Postgres included if it was killed.
 *
 * @throws UsageError while another demo runs there.
 */
export async function clearGround(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const holders = await readdir(join(dataDir, 'postgres-holders')).catch(() => []);
  const [other] = holders.map(Number).filter((pid) => pid !== process.pid && isAlive(pid));
  if (other !== undefined) {
    throw new UsageError(
      `A demo is running in ${dataDir} already (process ${other}). Stop it, or set another DATA_DIR.`,
    );
  }
  if (existsSync(join(await findHome(dataDir), 'postgres', 'postmaster.pid'))) {
    const left = await startEmbeddedPostgres(dataDir);
    await left.release();
  }
  await removeGround(dataDir);
}

/** Removes the folder and, where it has become empty, the one above it. Its Postgres must have been stopped. */
export async function removeGround(dataDir: string): Promise<void> {
  const home = await findHome(dataDir);
  if (home.startsWith(ELSEWHERE)) await rm(home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
  await rmdir(dirname(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
  });
}

/** The port itself, or any free one where it is 0 or taken. */
export async function findPort(host: string, wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    const server = createServer();
    try {
      server.listen(port, host);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    } finally {
      if (server.listening) {
        server.close();
        await once(server, 'close');
      }
    }
  }
  throw new Error(`No port is free on ${host}`);
}

async function findHome(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, 'postgres.location'), 'utf8').catch(() => dataDir)).trim();
}
