import { Module } from '@nestjs/common';
import { FullTextSwitchService } from './full-text-switch.service.js';
import { SourcePollingRepository } from './source-polling.repository.js';
import { SourcePollingService } from './source-polling.service.js';
import { SourceGaugesService } from './source-gauges.service.js';
import { SourceHealthController } from './source-health.controller.js';
import { SourcesController } from './sources.controller.js';
import { SourcesRepository } from './sources.repository.js';
import { SourcesService } from './sources.service.js';

/** The registry of feeds. */
@Module({
  providers: [
    FullTextSwitchService,
    SourcesRepository,
    SourcePollingRepository,
    SourcesService,
    SourcePollingService,
    SourceGaugesService,
  ],
  exports: [FullTextSwitchService, SourcesRepository, SourcesService, SourcePollingService],
})
export class SourcesModule {}

/** The registry in the API. */
@Module({ imports: [SourcesModule], controllers: [SourceHealthController, SourcesController] })
export class SourcesApiModule {}
