/**
 * Sends what is due and writes down what became of it. A delivery is claimed on its row before anything leaves, so no two
 * workers send it; the outcome is written as soon as the server has answered. Only a process that dies between the two
 * leaves a mail that may have gone out: when its claim has run out it is sent again, under the same Message-ID.
 */
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import type { MailOutcome } from './classify-smtp-answer.js';
import { computeRest, computeRetryDelay } from './compute-retry-delay.js';
import { DeliveriesRepository, type SentDelivery, type UnsentState } from './deliveries.repository.js';
import type { ClaimedDelivery } from './delivery-records.js';
import { gatherCalls } from './gather-calls.js';
import { MailRateRepository } from './mail-rate.repository.js';
import { MailClient, SEND_LIMIT_MS } from './mail.client.js';
import { SubscribersService } from './subscribers.service.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** A claim outlasts the longest attempt and the writing of its outcome. */
const CLAIM_MS = SEND_LIMIT_MS + 30_000;

/** The window over which the rate of mails is held. */
const WINDOW_MS = 60_000;

/** Mails of one job on their way at the same time. */
const LANES = 4;

type HeldDelivery = Omit<ClaimedDelivery, 'content'>;

/** A delivery that this worker has claimed; what comes of it, or null where it is not wanted any more. */
interface BegunDelivery {
  readonly delivery: HeldDelivery;
  readonly token: string;
  readonly outcome: Promise<MailOutcome> | null;
}

@Injectable()
export class SendDeliveriesService {
  private readonly logger = new Logger(SendDeliveriesService.name);

  /** Claims one; those that are wanted at the same time with one statement. */
  private readonly claim = gatherCalls(async (ids: readonly string[]) => {
    const now = this.clock.now();
    const token = randomUUID();
    const claimed = await this.deliveries.claim(ids, token, now, new Date(now.getTime() + CLAIM_MS));
    return claimed.map((delivery) => (delivery === null ? null : { delivery, token }));
  });

  /** Writes down that one was accepted; those that were at the same time with one statement. */
  private readonly recordSent = gatherCalls(async (sent: readonly SentDelivery[]) => {
    await this.deliveries.recordSent(sent, this.clock.now());
    return sent.map(() => undefined);
  });

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly subscribers: SubscribersService,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly rate: MailRateRepository,
    private readonly mail: MailClient,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sends those of the deliveries that are due. Once no server answers, the rest of them is put off. */
  async send(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const waiting = [...ids];
    let isUnreachable = false;
    let isFull = false;
    const lane = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        if (isUnreachable || isFull || signal.aborted) {
          waiting.unshift(id);
          return;
        }
        if (!(await this.hasRoom())) {
          isFull = true;
          waiting.unshift(id);
          return;
        }
        const outcome = await this.sendOne(id, signal);
        isUnreachable ||= outcome?.kind === 'deferred' && outcome.isUnreachable;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    if (isUnreachable && waiting.length > 0) await this.postpone(waiting, computeRetryDelay(1, this.clock.random()));
    else if (isFull && waiting.length > 0) await this.postpone(waiting, WINDOW_MS / 4);
  }

  private async sendOne(id: string, signal: AbortSignal): Promise<MailOutcome | null> {
    const begun = await this.begin(id, signal);
    if (begun === null) return null;
    const { delivery, token } = begun;
    if (begun.outcome === null) {
      await this.end(delivery, token, 'cancelled', null, 'No longer wanted.');
      return null;
    }
    const outcome = await begun.outcome;
    await this.record(delivery, token, outcome);
    return outcome;
  }

  /** Claims one and begins to send it. Its content is let go at once: what waits for a server need not hold it. */
  private async begin(id: string, signal: AbortSignal): Promise<BegunDelivery | null> {
    const claimed = await this.claim(id);
    if (claimed === null) return null;
    const { content, ...delivery } = claimed.delivery;
    return {
      delivery,
      token: claimed.token,
      outcome: delivery.isWanted ? this.mail.send(content, signal) : null,
    };
  }

