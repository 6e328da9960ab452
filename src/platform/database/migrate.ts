/** Brings a database to the current schema: a step of its own, safe to start from many processes at once. */
import { ADVISORY_LOCKS } from './advisory-locks.js';
import pg from 'pg';
import { buildDataSource } from './data-source.js';

/**
 * Runs the migrations that are still due, one process at a time (the rest wait for the advisory lock and find nothing
 * left). TypeORM itself takes no lock.
 *
 * @returns The names of the migrations that ran.
 */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url, application_name: 'embargo-monitor migrate' });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCKS.migrate]);
    const dataSource = buildDataSource({ url, poolSize: 2, applicationName: 'embargo-monitor migrate' });
    await dataSource.initialize();
    try {
      const done = await dataSource.runMigrations();
      return done.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}
