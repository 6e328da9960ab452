/** One process that does everything but serve: scheduling, polling, screening, raising. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from '../../app.module.js';
import { ENTITIES } from '../../entities.js';
import type { Config } from '../../platform/config/config.js';
import { limitHeapGrowth } from '../../platform/limit-heap-growth.client.js';
import { ApplicationLogger } from '../../platform/logging/application-logger.js';
import { RulesService } from '../../rules/rules.service.js';

/** The workers on a migrated database; loopback may be polled, nothing is seeded. @param logLevel Least severe log lines to print. */
export async function openWorker(
  config: Config,
  databaseUrl: string,
  logLevel: Config['logLevel'] = 'warn',
): Promise<INestApplicationContext> {
  const settings: Config = {
    ...config,
    role: 'worker',
    logLevel,
    collection: { ...config.collection, isPolling: true, seed: 'none', allowPrivateAddresses: ['127.0.0.0/8'] },
  };
  const module = AppModule.forRoot({ config: settings, databaseUrl, entities: ENTITIES });
  const app = await NestFactory.createApplicationContext(module, { bufferLogs: true });
  app.useLogger(new ApplicationLogger(app.get(Logger)));
  app.get(RulesService).buildLanguages();
  limitHeapGrowth();
  return app;
}
