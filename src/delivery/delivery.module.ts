import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { CollectionModule } from '../collection/collection.module.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { BouncesController } from './bounces.controller.js';
import { BouncesService } from './bounces.service.js';
import { CloseMailService } from './close-mail.service.js';
import { CheckpointMailsRepository } from './checkpoint-mails.repository.js';
import { CheckpointMailsService } from './checkpoint-mails.service.js';
import { ConfirmationsService } from './confirmations.service.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryKeysRepository } from './delivery-keys.repository.js';
import { DeliveryService } from './delivery.service.js';
import { EstimatesService } from './estimates.service.js';
import { FindOverdueDeliveriesTick } from './find-overdue-deliveries.tick.js';
import { LinksService } from './links.service.js';
import { MailCheckpointsTick } from './mail-checkpoints.tick.js';
import { MailRateRepository } from './mail-rate.repository.js';
import { MailClient, SEND_LIMIT_MS } from './mail.client.js';
import { MailedAlertsController } from './mailed-alerts.controller.js';
import { OutboxMailClient } from './outbox.client.js';
import { NoticesService } from './notices.service.js';
import { PlanDigestsService } from './plan-digests.service.js';
import { PlanDigestsTick } from './plan-digests.tick.js';
import { PlanWebhooksService } from './plan-webhooks.service.js';
import { PlanWebhooksTick } from './plan-webhooks.tick.js';
import { PlanningRepository } from './planning.repository.js';
import { PreferencesController } from './preferences.controller.js';
import { PreviewsController } from './previews.controller.js';
import { PreviewsService } from './previews.service.js';
import { SendDeliveriesService } from './send-deliveries.service.js';
import { SendDigestJob } from './send-digest.job.js';
import { SendWebhookJob } from './send-webhook.job.js';
import { SendWebhooksService } from './send-webhooks.service.js';
import { SubscribeController } from './subscribe.controller.js';
import { SubscribersController } from './subscribers.controller.js';
import { SubscribersRepository } from './subscribers.repository.js';
import { SubscribersService } from './subscribers.service.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { TestMailsService } from './test-mails.service.js';
import { openSmtp } from './threaded-smtp.client.js';
import { ToldRepository } from './told.repository.js';
import { WebhookClient } from './webhook.client.js';
import { WebhookMessagesController } from './webhook-messages.controller.js';
import { WebhookMessagesRepository } from './webhook-messages.repository.js';
import { WebhookPlanningRepository } from './webhook-planning.repository.js';
import { WebhookQueueRepository } from './webhook-queue.repository.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksRepository } from './webhooks.repository.js';
import { WebhooksService } from './webhooks.service.js';

/** Subscribers, what they asked for, and the mails to them. */
@Module({
  imports: [AccessModule, AlertsModule, CollectionModule, SourcesModule],
  providers: [
    CheckpointMailsRepository,
    CheckpointMailsService,
    ConfirmationsService,
    DeliveriesRepository,
    DeliveryKeysRepository,
    DeliveryService,
    EstimatesService,
    BouncesService,
    LinksService,
    MailRateRepository,
    NoticesService,
    PlanDigestsService,
    PlanWebhooksService,
    PlanningRepository,
    PreviewsService,
    SubscribersRepository,
    SubscribersService,
    SubscriptionsRepository,
    SubscriptionsService,
    TestMailsService,
    ToldRepository,
    WebhookClient,
    WebhookMessagesRepository,
    WebhookPlanningRepository,
    WebhookQueueRepository,
    WebhooksRepository,
    WebhooksService,
    {
      provide: MailClient,
      useFactory: ({ mail, database }: Config): MailClient =>
        mail.smtpUrl === null
          ? new OutboxMailClient(join(database.dataDir, 'outbox'), mail.from)
          : openSmtp({ url: mail.smtpUrl, from: mail.from, limitMs: SEND_LIMIT_MS, dkim: mail.dkim }),
      inject: [CONFIG],
    },
    CloseMailService,
    SendDeliveriesService,
    SendWebhooksService,
  ],
  exports: [
    BouncesService,
    CheckpointMailsService,
    DeliveriesRepository,
    DeliveryService,
    EstimatesService,
    LinksService,
    PlanDigestsService,
    PreviewsService,
    SendDeliveriesService,
    SubscribersService,
    SubscriptionsService,
    TestMailsService,
    PlanWebhooksService,
    SendWebhooksService,
    WebhookMessagesRepository,
    WebhookQueueRepository,
    WebhooksService,
  ],
})
export class DeliveryModule {}

/** Delivery in the API, and the pages that mails link to. */
@Module({
  imports: [DeliveryModule],
  controllers: [
    BouncesController,
    DeliveriesController,
    MailedAlertsController,
    PreferencesController,
    PreviewsController,
    SubscribeController,
    SubscribersController,
    SubscriptionsController,
    WebhookMessagesController,
    WebhooksController,
  ],
})
export class DeliveryApiModule {}

/** Plans and sends. */
@Module({
  imports: [DeliveryModule],
  providers: [
    FindOverdueDeliveriesTick,
    MailCheckpointsTick,
    PlanDigestsTick,
    PlanWebhooksTick,
    SendDigestJob,
    SendWebhookJob,
  ],
})
export class DeliveryWorkerModule {}
