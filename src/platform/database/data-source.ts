/** TypeORM's data source: one place for its options, used by the application, the migration step and the tests. */
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/list.js';

/** How to reach a database. */
export interface DataSourceSettings {
  readonly url: string;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
}

/**
 * Builds the data source; `initialize()` connects. Schema synchronisation is off for good: migrations alone change it.
 *
 * @param entities The features' entities: none for migrating, all for the drift check.
 */
export function buildDataSource(
  settings: DataSourceSettings,
  entities: readonly EntityTarget<ObjectLiteral>[] = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    poolSize: settings.poolSize,
    applicationName: settings.applicationName,
    entities: entities as never,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    extra: { options: '-c timezone=UTC', keepAlive: true },
  });
}
