/** SQL of messages as people look at them and send them again. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { AttemptRecord, MessageRecord, MessageState, NewMessage } from './webhook-records.js';

const COLUMNS = `m.id, m.webhook_id AS "webhookId", m.message_id AS "messageId", m.event, m.alert_id AS "alertId",
  m.alert_version AS "alertVersion", m.change_number AS "changeNumber", m.state, m.attempts, m.replays,
  m.next_attempt_at AS "nextAttemptAt", m.planned_at AS "plannedAt", m.delivered_at AS "deliveredAt",
  a.status AS "lastStatus", a.fault AS "lastFault"`;

const LAST_ATTEMPT = `LEFT JOIN LATERAL (
  SELECT status, fault FROM webhook_attempts a WHERE a.message_id = m.id ORDER BY a.id DESC LIMIT 1) a ON true`;

/** Attempts shown of one message, the newest: replays add to them without end. */
const MOST_ATTEMPTS = 50;

/** Which messages to send again. */
export interface ReplayRange {
  readonly from: Date;
  readonly to: Date;
  /** Null for all that have come to an end. */
  readonly state: 'delivered' | 'failed' | null;
}

@Injectable()
export class WebhookMessagesRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. @param beforeId Null for the newest. */
  async list(
    webhookId: string,
    state: MessageState | null,
    beforeId: string | null,
    limit: number,
  ): Promise<MessageRecord[]> {
    return this.database.rows<MessageRecord>(
      `SELECT ${COLUMNS} FROM webhook_messages m ${LAST_ATTEMPT}
       WHERE m.webhook_id = $1 AND ($2::text IS NULL OR m.state = $2) AND ($3::bigint IS NULL OR m.id < $3)
       ORDER BY m.id DESC LIMIT $4`,
      [webhookId, state, beforeId, limit],
    );
  }

  /** One with its body, or null. */
  async find(webhookId: string, id: string): Promise<(MessageRecord & { readonly body: string }) | null> {
    const [row] = await this.database.rows<MessageRecord & { body: string }>(
      `SELECT ${COLUMNS}, m.body FROM webhook_messages m ${LAST_ATTEMPT} WHERE m.webhook_id = $1 AND m.id = $2`,
      [webhookId, id],
    );
    return row ?? null;
  }

  /** The newest first. */
  async listAttempts(messageId: string): Promise<AttemptRecord[]> {
    return this.database.rows<AttemptRecord>(
      `SELECT id, at, duration_ms AS "durationMs", status, fault, request_headers AS "requestHeaders",
              answer_headers AS "answerHeaders", answer_body AS "answerBody"
       FROM webhook_attempts WHERE message_id = $1 ORDER BY id DESC LIMIT $2`,
      [messageId, MOST_ATTEMPTS],
    );
  }

  /** Writes messages that are due now; one that is there already for the same change is left alone. */
  async insert(messages: readonly NewMessage[], now: Date, tx: Tx): Promise<{ id: string; webhookId: string }[]> {
    if (messages.length === 0) return [];
    return tx.rows<{ id: string; webhookId: string }>(
      `INSERT INTO webhook_messages (webhook_id, message_id, event, alert_id, alert_version, change_number, source_event_id,
                                     body, meaning, state, next_attempt_at, planned_at)
       SELECT m."webhookId", m."messageId", m.event, m."alertId", m."alertVersion", m."changeNumber", m."sourceEventId",
              m.body, m.meaning, 'planned', $2, $2
       FROM jsonb_to_recordset($1::jsonb) AS m("webhookId" bigint, "messageId" text, event text,
         "alertId" bigint, "alertVersion" integer, "changeNumber" bigint, "sourceEventId" bigint, body text, meaning jsonb,
         place integer)
       ORDER BY m.place ON CONFLICT DO NOTHING RETURNING id, webhook_id AS "webhookId"`,
      [JSON.stringify(messages.map((message, place) => ({ ...message, place }))), now],
    );
  }

  /** Makes messages that have come to an end due again, under their own ids. @returns How many. */
  async replay(
    webhookId: string,
    which: { readonly ids: readonly string[] } | ReplayRange,
    now: Date,
    tx: Tx,
  ): Promise<number> {
    const [ids, from, to, state] =
      'ids' in which ? [which.ids, null, null, null] : [null, which.from, which.to, which.state];
    return tx.run(
      `UPDATE webhook_messages
       SET state = 'planned', attempts = 0, replays = replays + 1, next_attempt_at = $2, delivered_at = NULL
       WHERE webhook_id = $1 AND state IN ('delivered', 'failed')
         AND ($3::bigint[] IS NULL OR id = ANY($3)) AND ($4::timestamptz IS NULL OR planned_at BETWEEN $4 AND $5)
         AND ($6::text IS NULL OR state = $6)`,
      [webhookId, now, ids, from, to, state],
    );
  }

  /** Takes out messages that came to their end before an instant, with their attempts. @returns How many. */
  async deleteEnded(before: Date, limit: number): Promise<number> {
    return this.database.run(
      `DELETE FROM webhook_messages WHERE id IN (
         SELECT id FROM webhook_messages WHERE state IN ('delivered', 'failed') AND planned_at < $1 ORDER BY id LIMIT $2)`,
      [before, limit],
    );
  }
}
