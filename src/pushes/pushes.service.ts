/** What is agreed with the hubs of feeds (W3C WebSub), and what a push does. */
import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { boundText, toStorableText } from '../platform/database/storable-text.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { CONFIG } from '../platform/platform.module.js';
import { SourcePollingService } from '../sources/source-polling.service.js';
import { HUB_STATES } from './hub-states.js';
import {
  HubSubscriptionsRepository,
  type HubOffer,
  type HubSubscriptionRecord,
} from './hub-subscriptions.repository.js';
import { askAfterDenial, leaseUntil, renewAt } from './plan-hub-requests.js';

export type { HubOffer, HubSubscriptionRecord } from './hub-subscriptions.repository.js';

/** What a feed says of its hub, by source; null where it names none. */
export interface SourceOffer {
  readonly sourceId: string;
  readonly offer: HubOffer | null;
}

/** What a hub wants verified: that it was us who asked. */
export interface Verification {
  readonly mode: 'subscribe' | 'unsubscribe';
  readonly topic: string;
  /** As given by the hub; null where it says nothing. */
  readonly leaseSeconds: number | null;
}

const MAX_REASON_LENGTH = 500;

@Injectable()
export class PushesService implements OnModuleInit {
  constructor(
    private readonly subscriptions: HubSubscriptionsRepository,
    private readonly polling: SourcePollingService,
    private readonly metrics: MetricsService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.metrics.beforeRender(async () => {
      const counts = await this.subscriptions.countByState(this.clock.now());
      for (const state of HUB_STATES) this.metrics.set('embargo_hub_subscriptions', { state }, counts[state]);
    });
  }

  /** Whether hubs are asked at all: they must be able to call back. */
  get isOn(): boolean {
    return this.config.collection.hubCallbackUrl !== null;
  }

  /** What is agreed for a source, or null. */
  async findBySource(sourceId: string): Promise<HubSubscriptionRecord | null> {
    return this.subscriptions.findBySource(sourceId);
  }

  /** What is agreed under the key of a callback, or null. */
  async findByKey(key: string): Promise<HubSubscriptionRecord | null> {
    return this.subscriptions.findByKey(key);
  }

  /** Takes note, as part of `tx`, of what documents say of their hubs: new ones are asked, those no longer named are told so. */
  async noteOffers(offers: readonly SourceOffer[], tx: Tx): Promise<void> {
    if (!this.isOn || offers.length === 0) return;
    const parted = await this.subscriptions.partFrom(
      offers.map(({ sourceId }) => sourceId),
      offers.map(({ offer }) => offer),
      tx,
    );
    for (const sourceId of parted) await this.polling.setPushedUntil(sourceId, null, tx);
    const wanted = offers.flatMap(({ sourceId, offer }) =>
      offer === null ? [] : [{ sourceId, ...offer, callbackKey: newSecret(), secret: newSecret() }],
    );
    if (wanted.length > 0) await this.subscriptions.offer(wanted, this.clock.now(), tx);
  }

  /**
   * Verifies that we have asked for what a hub is about to do (W3C WebSub, 5.3). Only a request that is under way, and only
   * for its own topic to the letter, is confirmed.
   */
  async verify(key: string, { mode, topic, leaseSeconds }: Verification): Promise<boolean> {
    const found = await this.subscriptions.findByKey(key);
    if (found === null) return false;
    return this.database.transaction(async (tx) => {
      const subscription = await this.subscriptions.lockById(found.id, tx);
      if (subscription === null || !subscription.isAwaited || subscription.topic !== topic) return false;
      const wanted = subscription.state === 'leaving' ? 'unsubscribe' : 'subscribe';
      if (mode !== wanted) return false;
      if (mode === 'unsubscribe') {
        await this.subscriptions.delete(subscription.id, tx);
        return true;
      }
      const now = this.clock.now();
      const until = leaseUntil(now, leaseSeconds);
      const renew = renewAt(now, until, this.clock.random());
      await this.subscriptions.noteVerified(subscription.id, now, until, renew, tx);
      if (subscription.sourceId !== null) await this.polling.setPushedUntil(subscription.sourceId, until, tx);
      return true;
    });
  }

  /** Takes note that a hub will not, or no longer, tell us. @returns Whether there is such a subscription. */
  async deny(key: string, topic: string, reason: string | null): Promise<boolean> {
    const found = await this.subscriptions.findByKey(key);
    if (found === null) return false;
    return this.database.transaction(async (tx) => {
      const subscription = await this.subscriptions.lockById(found.id, tx);
      if (subscription === null || subscription.topic !== topic) return false;
      if (subscription.state === 'leaving') {
        await this.subscriptions.delete(subscription.id, tx);
        return true;
      }
      const detail = boundText(toStorableText(reason ?? 'without a reason'), MAX_REASON_LENGTH);
      await this.subscriptions.noteDenied(subscription.id, detail, askAfterDenial(this.clock.now()), tx);
      if (subscription.sourceId !== null) await this.polling.setPushedUntil(subscription.sourceId, null, tx);
      return true;
    });
  }

  /**
   * A push has come for a subscription. One that the hub has signed makes its source due: what is new is then had from the
   * publisher, by a poll like every other, so that nobody between us can slip anything in and every item is accounted for
   * by a certified document. One without the right signature is counted and else ignored (W3C WebSub, 7.1).
   */
  async notePush(subscription: HubSubscriptionRecord, isGenuine: boolean): Promise<void> {
    if (!isGenuine) {
      this.metrics.count('embargo_pushes_total', { outcome: 'bad-signature' });
      await this.subscriptions.countIgnoredPush(subscription.id);
      return;
    }
    this.metrics.count('embargo_pushes_total', { outcome: 'accepted' });
    const now = this.clock.now();
    await this.subscriptions.countPush(subscription.id, now);
    if (subscription.sourceId !== null) await this.polling.hastenAfterPush(subscription.sourceId, now);
  }

  /** A push that belongs to no subscription, or is too long to be one. */
  countRefusedPush(outcome: 'unknown' | 'too-large'): void {
    this.metrics.count('embargo_pushes_total', { outcome });
  }
}

/** 256 random bits as 43 base64url characters: within the 200 bytes that a hub takes. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
