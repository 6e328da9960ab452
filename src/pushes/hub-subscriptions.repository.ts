import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import { HUB_STATES, type HubState } from './hub-states.js';

/** What a feed says about who tells of its news. */
export interface HubOffer {
  readonly hub: string;
  readonly topic: string;
}

/** A subscription as its row has it. */
export interface HubSubscriptionRecord extends HubOffer {
  readonly id: string;
  readonly sourceId: string | null;
  readonly callbackKey: string;
  readonly secret: string;
  readonly state: HubState;
  readonly isAwaited: boolean;
  readonly tries: number;
  readonly nextTryAt: Date;
  readonly verifiedAt: Date | null;
  readonly leaseUntil: Date | null;
  readonly lastPushAt: Date | null;
  readonly pushes: number;
  readonly pushesIgnored: number;
  readonly detail: string | null;
}

/** A subscription to be made. */
export interface NewHubSubscription extends HubOffer {
  readonly sourceId: string;
  readonly callbackKey: string;
  readonly secret: string;
}

const COLUMNS = `id, source_id AS "sourceId", hub, topic, callback_key AS "callbackKey", secret, state,
  is_awaited AS "isAwaited", tries, next_try_at AS "nextTryAt", verified_at AS "verifiedAt", lease_until AS "leaseUntil",
  last_push_at AS "lastPushAt", pushes::float8 AS pushes, pushes_ignored::float8 AS "pushesIgnored", detail`;

@Injectable()
export class HubSubscriptionsRepository {
  constructor(private readonly database: Database) {}

  async findByKey(key: string): Promise<HubSubscriptionRecord | null> {
    return this.findOne('callback_key = $1', key, this.database);
  }

  async findBySource(sourceId: string): Promise<HubSubscriptionRecord | null> {
    return this.findOne('source_id = $1', sourceId, this.database);
  }

  async findById(id: string): Promise<HubSubscriptionRecord | null> {
    return this.findOne('id = $1', id, this.database);
  }

  /** As it is now, locked until `tx` ends. */
  async lockById(id: string, tx: Tx): Promise<HubSubscriptionRecord | null> {
    return this.findOne('id = $1 FOR UPDATE', id, tx);
  }

  /** How many there are in each state; a lease that has run out counts as asked for. */
  async countByState(now: Date): Promise<Readonly<Record<HubState, number>>> {
    const rows = await this.database.rows<{ state: HubState; count: number }>(
      `SELECT CASE WHEN state = 'active' AND lease_until <= $1 THEN 'asking' ELSE state END AS state, count(*)::int AS count
       FROM hub_subscriptions GROUP BY 1`,
      [now],
    );
    const counted = new Map(rows.map(({ state, count }) => [state, count]));
    return Object.fromEntries(HUB_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<HubState, number>;
  }

  /** Parts subscriptions from sources whose feed no longer names their hub and topic. @returns The sources. */
  async partFrom(sourceIds: readonly string[], offers: readonly (HubOffer | null)[], tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ sourceId: string }>(
      `UPDATE hub_subscriptions SET source_id = NULL
       FROM unnest($1::bigint[], $2::text[], $3::text[]) AS given (source_id, hub, topic)
       WHERE hub_subscriptions.source_id = given.source_id
         AND (hub_subscriptions.hub IS DISTINCT FROM given.hub OR hub_subscriptions.topic IS DISTINCT FROM given.topic)
       RETURNING given.source_id AS "sourceId"`,
      [sourceIds, offers.map((offer) => offer?.hub ?? null), offers.map((offer) => offer?.topic ?? null)],
    );
    return rows.map(({ sourceId }) => sourceId);
  }

  /** Makes subscriptions, due at once; one that is being ended is taken up again, others stay as they are. */
  async offer(wanted: readonly NewHubSubscription[], now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `INSERT INTO hub_subscriptions (source_id, hub, topic, callback_key, secret, next_try_at)
       SELECT source_id, hub, topic, callback_key, secret, $6
       FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
         AS given (source_id, hub, topic, callback_key, secret)
       ON CONFLICT ON CONSTRAINT uq_hub_subscriptions_source
         DO UPDATE SET state = 'asking', next_try_at = excluded.next_try_at, tries = 0, is_awaited = false
         WHERE hub_subscriptions.state = 'leaving'`,
      [
        wanted.map(({ sourceId }) => sourceId),
        wanted.map(({ hub }) => hub),
        wanted.map(({ topic }) => topic),
        wanted.map(({ callbackKey }) => callbackKey),
        wanted.map(({ secret }) => secret),
        now,
      ],
    );
  }

  /** Has those ended whose source is no longer there or no longer polled as usual. */
  async leaveUnwanted(now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE hub_subscriptions SET state = 'leaving', next_try_at = $1, tries = 0, is_awaited = false
       WHERE state <> 'leaving'
         AND (source_id IS NULL
              OR EXISTS (SELECT FROM sources WHERE sources.id = source_id AND sources.state <> 'enabled'))`,
      [now],
    );
  }

  /** Takes those of which the hub is to be asked now; until `until` nobody else takes them. @returns Their ids. */
  async claim(now: Date, until: Date, limit: number, tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `UPDATE hub_subscriptions SET next_try_at = $2
       WHERE id IN (SELECT id FROM hub_subscriptions WHERE next_try_at <= $1 ORDER BY next_try_at LIMIT $3
                    FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [now, until, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Before the hub is asked: it may verify before it has answered. */
  async expectVerification(id: string): Promise<void> {
    await this.database.run('UPDATE hub_subscriptions SET is_awaited = true, tries = tries + 1 WHERE id = $1', [id]);
  }

  /** What asking came to, where the hub has not verified or denied in the meantime. @param detail Why it failed; null where the hub accepted. */
  async noteAsked(id: string, nextTryAt: Date, detail: string | null): Promise<void> {
    await this.database.run(
      'UPDATE hub_subscriptions SET next_try_at = $2, detail = $3, is_awaited = $4 WHERE id = $1 AND is_awaited',
      [id, nextTryAt, detail, detail === null],
    );
  }

  async noteVerified(id: string, now: Date, leaseUntil: Date, nextTryAt: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE hub_subscriptions SET state = 'active', is_awaited = false, tries = 0, verified_at = $2, lease_until = $3,
         next_try_at = $4, detail = NULL
       WHERE id = $1`,
      [id, now, leaseUntil, nextTryAt],
    );
  }

  async noteDenied(id: string, detail: string, nextTryAt: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE hub_subscriptions SET state = 'denied', is_awaited = false, tries = 0, lease_until = NULL, next_try_at = $3,
         detail = $2
       WHERE id = $1`,
      [id, detail, nextTryAt],
    );
  }

  async delete(id: string, on: Queryable = this.database): Promise<void> {
    await on.run('DELETE FROM hub_subscriptions WHERE id = $1', [id]);
  }

  async countPush(id: string, now: Date): Promise<void> {
    await this.database.run('UPDATE hub_subscriptions SET pushes = pushes + 1, last_push_at = $2 WHERE id = $1', [
      id,
      now,
    ]);
  }

  async countIgnoredPush(id: string): Promise<void> {
    await this.database.run('UPDATE hub_subscriptions SET pushes_ignored = pushes_ignored + 1 WHERE id = $1', [id]);
  }

  private async findOne(condition: string, value: string, on: Queryable): Promise<HubSubscriptionRecord | null> {
    const [row] = await on.rows<HubSubscriptionRecord>(`SELECT ${COLUMNS} FROM hub_subscriptions WHERE ${condition}`, [
      value,
    ]);
    return row ?? null;
  }
}
