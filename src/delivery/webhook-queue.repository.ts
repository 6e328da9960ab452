/** SQL of sending: which messages are due, who sends them, what came of it. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { AttemptRecord, ClaimedMessage } from './webhook-records.js';

/** How a receiver fares, as failures are counted. */
export interface WebhookFailing {
  readonly failures: number;
  readonly failingSince: Date;
}

@Injectable()
export class WebhookQueueRepository {
  constructor(private readonly database: Database) {}

  /** Receivers with messages that are due and that may be sent to now. */
  async findDue(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT w.id FROM webhooks w
       WHERE w.state = 'active' AND (w.open_until IS NULL OR w.open_until <= $1)
         AND EXISTS (SELECT 1 FROM webhook_messages m WHERE m.webhook_id = w.id
                       AND ((m.state = 'planned' AND m.next_attempt_at <= $1) OR (m.state = 'sending' AND m.claimed_until < $1)))
       ORDER BY w.id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Takes the next due message of a receiver for this worker until an instant, or null: there is none, the receiver is held
   * back, or all its lanes are taken by whatever worker. One that has failed of late has a single lane. What is said of one
   * alert goes out in its order: a message waits for those before it.
   */
  async claim(webhookId: string, token: string, now: Date, until: Date): Promise<ClaimedMessage | null> {
    return this.database.transaction(async (tx) => {
      const [webhook] = await tx.rows<{ id: string }>(
        `SELECT w.id FROM webhooks w
         WHERE w.id = $1 AND w.state = 'active' AND (w.open_until IS NULL OR w.open_until <= $2) FOR UPDATE`,
        [webhookId, now],
      );
      if (webhook === undefined) return null;
      const [row] = await tx.rows<ClaimedMessage>(
        `UPDATE webhook_messages m SET state = 'sending', claim_token = $2, claimed_until = $4, attempts = m.attempts + 1
         FROM webhooks w
         WHERE w.id = $1 AND m.id = (
           SELECT d.id FROM webhook_messages d
           WHERE d.webhook_id = $1
             AND ((d.state = 'planned' AND d.next_attempt_at <= $3) OR (d.state = 'sending' AND d.claimed_until < $3))
             AND (d.alert_id IS NULL OR NOT EXISTS (
               SELECT 1 FROM webhook_messages e
               WHERE e.webhook_id = $1 AND e.alert_id = d.alert_id AND e.id < d.id AND e.state IN ('planned', 'sending')))
           ORDER BY d.next_attempt_at, d.id LIMIT 1)
         AND (SELECT count(*) FROM webhook_messages s
              WHERE s.webhook_id = $1 AND s.state = 'sending' AND s.claimed_until >= $3)
             < CASE WHEN w.failures > 0 THEN 1 ELSE w.lanes END
         RETURNING m.id, m.webhook_id AS "webhookId", m.message_id AS "messageId", m.event, m.body, m.attempts, w.url,
                   w.format, w.token, ARRAY[w.secret] || CASE WHEN w.previous_until > $3 THEN ARRAY[w.previous_secret]
                                                              ELSE '{}'::bytea[] END AS secrets`,
        [webhookId, token, now, until],
      );
      return row ?? null;
    });
  }

  /** Writes down an attempt. @returns False where the claim has passed to another: then it did not count. */
  async recordAttempt(messageId: string, token: string, attempt: Omit<AttemptRecord, 'id'>, tx: Tx): Promise<boolean> {
    const written = await tx.run(
      `INSERT INTO webhook_attempts (message_id, at, duration_ms, status, fault, request_headers, answer_headers, answer_body)
       SELECT id, $3, $4, $5, $6, $7, $8, $9 FROM webhook_messages
       WHERE id = $1 AND claim_token = $2 AND state = 'sending'`,
      [
        messageId,
        token,
        attempt.at,
        attempt.durationMs,
        attempt.status,
        attempt.fault,
        JSON.stringify(attempt.requestHeaders),
        attempt.answerHeaders === null ? null : JSON.stringify(attempt.answerHeaders),
        attempt.answerBody,
      ],
    );
    return written > 0;
  }

  /** The receiver has it: now it counts as told, and as well again. */
  async recordDelivered(messageId: string, webhookId: string, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE webhooks SET failures = 0, failing_since = NULL, open_until = NULL, last_success_at = $2 WHERE id = $1`,
      [webhookId, now],
    );
    await tx.run(
      `UPDATE webhook_messages SET state = 'delivered', delivered_at = $2, claim_token = NULL, claimed_until = NULL
       WHERE id = $1`,
      [messageId, now],
    );
    await tx.run(
      `INSERT INTO webhook_told (webhook_id, alert_id, alert_version, meaning)
       SELECT webhook_id, alert_id, alert_version, meaning FROM webhook_messages WHERE id = $1 AND meaning IS NOT NULL
       ON CONFLICT (webhook_id, alert_id) DO UPDATE SET alert_version = excluded.alert_version, meaning = excluded.meaning
         WHERE webhook_told.alert_version < excluded.alert_version`,
      [messageId],
    );
  }

  /** It is tried again at an instant. @param isCounted False where the attempt was broken off by us. */
  async recordDeferred(messageId: string, nextAttemptAt: Date, isCounted: boolean, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE webhook_messages SET state = 'planned', next_attempt_at = $2, claim_token = NULL, claimed_until = NULL,
              attempts = attempts - CASE WHEN $3 THEN 0 ELSE 1 END
       WHERE id = $1`,
      [messageId, nextAttemptAt, isCounted],
    );
  }

  /** It is given up. What nobody took was told to nobody: the alert counts as it was last told by one that was taken. */
  async recordFailed(messageId: string, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE webhook_messages SET state = 'failed', claim_token = NULL, claimed_until = NULL WHERE id = $1`,
      [messageId],
    );
    await tx.run(
      `WITH lost AS (
         SELECT t.webhook_id, t.alert_id FROM webhook_told t
         JOIN webhook_messages m ON m.webhook_id = t.webhook_id AND m.alert_id = t.alert_id AND m.alert_version = t.alert_version
         WHERE m.id = $1
       ), before AS (
         SELECT m.webhook_id, m.alert_id, m.alert_version, m.meaning FROM lost l
         JOIN webhook_messages m ON m.webhook_id = l.webhook_id AND m.alert_id = l.alert_id
         WHERE m.state = 'delivered' ORDER BY m.id DESC LIMIT 1
       ), kept AS (
         UPDATE webhook_told t SET alert_version = b.alert_version, meaning = b.meaning FROM before b
         WHERE t.webhook_id = b.webhook_id AND t.alert_id = b.alert_id
       )
       DELETE FROM webhook_told t USING lost l
       WHERE t.webhook_id = l.webhook_id AND t.alert_id = l.alert_id AND NOT EXISTS (SELECT 1 FROM before)`,
      [messageId],
    );
  }

  /** Counts a failed attempt against its receiver, which stays locked until `tx` ends. */
  async countFailure(webhookId: string, now: Date, tx: Tx): Promise<WebhookFailing> {
    const [row] = await tx.rows<WebhookFailing>(
      `UPDATE webhooks SET failures = failures + 1, failing_since = coalesce(failing_since, $2) WHERE id = $1
       RETURNING failures, failing_since AS "failingSince"`,
      [webhookId, now],
    );
    if (row === undefined) throw new Error(`There is no webhook ${webhookId} to count a failure against`);
    return row;
  }

  /** Holds everything to a receiver back until an instant. */
  async holdBack(webhookId: string, until: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE webhooks SET open_until = $2 WHERE id = $1', [webhookId, until]);
  }
}
