import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { boundText, toStorableText } from '../platform/database/storable-text.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { HubClient } from './hub.client.js';
import { HubSubscriptionsRepository, type HubSubscriptionRecord } from './hub-subscriptions.repository.js';
import { MAX_FAREWELLS, retryAt } from './plan-hub-requests.js';

const MAX_DETAIL_LENGTH = 500;

/** Asks hubs, one after the other. A hub that cannot be asked is an outcome on its row. */
@Injectable()
export class AskHubsJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AskHubsJob.name);
  private readonly stopping = new AbortController();

  constructor(
    private readonly subscriptions: HubSubscriptionsRepository,
    private readonly hubs: HubClient,
    private readonly jobs: JobsService,
    private readonly metrics: MetricsService,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('ask-hubs', { concurrency: 1 }, async ({ subscriptionIds }, signal) => {
      const until = AbortSignal.any([signal, this.stopping.signal]);
      for (const id of subscriptionIds) {
        if (until.aborted) return;
        const subscription = await this.subscriptions.findById(id);
        if (subscription !== null) await this.ask(subscription, until);
      }
    });
  }

  /** What is cut off here is due again when its claim has run out. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private async ask(subscription: HubSubscriptionRecord, signal: AbortSignal): Promise<void> {
    const { id, state, verifiedAt, leaseUntil } = subscription;
    const isLeaving = state === 'leaving';
    const tries = subscription.tries + 1;
    // Who was never told yes, was told so often enough, or would stop by itself, needs no farewell.
    const isOver = verifiedAt === null || tries > MAX_FAREWELLS || (leaseUntil ?? verifiedAt) < this.clock.now();
    if (isLeaving && isOver) {
      await this.subscriptions.delete(id);
      return;
    }
    await this.subscriptions.expectVerification(id);
    const mode = isLeaving ? 'unsubscribe' : 'subscribe';
    const failure = await this.hubs.ask(mode, subscription, signal);
    if (signal.aborted) return;
    this.metrics.count('embargo_hub_requests_total', { mode, outcome: failure === null ? 'accepted' : 'failed' });
    if (failure !== null)
      this.logger.warn({ hub: subscription.hub, topic: subscription.topic, failure }, 'A hub was asked in vain');
    const detail = failure === null ? null : boundText(toStorableText(failure), MAX_DETAIL_LENGTH);
    await this.subscriptions.noteAsked(id, retryAt(this.clock.now(), tries, leaseUntil), detail);
  }
}
