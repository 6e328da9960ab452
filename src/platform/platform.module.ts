/** What every feature stands on: configuration, clock, database, job engine. */
import { Global, Module, type DynamicModule, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { AuditRepository } from './audit/audit.repository.js';
import { AuditService } from './audit/audit.service.js';
import { CheckpointsService } from './audit/checkpoints.service.js';
import { InstallationKeysRepository } from './audit/installation-keys.repository.js';
import { SigningService } from './audit/signing.service.js';
import { Clock, SystemClock } from './clock/clock.js';
import type { Config } from './config/config.js';
import { buildDataSource } from './database/data-source.js';
import { Database } from './database/database.js';
import { JobsService } from './jobs/jobs.service.js';
import { MetricsService } from './metrics/metrics.service.js';

/** Injection token of the frozen {@link Config}. */
export const CONFIG = Symbol('configuration');

/** Injection token of the {@link Announce} of this process. */
export const ANNOUNCE = Symbol('announcement');

/** Tells the person at the terminal something that must not go into the log. */
export type Announce = (text: string) => void;

/** What the process hands in: configuration, the resolved database address and the features' entities. */
export interface PlatformOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly clock?: Clock;
  /** Default: standard output. */
  readonly announce?: Announce;
}

@Global()
@Module({})
export class PlatformModule implements OnModuleInit, BeforeApplicationShutdown {
  constructor(private readonly jobs: JobsService) {}

  static forRoot(options: PlatformOptions): DynamicModule {
    const applicationName = `embargo-monitor ${options.config.role}`;
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' as const }),
          dataSourceFactory: () =>
            buildDataSource(
              { url: options.databaseUrl, poolSize: options.config.database.poolSize, applicationName },
              options.entities,
            ).initialize(),
        }),
      ],
      providers: [
        { provide: CONFIG, useValue: options.config },
        { provide: Clock, useValue: options.clock ?? new SystemClock() },
        { provide: ANNOUNCE, useValue: options.announce ?? ((text: string) => void process.stdout.write(text)) },
        { provide: Database, useFactory: (dataSource: DataSource) => new Database(dataSource), inject: [DataSource] },
        { provide: JobsService, useFactory: () => new JobsService({ url: options.databaseUrl, applicationName }) },
        AuditRepository,
        AuditService,
        CheckpointsService,
        InstallationKeysRepository,
        MetricsService,
        SigningService,
      ],
      exports: [
        CONFIG,
        ANNOUNCE,
        Clock,
        Database,
        JobsService,
        AuditService,
        CheckpointsService,
        MetricsService,
        SigningService,
      ],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.jobs.start();
  }

  /** Before the database is let go of: jobs that are under way still need it. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
  }
}
