/** The database for one command: DATABASE_URL, or the embedded one, joined or started and left as found. */
import { ENTITIES } from '../entities.js';
import { readConfig, type Config } from '../platform/config/config.js';
import { buildDataSource } from '../platform/database/data-source.js';
import { Database } from '../platform/database/database.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.client.js';
import { migrate } from '../platform/database/migrate.js';

/** Runs `work` with a migrated database and lets go of it afterwards, whatever happens. */
export async function withDatabase<T>(
  work: (database: Database, url: string, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const embedded = config.database.url === null ? await startEmbeddedPostgres(config.database.dataDir) : null;
  try {
    const url = config.database.url ?? embedded?.url ?? '';
    await migrate(url);
    const dataSource = buildDataSource({ url, poolSize: 4, applicationName: 'embargo-monitor cli' }, ENTITIES);
    await dataSource.initialize();
    try {
      return await work(new Database(dataSource), url, config);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await embedded?.release();
  }
}
