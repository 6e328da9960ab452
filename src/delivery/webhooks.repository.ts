/** SQL of receivers on the web. */
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import type { WebhookRecord, WebhookState } from './webhook-records.js';
import type { WebhookTerms } from './webhook-terms.js';

const COLUMNS = `id, name, url, format, token IS NOT NULL AS "hasToken", previous_until AS "previousUntil", events, regimes,
  kinds, conduct, min_priority AS "minPriority", lanes, state, state_reason AS "stateReason", told_number AS "toldNumber",
  failures, failing_since AS "failingSince", open_until AS "openUntil", last_success_at AS "lastSuccessAt",
  created_at AS "createdAt", updated_at AS "updatedAt", version`;

/** How much waits for a receiver, and how much of it was given up within a week. */
export interface WebhookBacklog {
  readonly webhookId: string;
  readonly waiting: number;
  readonly failed: number;
}

@Injectable()
export class WebhooksRepository {
  constructor(private readonly database: Database) {}

  /** After an id, ascending. */
  async list(state: WebhookState | null, afterId: string, limit: number): Promise<WebhookRecord[]> {
    return this.database.rows<WebhookRecord>(
      `SELECT ${COLUMNS} FROM webhooks WHERE id > $1 AND ($2::text IS NULL OR state = $2) ORDER BY id LIMIT $3`,
      [afterId, state, limit],
    );
  }

  async find(id: string, on: Queryable = this.database): Promise<WebhookRecord | null> {
    const [row] = await on.rows<WebhookRecord>(`SELECT ${COLUMNS} FROM webhooks WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** The receiver, locked until `tx` ends. */
  async lock(id: string, tx: Tx): Promise<WebhookRecord | null> {
    const [row] = await tx.rows<WebhookRecord>(`SELECT ${COLUMNS} FROM webhooks WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  async countAll(tx: Tx): Promise<number> {
    const [row] = await tx.rows<{ count: number }>('SELECT count(*)::integer AS count FROM webhooks');
    return row?.count ?? 0;
  }

  /** Told up to `head`: what happened before is none of its business. */
  async insert(
    terms: WebhookTerms,
    keys: { readonly token: string | null; readonly secret: Buffer },
    head: { readonly number: string; readonly mark: string },
    now: Date,
    tx: Tx,
  ): Promise<string> {
    const [row] = await tx.rows<{ id: string }>(
      `INSERT INTO webhooks (name, url, format, events, regimes, kinds, conduct, min_priority, lanes, token, secret, state,
                             told_number, told_mark, sources_since, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'active', $12, $13, $14, $14, $14) RETURNING id`,
      [...valuesOf(terms), keys.token, keys.secret, head.number, head.mark, now],
    );
    if (row === undefined) throw new Error('No webhook was written');
    return row.id;
  }

  /** @param token Undefined to keep the one that stands. */
  async recordTerms(
    id: string,
    terms: WebhookTerms,
    token: string | null | undefined,
    now: Date,
    tx: Tx,
  ): Promise<void> {
    await tx.run(
      `UPDATE webhooks SET name = $2, url = $3, format = $4, events = $5, regimes = $6, kinds = $7, conduct = $8,
              min_priority = $9, lanes = $10, token = CASE WHEN $11 THEN $12 ELSE token END, updated_at = $13,
              version = version + 1
       WHERE id = $1`,
      [id, ...valuesOf(terms), token !== undefined, token ?? null, now],
    );
  }

  /** The one in use becomes the previous one; one before that signs no more. */
  async recordSecret(id: string, secret: Buffer, previousUntil: Date, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE webhooks SET previous_secret = secret, previous_until = $3, secret = $2, updated_at = $4, version = version + 1
       WHERE id = $1`,
      [id, secret, previousUntil, now],
    );
  }

  async recordState(id: string, state: WebhookState, reason: string | null, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE webhooks SET state = $2, state_reason = $3, updated_at = $4, version = version + 1 WHERE id = $1`,
      [id, state, reason, now],
    );
  }

  /**
   * Begins anew: nothing counts as failing, and what waits is tried at once.
   *
   * @param head Where it goes on in the change feed; null for where it stopped.
   */
  async recordResumed(
    id: string,
    head: { readonly number: string; readonly mark: string } | null,
    now: Date,
    tx: Tx,
  ): Promise<void> {
    await tx.run(
      `UPDATE webhooks SET failures = 0, failing_since = NULL, open_until = NULL,
              told_number = coalesce($2, told_number), told_mark = coalesce($3, told_mark),
              sources_since = CASE WHEN $2 IS NULL THEN sources_since ELSE $4 END
       WHERE id = $1`,
      [id, head?.number ?? null, head?.mark ?? null, now],
    );
    await tx.run(
      `UPDATE webhook_messages SET next_attempt_at = $2, attempts = 0 WHERE webhook_id = $1 AND state = 'planned'`,
      [id, now],
    );
  }

  async delete(id: string, tx: Tx): Promise<void> {
    await tx.run('DELETE FROM webhooks WHERE id = $1', [id]);
  }

  async countBacklogs(ids: readonly string[], since: Date): Promise<WebhookBacklog[]> {
    return this.database.rows<WebhookBacklog>(
      `SELECT webhook_id AS "webhookId", count(*) FILTER (WHERE state IN ('planned', 'sending'))::integer AS waiting,
              count(*) FILTER (WHERE state = 'failed' AND planned_at >= $2)::integer AS failed
       FROM webhook_messages WHERE webhook_id = ANY($1::bigint[]) GROUP BY webhook_id`,
      [ids, since],
    );
  }
}

function valuesOf(terms: WebhookTerms): unknown[] {
  const { name, url, format, events, regimes, kinds, conduct, minPriority, lanes } = terms;
  return [name, url, format, events, regimes, kinds, conduct, minPriority, lanes];
}
