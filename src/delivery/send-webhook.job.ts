import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { SendWebhooksService } from './send-webhooks.service.js';

/** Receivers that one process sends to at a time: most of the time they are waited for. */
const CONCURRENCY = 24;

/** Sends what is due to a receiver. Running twice sends nothing twice: each message is claimed on its row. */
@Injectable()
export class SendWebhookJob implements OnApplicationBootstrap {
  constructor(
    private readonly sending: SendWebhooksService,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('send-webhook', { concurrency: CONCURRENCY }, async ({ webhookId }, signal) =>
      this.sending.send(webhookId, signal),
    );
  }
}
