import { Module } from '@nestjs/common';
import { SourcePollingRepository } from './source-polling.repository.js';
import { SourcePollingService } from './source-polling.service.js';
import { SourcesController } from './sources.controller.js';
import { SourcesRepository } from './sources.repository.js';
import { SourcesService } from './sources.service.js';

/** The registry of feeds. */
@Module({
  providers: [SourcesRepository, SourcePollingRepository, SourcesService, SourcePollingService],
  exports: [SourcesRepository, SourcesService, SourcePollingService],
})
export class SourcesModule {}

/** The registry in the API. */
@Module({ imports: [SourcesModule], controllers: [SourcesController] })
export class SourcesApiModule {}
