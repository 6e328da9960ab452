/** The one list of features. */
import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { LoggerModule } from 'nestjs-pino';
import type { Role } from './platform/config/config.js';
import { AccessApiModule, AccessModule } from './access/access.module.js';
import { AlertsApiModule, AlertsModule, AlertsWorkerModule } from './alerts/alerts.module.js';
import { ArticlesApiModule, ArticlesModule, ArticlesWorkerModule } from './articles/articles.module.js';
import { CollectionApiModule, CollectionModule, CollectionWorkerModule } from './collection/collection.module.js';
import { ConsoleModule } from './console/console.module.js';
import { CoverageApiModule } from './coverage/coverage.module.js';
import { DeliveryApiModule, DeliveryModule, DeliveryWorkerModule } from './delivery/delivery.module.js';
import { EvidenceApiModule, EvidenceModule } from './evidence/evidence.module.js';
import { IntakeApiModule, IntakeWorkerModule } from './intake/intake.module.js';
import { HttpApiModule, HttpModule } from './platform/http/http.module.js';
import { loggingOptions } from './platform/logging/logging.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { PushesApiModule, PushesModule, PushesWorkerModule } from './pushes/pushes.module.js';
import { PublishingApiModule } from './publishing/publishing.module.js';
import { RescreeningApiModule, RescreeningModule } from './rescreening/rescreening.module.js';
import { RulesApiModule } from './rules/rules.module.js';
import { ScreeningModule, ScreeningWorkerModule } from './screening/screening.module.js';
import { OpmlApiModule, OpmlModule } from './sources/opml.module.js';
import { SourcesApiModule, SourcesModule } from './sources/sources.module.js';

/** The stages along the data's way, in every role. */
const PIPELINE = [
  SourcesModule,
  OpmlModule,
  PushesModule,
  ArticlesModule,
  CollectionModule,
  ScreeningModule,
  AlertsModule,
  DeliveryModule,
  EvidenceModule,
  RescreeningModule,
];

/** What the API shows of them; not in a worker. */
const API = [
  HttpApiModule,
  AccessApiModule,
  SourcesApiModule,
  OpmlApiModule,
  PushesApiModule,
  ArticlesApiModule,
  CollectionApiModule,
  AlertsApiModule,
  DeliveryApiModule,
  EvidenceApiModule,
  IntakeApiModule,
  PublishingApiModule,
  CoverageApiModule,
  RescreeningApiModule,
  RulesApiModule,
  ConsoleModule,
];

/** What schedules and works their jobs; not in a process that only serves. */
const WORKERS = [
  ArticlesWorkerModule,
  CollectionWorkerModule,
  PushesWorkerModule,
  IntakeWorkerModule,
  ScreeningWorkerModule,
  AlertsWorkerModule,
  DeliveryWorkerModule,
];

/** Beside the services: what answers requests, and what schedules and works jobs. */
export interface Parts {
  readonly hasApi: boolean;
  readonly hasWorkers: boolean;
}

@Module({})
export class AppModule {
  /**
   * The application for one process.
   *
   * @param parts What of it runs here; by default what the role says.
   */
  static forRoot(options: PlatformOptions, parts: Parts = partsOf(options.config.role)): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggingOptions(options.config.logLevel)),
        ScheduleModule.forRoot(),
        PlatformModule.forRoot(options),
        HttpModule,
        AccessModule,
        ...PIPELINE,
        ...(parts.hasApi ? API : []),
        ...(parts.hasWorkers ? WORKERS : []),
      ],
    };
  }
}

function partsOf(role: Role): Parts {
  return { hasApi: role !== 'worker', hasWorkers: role !== 'api' };
}
