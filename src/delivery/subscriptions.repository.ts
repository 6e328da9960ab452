/** SQL of subscriptions: what was asked for, and how far it has been told. */
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import type { SubscriptionRecord, SubscriptionState } from './delivery-records.js';
import type { SubscriptionTerms } from './subscription-terms.js';

const COLUMNS = `p.id, p.subscriber_id AS "subscriberId", s.email, s.state AS "subscriberState",
  s.state_reason AS "subscriberReason", p.regimes, p.kinds, p.conduct, p.languages,
  p.min_priority AS "minPriority", p.rhythm, p.hour, p.weekday, p.time_zone AS "timeZone", p.state,
  p.state_reason AS "stateReason", p.confirmed_at AS "confirmedAt", p.ended_at AS "endedAt",
  p.told_number AS "toldNumber", p.told_mark AS "toldMark", p.next_due_at AS "nextDueAt",
  p.last_digest_at AS "lastDigestAt", p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.version`;
const FROM = 'subscriptions p JOIN subscribers s ON s.id = p.subscriber_id';

@Injectable()
export class SubscriptionsRepository {
  constructor(private readonly database: Database) {}

  /** After an id, ascending. `q`: part of the address. */
  async list(
    filter: {
      readonly subscriberId: string | null;
      readonly state: SubscriptionState | null;
      readonly q: string | null;
      readonly afterId: string;
    },
    limit: number,
  ): Promise<SubscriptionRecord[]> {
    return this.database.rows<SubscriptionRecord>(
      `SELECT ${COLUMNS} FROM ${FROM}
       WHERE p.id > $1 AND ($2::bigint IS NULL OR p.subscriber_id = $2) AND ($3::text IS NULL OR p.state = $3)
         AND ($4::text IS NULL OR strpos(lower(s.email), lower($4)) > 0)
       ORDER BY p.id LIMIT $5`,
      [filter.afterId, filter.subscriberId, filter.state, filter.q, limit],
    );
  }

  async find(id: string, on: Queryable = this.database): Promise<SubscriptionRecord | null> {
    const [row] = await on.rows<SubscriptionRecord>(`SELECT ${COLUMNS} FROM ${FROM} WHERE p.id = $1`, [id]);
    return row ?? null;
  }

  async lock(id: string, tx: Tx): Promise<SubscriptionRecord | null> {
    const [row] = await tx.rows<SubscriptionRecord>(`SELECT ${COLUMNS} FROM ${FROM} WHERE p.id = $1 FOR UPDATE OF p`, [
      id,
    ]);
    return row ?? null;
  }

  /** Writes one that waits for its confirmation. @returns Its id. */
  async insert(subscriberId: string, terms: SubscriptionTerms, now: Date, tx: Tx): Promise<string> {
    const [row] = await tx.rows<{ id: string }>(
      `INSERT INTO subscriptions (subscriber_id, regimes, kinds, conduct, languages, min_priority, rhythm, hour, weekday,
                                  time_zone, state, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', $11, $11) RETURNING id`,
      [subscriberId, ...valuesOf(terms), now],
    );
    if (row === undefined) throw new Error('No subscription was written');
    return row.id;
  }

  /** Starts one at the present end of the change feed: it is told what comes from here on. */
  async recordConfirmed(
    id: string,
    head: { readonly number: string; readonly mark: string },
    nextDueAt: Date,
    now: Date,
    tx: Tx,
  ): Promise<void> {
    await tx.run(
      `UPDATE subscriptions SET state = 'active', confirmed_at = $2, told_number = $3, told_mark = $4, next_due_at = $5,
              updated_at = $2, version = version + 1 WHERE id = $1`,
      [id, now, head.number, head.mark, nextDueAt],
    );
  }

  async recordTerms(id: string, terms: SubscriptionTerms, nextDueAt: Date | null, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE subscriptions SET regimes = $2, kinds = $3, conduct = $4, languages = $5, min_priority = $6, rhythm = $7,
              hour = $8, weekday = $9, time_zone = $10, next_due_at = $11, updated_at = $12, version = version + 1
       WHERE id = $1`,
      [id, ...valuesOf(terms), nextDueAt, now],
    );
  }

  /** Lets the next digest wait until an instant, at least. */
  async postpone(id: string, until: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE subscriptions SET next_due_at = greatest(next_due_at, $2) WHERE id = $1', [id, until]);
  }

  async recordEnded(id: string, reason: string, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE subscriptions SET state = 'ended', state_reason = $2, ended_at = $3, next_due_at = NULL, updated_at = $3,
              version = version + 1 WHERE id = $1`,
      [id, reason, now],
    );
  }
}

function valuesOf(terms: SubscriptionTerms): unknown[] {
  const { regimes, kinds, conduct, languages, minPriority, rhythm, hour, weekday, timeZone } = terms;
  return [regimes, kinds, conduct, languages, minPriority, rhythm, hour, weekday, timeZone];
}
