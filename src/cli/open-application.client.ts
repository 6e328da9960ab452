/** The product without its web side, for one command: database, services and, where asked, the workers. */
import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { ApplicationLogger } from '../platform/logging/application-logger.js';
import { AppModule } from '../app.module.js';
import { ENTITIES } from '../entities.js';
import { readConfig, type Config } from '../platform/config/config.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.client.js';
import { migrate } from '../platform/database/migrate.js';

/** What of the product a command needs beside the services. */
export interface ApplicationNeeds {
  /** True to work the queues (screening, raising) while the command runs; scheduled polling stays off either way. */
  readonly hasWorkers: boolean;
}

/**
 * Runs `work` with the services on a migrated database (DATABASE_URL, or the embedded one, joined or started) and lets
 * go of everything afterwards. Log lines below `warn` are left out, so that the command's own output can be read.
 */
export async function withApplication<T>(
  needs: ApplicationNeeds,
  work: (app: INestApplicationContext, config: Config) => Promise<T>,
): Promise<T> {
  const given = readConfig();
  const logLevel = ['trace', 'debug', 'info'].includes(given.logLevel) ? 'warn' : given.logLevel;
  const config: Config = {
    ...given,
    role: 'worker',
    logLevel,
    collection: { ...given.collection, isPolling: false, seed: 'none' },
  };
  const embedded = config.database.url === null ? await startEmbeddedPostgres(config.database.dataDir) : null;
  try {
    const databaseUrl = config.database.url ?? embedded?.url ?? '';
    await migrate(databaseUrl);
    const announce = (text: string): void => void process.stderr.write(text);
    const module = AppModule.forRoot(
      { config, databaseUrl, entities: ENTITIES, announce },
      { hasApi: false, ...needs },
    );
    const app = await NestFactory.createApplicationContext(module, { bufferLogs: true, abortOnError: false });
    try {
      app.useLogger(new ApplicationLogger(app.get(Logger)));
      return await work(app, config);
    } finally {
      await app.close();
    }
  } finally {
    await embedded?.release();
  }
}
