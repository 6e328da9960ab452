/** What analysts and admins do with subscribers, and what the mail servers say of them. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { SYSTEM, type Actor } from '../platform/http/needs.js';
import { CONFIRMATION_DAYS } from './confirmations.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { SubscriberRecord, SubscriberState } from './delivery-records.js';
import { subscriberNotBounced, subscriberNotFound } from './delivery.errors.js';
import { SubscribersRepository } from './subscribers.repository.js';

const DAY_MS = 24 * 3_600_000;

@Injectable()
export class SubscribersService {
  constructor(
    private readonly subscribers: SubscribersRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(
    filter: { readonly state: SubscriberState | null; readonly q: string | null; readonly afterId: string },
    limit: number,
  ): Promise<SubscriberRecord[]> {
    return this.subscribers.list(filter, limit);
  }

  /** @throws Refusal subscriber-not-found */
  async get(id: string): Promise<SubscriberRecord> {
    const found = await this.subscribers.find(id);
    if (found === null) throw subscriberNotFound(id);
    return found;
  }

  /** Writes to an address again that its server had refused. @throws Refusal subscriber-not-found, subscriber-not-bounced */
  async resume(id: string, actor: Actor): Promise<SubscriberRecord> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(id, tx);
      if (before.state !== 'bounced') throw subscriberNotBounced();
      await this.subscribers.recordResumed(id, this.clock.now(), tx);
      const after = await this.lock(id, tx);
      await this.record(actor, 'subscriber.resume', id, { state: before.state }, { state: after.state }, tx);
      return after;
    });
  }

  /** Erases an address with all that belongs to it; the record keeps its id. @throws Refusal subscriber-not-found */
  async delete(id: string, actor: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = await this.lock(id, tx);
      await this.subscribers.delete(id, tx);
      await this.record(actor, 'subscriber.delete', id, { state: before.state }, null, tx);
    });
  }

  /**
   * Stops an address as part of `tx`, with all that is planned for it: its server will not have it. What was not told is
   * told once a person has let it be written to again. The caller has locked its subscriptions.
   */
  async stopBounced(id: string, answer: string, tx: Tx): Promise<void> {
    if (!(await this.subscribers.recordBounced(id, answer, this.clock.now(), tx))) return;
    await this.deliveries.cancelOpen(id, null, 'The address was refused by its server.', tx);
    await this.record(SYSTEM, 'subscriber.bounce', id, null, { state: 'bounced' }, tx);
  }

  /** Forgets requests that were never confirmed. @returns How many addresses went. */
  async forgetUnconfirmed(): Promise<number> {
    return this.subscribers.deleteUnconfirmed(new Date(this.clock.now().getTime() - CONFIRMATION_DAYS * DAY_MS));
  }

  private async lock(id: string, tx: Tx): Promise<SubscriberRecord> {
    const subscriber = await this.subscribers.lock(id, tx);
    if (subscriber === null) throw subscriberNotFound(id);
    return subscriber;
  }

  private async record(
    actor: Actor,
    act: string,
    subjectId: string,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
    tx: Tx,
  ): Promise<void> {
    await this.audit.record({ actor: actor.id, act, subjectType: 'subscriber', subjectId, before, after }, tx);
  }
}
