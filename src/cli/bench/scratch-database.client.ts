/** A database that lives as long as one benchmark, on the server of DATABASE_URL or on the embedded one. */
import pg from 'pg';
import type { Config } from '../../platform/config/config.js';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.client.js';
import { migrate } from '../../platform/database/migrate.js';

/** Runs `work` with a migrated database of its own and drops it afterwards. */
export async function withScratchDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const embedded = config.database.url === null ? await startEmbeddedPostgres(config.database.dataDir) : null;
  const server = config.database.url ?? embedded?.url ?? '';
  const name = `embargo_bench_${process.pid}`;
  try {
    await onServer(server, `CREATE DATABASE ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    try {
      await migrate(url.href);
      return await work(url.href);
    } finally {
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
  } finally {
    await embedded?.release();
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
