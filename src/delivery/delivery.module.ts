import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { CloseMailService } from './close-mail.service.js';
import { ConfirmationsService } from './confirmations.service.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryKeysRepository } from './delivery-keys.repository.js';
import { DeliveryService } from './delivery.service.js';
import { FindOverdueDeliveriesTick } from './find-overdue-deliveries.tick.js';
import { LinksService } from './links.service.js';
import { MailClient } from './mail.client.js';
import { MailedAlertsController } from './mailed-alerts.controller.js';
import { OutboxMailClient } from './outbox.client.js';
import { PlanDigestsService } from './plan-digests.service.js';
import { PlanDigestsTick } from './plan-digests.tick.js';
import { PlanningRepository } from './planning.repository.js';
import { PreferencesController } from './preferences.controller.js';
import { SendDeliveriesService } from './send-deliveries.service.js';
import { SendDigestJob } from './send-digest.job.js';
import { SmtpMailClient } from './smtp.client.js';
import { SubscribeController } from './subscribe.controller.js';
import { SubscribersController } from './subscribers.controller.js';
import { SubscribersRepository } from './subscribers.repository.js';
import { SubscribersService } from './subscribers.service.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { ToldRepository } from './told.repository.js';

/** Subscribers, what they asked for, and the mails to them. */
@Module({
  imports: [AlertsModule],
  providers: [
    ConfirmationsService,
    DeliveriesRepository,
    DeliveryKeysRepository,
    DeliveryService,
    LinksService,
    PlanDigestsService,
    PlanningRepository,
    SubscribersRepository,
    SubscribersService,
    SubscriptionsRepository,
    SubscriptionsService,
    ToldRepository,
    {
      provide: MailClient,
      useFactory: ({ mail, database }: Config): MailClient =>
        mail.smtpUrl === null
          ? new OutboxMailClient(join(database.dataDir, 'outbox'), mail.from)
          : new SmtpMailClient(mail.smtpUrl, mail.from),
      inject: [CONFIG],
    },
    CloseMailService,
    SendDeliveriesService,
  ],
  exports: [
    DeliveriesRepository,
    DeliveryService,
    LinksService,
    PlanDigestsService,
    SendDeliveriesService,
    SubscribersService,
    SubscriptionsService,
  ],
})
export class DeliveryModule {}

/** Delivery in the API, and the pages that mails link to. */
@Module({
  imports: [DeliveryModule],
  controllers: [
    DeliveriesController,
    MailedAlertsController,
    PreferencesController,
    SubscribeController,
    SubscribersController,
    SubscriptionsController,
  ],
})
export class DeliveryApiModule {}

/** Plans and sends. */
@Module({ imports: [DeliveryModule], providers: [FindOverdueDeliveriesTick, PlanDigestsTick, SendDigestJob] })
export class DeliveryWorkerModule {}
