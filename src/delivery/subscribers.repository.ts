/** SQL of subscribers: addresses and whether they may be written to. */
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import type { SubscriberRecord, SubscriberState } from './delivery-records.js';

const COLUMNS = `id, email, state, state_reason AS "stateReason", confirmed_at AS "confirmedAt",
  created_at AS "createdAt", updated_at AS "updatedAt", version`;

@Injectable()
export class SubscribersRepository {
  constructor(private readonly database: Database) {}

  /** After an id, ascending. @param q Part of the address. */
  async list(
    filter: { readonly state: SubscriberState | null; readonly q: string | null; readonly afterId: string },
    limit: number,
  ): Promise<SubscriberRecord[]> {
    return this.database.rows<SubscriberRecord>(
      `SELECT ${COLUMNS} FROM subscribers
       WHERE id > $1 AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR strpos(lower(email), lower($3)) > 0)
       ORDER BY id LIMIT $4`,
      [filter.afterId, filter.state, filter.q, limit],
    );
  }

  async find(id: string, on: Queryable = this.database): Promise<SubscriberRecord | null> {
    const [row] = await on.rows<SubscriberRecord>(`SELECT ${COLUMNS} FROM subscribers WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** The subscriber with this address, made where there is none, locked until `tx` ends. */
  async getOrMake(email: string, now: Date, tx: Tx): Promise<SubscriberRecord> {
    await tx.run(
      `INSERT INTO subscribers (email, state, created_at, updated_at) VALUES ($1, 'pending', $2, $2)
       ON CONFLICT (lower(email)) DO NOTHING`,
      [email, now],
    );
    const [row] = await tx.rows<SubscriberRecord>(
      `SELECT ${COLUMNS} FROM subscribers WHERE lower(email) = lower($1) FOR UPDATE`,
      [email],
    );
    if (row === undefined) throw new Error('A subscriber was just written and is not there');
    return row;
  }

  async lock(id: string, tx: Tx): Promise<SubscriberRecord | null> {
    const [row] = await tx.rows<SubscriberRecord>(`SELECT ${COLUMNS} FROM subscribers WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** @returns Whether it changed anything. */
  async recordConfirmed(id: string, now: Date, tx: Tx): Promise<boolean> {
    const touched = await tx.run(
      `UPDATE subscribers SET state = 'confirmed', state_reason = NULL, confirmed_at = coalesce(confirmed_at, $2),
              updated_at = $2, version = version + 1 WHERE id = $1 AND state = 'pending'`,
      [id, now],
    );
    return touched > 0;
  }

  /** The address's server refused it. @returns Whether it was not stopped before. */
  async recordBounced(id: string, reason: string, now: Date, tx: Tx): Promise<boolean> {
    const touched = await tx.run(
      `UPDATE subscribers SET state = 'bounced', state_reason = $2, updated_at = $3, version = version + 1
       WHERE id = $1 AND state <> 'bounced'`,
      [id, reason, now],
    );
    return touched > 0;
  }

  /** Back to what it was before it bounced. */
  async recordResumed(id: string, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE subscribers SET state = CASE WHEN confirmed_at IS NULL THEN 'pending' ELSE 'confirmed' END,
              state_reason = NULL, updated_at = $2, version = version + 1 WHERE id = $1`,
      [id, now],
    );
  }

  /** With all subscriptions, mails and what was told. */
  async delete(id: string, tx: Tx): Promise<void> {
    await tx.run(`DELETE FROM subscribers WHERE id = $1`, [id]);
  }

  /** Takes out those who asked before an instant and never confirmed anything. @returns How many. */
  async deleteUnconfirmed(before: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      await tx.run(`DELETE FROM subscriptions WHERE state = 'pending' AND created_at < $1`, [before]);
      return tx.run(
        `DELETE FROM subscribers s WHERE s.state = 'pending' AND s.created_at < $1
           AND NOT EXISTS (SELECT 1 FROM subscriptions p WHERE p.subscriber_id = s.id)`,
        [before],
      );
    });
  }
}
