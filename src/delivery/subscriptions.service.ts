/** What readers and analysts do with subscriptions: every act goes on record in the transaction that makes it. */
import { Injectable } from '@nestjs/common';
import { ChangesService } from '../alerts/changes.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { ConfirmationsService } from './confirmations.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { SubscriptionRecord, SubscriptionState } from './delivery-records.js';
import { subscriptionChanged, subscriptionEnded, subscriptionNotFound } from './delivery.errors.js';
import { findNextDue } from './find-next-due.js';
import { SubscribersRepository } from './subscribers.repository.js';
import type { SubscriptionTerms } from './subscription-terms.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** What came of asking for a digest. */
export type RequestOutcome =
  | { readonly kind: 'asked'; readonly subscriptionId: string }
  /** The address has been asked often enough for a day. */
  | { readonly kind: 'throttled' }
  /** Its server refuses it. */
  | { readonly kind: 'bounced' };

/** What came of a confirmation. */
export type ConfirmOutcome = 'confirmed' | 'already-active' | 'ended';

/** A confirmation goes to the same address at most so often in a day, whoever asks. */
const MAX_CONFIRMATIONS = 3;
const DAY_MS = 24 * 3_600_000;

@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly subscribers: SubscribersRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly confirmations: ConfirmationsService,
    private readonly changes: ChangesService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(
    filter: {
      readonly subscriberId: string | null;
      readonly state: SubscriptionState | null;
      readonly q: string | null;
      readonly afterId: string;
    },
    limit: number,
  ): Promise<SubscriptionRecord[]> {
    return this.subscriptions.list(filter, limit);
  }

  async find(id: string): Promise<SubscriptionRecord | null> {
    return this.subscriptions.find(id);
  }

  /** @throws Refusal subscription-not-found */
  async get(id: string): Promise<SubscriptionRecord> {
    const found = await this.subscriptions.find(id);
    if (found === null) throw subscriptionNotFound(id);
    return found;
  }

  /**
   * Asks an address whether it wants a digest: nothing else is mailed until its owner has confirmed. The way is the same
   * whether the address is known or not.
   *
   * @param actor Id of who asks; null for the public form.
   */
  async request(email: string, terms: SubscriptionTerms, actor: string | null): Promise<RequestOutcome> {
    const now = this.clock.now();
    const write = await this.confirmations.writer();
    return this.database.transaction(async (tx): Promise<RequestOutcome> => {
      const subscriber = await this.subscribers.getOrMake(email, now, tx);
      if (subscriber.state === 'bounced') return { kind: 'bounced' };
      const since = new Date(now.getTime() - DAY_MS);
      if ((await this.deliveries.countSince(subscriber.id, 'confirmation', since, tx)) >= MAX_CONFIRMATIONS) {
        return { kind: 'throttled' };
      }
      const subscriptionId = await this.subscriptions.insert(subscriber.id, terms, now, tx);
      await write(subscriber, subscriptionId, terms, now, tx);
      const by = actor ?? `subscriber:${subscriber.id}`;
      await this.record(by, 'subscription.request', subscriptionId, null, { ...toTerms(terms) }, tx);
      return { kind: 'asked', subscriptionId };
    });
  }

  /** The reader says yes. Doing so twice changes nothing. @throws Refusal subscription-not-found */
  async confirm(id: string): Promise<ConfirmOutcome> {
    const now = this.clock.now();
    const head = await this.changes.head();
    return this.database.transaction(async (tx): Promise<ConfirmOutcome> => {
      // The reader before what it asked for, as everywhere.
      const known = await this.subscriptions.find(id, tx);
      if (known !== null) await this.subscribers.lock(known.subscriberId, tx);
      const subscription = await this.lock(id, tx);
      if (subscription.state !== 'pending') return subscription.state === 'active' ? 'already-active' : 'ended';
      await this.subscribers.recordConfirmed(subscription.subscriberId, now, tx);
      await this.subscriptions.recordConfirmed(id, head, firstDue(subscription, now), now, tx);
      await this.record(`subscriber:${subscription.subscriberId}`, 'subscription.confirm', id, null, null, tx);
      return 'confirmed';
    });
  }

  /**
   * Changes what is asked for; what happened before counts as told.
   *
   * @param version The version the caller has seen; null for whatever stands.
   * @param actor Null for the reader.
   * @throws Refusal subscription-not-found, subscription-changed, subscription-ended
   */
  async change(
    id: string,
    change: Partial<SubscriptionTerms>,
    version: number | null,
    actor: string | null,
  ): Promise<SubscriptionRecord> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const before = await this.lock(id, tx);
      if (version !== null && before.version !== version) throw subscriptionChanged(before.version);
      if (before.state === 'ended') throw subscriptionEnded();
      const terms = toTerms({ ...before, ...change });
      const isMoved = JSON.stringify(scheduleOf(before)) !== JSON.stringify(scheduleOf(terms));
      const nextDueAt = before.state !== 'active' || !isMoved ? before.nextDueAt : firstDue(terms, now);
      await this.subscriptions.recordTerms(id, terms, nextDueAt, now, tx);
      const by = actor ?? `subscriber:${before.subscriberId}`;
      await this.record(by, 'subscription.change', id, { ...toTerms(before) }, { ...terms }, tx);
      const after = await this.subscriptions.find(id, tx);
      if (after === null) throw subscriptionNotFound(id);
      return after;
    });
  }

  /**
   * Ends a subscription, with what is planned for it and not yet being sent. Doing so twice changes nothing.
   *
   * @param actor Null for the reader.
   * @throws Refusal subscription-not-found
   */
  async end(id: string, reason: string, actor: string | null): Promise<SubscriptionRecord> {
    return this.database.transaction(async (tx) => {
      const subscription = await this.lock(id, tx);
      await this.endLocked(subscription, reason, actor, tx);
      const after = await this.subscriptions.find(id, tx);
      if (after === null) throw subscriptionNotFound(id);
      return after;
    });
  }

  /** Ends all of a reader's subscriptions. */
  async endAll(subscriberId: string, reason: string, actor: string | null): Promise<void> {
    const all = await this.subscriptions.list({ subscriberId, state: null, q: null, afterId: '0' }, 1_000);
    for (const { id, state } of all) if (state !== 'ended') await this.end(id, reason, actor);
  }

  private async endLocked(
    subscription: SubscriptionRecord,
    reason: string,
    actor: string | null,
    tx: Tx,
  ): Promise<void> {
    if (subscription.state === 'ended') return;
    const { id, subscriberId } = subscription;
    await this.subscriptions.recordEnded(id, reason, this.clock.now(), tx);
    await this.deliveries.cancelOpen(subscriberId, id, 'The subscription has ended.', tx);
    await this.record(
      actor ?? `subscriber:${subscriberId}`,
      'subscription.end',
      id,
      { state: subscription.state },
      { state: 'ended', reason },
      tx,
    );
  }

  private async lock(id: string, tx: Tx): Promise<SubscriptionRecord> {
    const subscription = await this.subscriptions.lock(id, tx);
    if (subscription === null) throw subscriptionNotFound(id);
    return subscription;
  }

  private async record(
    actor: string,
    act: string,
    subjectId: string,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
    tx: Tx,
  ): Promise<void> {
    await this.audit.record({ actor, act, subjectType: 'subscription', subjectId, before, after }, tx);
  }
}

/** The first digest; an immediate one need not wait for news that is there already. */
function firstDue(terms: SubscriptionTerms, now: Date): Date {
  return terms.rhythm === 'immediate' ? now : findNextDue(terms, now);
}

function scheduleOf({ rhythm, hour, weekday, timeZone }: SubscriptionTerms): unknown[] {
  return [rhythm, hour, weekday, timeZone];
}

function toTerms(terms: SubscriptionTerms): SubscriptionTerms {
  const { regimes, kinds, conduct, languages, minPriority, rhythm, hour, weekday, timeZone } = terms;
  return { regimes, kinds, conduct, languages, minPriority, rhythm, hour, weekday, timeZone };
}
