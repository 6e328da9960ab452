/** `migrate`: the schema step, for deployments that run it apart from the processes. */
import { readConfig } from '../platform/config/config.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.client.js';
import { migrate } from '../platform/database/migrate.js';

/** Runs what is due and prints it. @returns The exit status. */
export async function migrateCommand(): Promise<number> {
  const config = readConfig();
  const embedded = config.database.url === null ? await startEmbeddedPostgres(config.database.dataDir) : null;
  try {
    const done = await migrate(config.database.url ?? embedded?.url ?? '');
    for (const name of done) console.log(`done: ${name}`);
    console.log(
      done.length === 0 ? 'The schema is current.' : `The schema is current; ${done.length} migration(s) ran.`,
    );
    return 0;
  } finally {
    await embedded?.release();
  }
}
