import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources/sources.module.js';
import { AskHubsJob } from './ask-hubs.job.js';
import { FindDueHubsTick } from './find-due-hubs.tick.js';
import { HubClient } from './hub.client.js';
import { HubSubscriptionsRepository } from './hub-subscriptions.repository.js';
import { PushesController } from './pushes.controller.js';
import { PushesService } from './pushes.service.js';
import { SourcePushController } from './source-push.controller.js';

/** What is agreed with the hubs of feeds. */
@Module({
  imports: [SourcesModule],
  providers: [HubSubscriptionsRepository, PushesService],
  exports: [HubSubscriptionsRepository, PushesService],
})
export class PushesModule {}

/** Where hubs call back, and what the API shows of them. */
@Module({ imports: [SourcesModule, PushesModule], controllers: [PushesController, SourcePushController] })
export class PushesApiModule {}

/** Asks hubs. */
@Module({ imports: [PushesModule], providers: [HubClient, AskHubsJob, FindDueHubsTick] })
export class PushesWorkerModule {}