  /** Whether one more mail may be sent now: all that were handed on within the last minute count, whoever did it. */
  private async hasRoom(): Promise<boolean> {
    const most = this.config.mail.ratePerMinute;
    if (most === 0) return true;
    const now = this.clock.now();
    return this.rate.takePlace(now, new Date(now.getTime() - WINDOW_MS), most);
  }

  private async record(delivery: HeldDelivery, token: string, outcome: MailOutcome): Promise<void> {
    switch (outcome.kind) {
      case 'accepted':
        return this.recordSent({ id: delivery.id, token, status: outcome.status, answer: outcome.answer });
      case 'refused':
        this.logger.warn({ deliveryId: delivery.id, status: outcome.status }, 'A mail was refused for good');
        return this.end(delivery, token, 'failed', outcome.status, outcome.answer);
      case 'bounced':
        this.logger.warn({ deliveryId: delivery.id, status: outcome.status }, 'An address was refused for good');
        return this.end(delivery, token, 'bounced', outcome.status, outcome.answer);
      case 'deferred':
        return this.defer(delivery, token, outcome);
    }
  }

  private async end(
    delivery: HeldDelivery,
    token: string,
    state: UnsentState,
    status: number | null,
    answer: string,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { subscriberId, subscriptionId } = delivery;
      if (subscriberId !== null) await this.deliveries.lockSubscriptions(subscriberId, tx);
      if (!(await this.deliveries.recordOutcome(delivery.id, token, { state, status, answer }, tx))) return;
      if (subscriberId === null || subscriptionId === null) return;
      if (state === 'bounced') await this.subscribers.stopBounced(subscriberId, answer, tx);
      if (state === 'failed' && delivery.kind === 'digest') {
        await this.rest({ subscriberId, subscriptionId }, answer, now, tx);
      }
    });
  }

  /** After a digest that nobody took: the next one waits, longer each time; after some in a row the address is stopped. */
  private async rest(
    { subscriberId, subscriptionId }: { readonly subscriberId: string; readonly subscriptionId: string },
    answer: string,
    now: Date,
    tx: Tx,
  ): Promise<void> {
    const failures = await this.deliveries.countFailedInRow(subscriptionId, tx);
    const restMs = computeRest(failures);
    if (restMs === null) {
      return this.subscribers.stopBounced(subscriberId, `${failures} digests in a row failed. ${answer}`, tx);
    }
    await this.subscriptions.postpone(subscriptionId, new Date(now.getTime() + restMs), tx);
  }

  private async defer(
    delivery: HeldDelivery,
    token: string,
    outcome: { readonly status: number | null; readonly answer: string },
  ): Promise<void> {
    const now = this.clock.now();
    const delayMs = computeRetryDelay(delivery.attempts, this.clock.random());
    const next = new Date(now.getTime() + delayMs);
    if (next > delivery.giveUpAt) {
      this.logger.error({ deliveryId: delivery.id, attempts: delivery.attempts }, 'A mail is given up');
      return this.end(delivery, token, 'failed', outcome.status, `Given up. ${outcome.answer}`);
    }
    await this.database.transaction(async (tx) => {
      if (!(await this.deliveries.recordDeferred(delivery.id, token, outcome, next, tx))) return;
      await this.enqueueLater([delivery.id], delayMs, tx);
    });
  }

  private async postpone(ids: readonly string[], delayMs: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const until = new Date(this.clock.now().getTime() + delayMs);
      const postponed = await this.deliveries.postpone(ids, until, tx);
      if (postponed.length > 0) await this.enqueueLater(postponed, delayMs, tx);
    });
  }

  private async enqueueLater(
    deliveryIds: readonly string[],
    delayMs: number,
    tx: Parameters<JobsService['enqueue']>[2],
  ): Promise<void> {
    // One second more, so that the row is due when the job looks at it.
    await this.jobs.enqueue('send-digest', { deliveryIds }, tx, { startAfterSeconds: Math.ceil(delayMs / 1000) + 1 });
  }
}
