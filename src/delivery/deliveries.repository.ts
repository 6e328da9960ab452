/** SQL of sending: claims, outcomes, and the list of what was sent. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { DigestEntry } from './build-digest.js';
import type {
  ClaimedDelivery,
  DeliveryKind,
  DeliveryRecord,
  DeliveryState,
  NewDelivery,
  PackedMail,
} from './delivery-records.js';
import { ENTRIES, ENTRY } from './entry-columns.js';
import { unpackBody, type MailBody } from './mail-body.js';
import { insertDeliveries } from './planning.repository.js';
import { ToldRepository } from './told.repository.js';

const COLUMNS = `id, kind, subscriber_id AS "subscriberId", subscription_id AS "subscriptionId", recipient,
  message_id AS "messageId", subject, alert_count AS "alertCount", state, attempts, next_attempt_at AS "nextAttemptAt",
  last_status AS "lastStatus", last_answer AS "lastAnswer", planned_at AS "plannedAt", sent_at AS "sentAt"`;

/** Which deliveries to list. */
export interface DeliveryFilter {
  readonly state: DeliveryState | null;
  readonly kind: DeliveryKind | null;
  readonly subscriberId: string | null;
  readonly subscriptionId: string | null;
}

/** An outcome that ends a delivery which no server has accepted. */
export type UnsentState = Exclude<DeliveryState, 'planned' | 'sending' | 'sent'>;

/** A delivery that a server has accepted from this worker. */
export interface SentDelivery {
  readonly id: string;
  readonly token: string;
  readonly status: number | null;
  readonly answer: string;
}

/** What a mail says, as its row has it: packed, or as the two texts of before. */
type KeptBody =
  { readonly body: Buffer; readonly html: never; readonly text: never } | ({ readonly body: null } & MailBody);

@Injectable()
export class DeliveriesRepository {
  constructor(
    private readonly database: Database,
    private readonly told: ToldRepository,
  ) {}

  /** Newest first. @param beforeId Null for the newest. */
  async list(filter: DeliveryFilter, beforeId: string | null, limit: number): Promise<DeliveryRecord[]> {
    return this.database.rows<DeliveryRecord>(
      `SELECT ${COLUMNS} FROM deliveries
       WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR kind = $3)
         AND ($4::bigint IS NULL OR subscriber_id = $4) AND ($5::bigint IS NULL OR subscription_id = $5)
       ORDER BY id DESC LIMIT $6`,
      [beforeId, filter.state, filter.kind, filter.subscriberId, filter.subscriptionId, limit],
    );
  }

  /** One with its content, or null. */
  async find(id: string): Promise<(DeliveryRecord & MailBody) | null> {
    const [row] = await this.database.rows<DeliveryRecord & KeptBody>(
      `SELECT ${COLUMNS}, body, html, text FROM deliveries WHERE id = $1`,
      [id],
    );
    if (row === undefined) return null;
    const { body, html, text, ...record } = row;
    return { ...record, ...(body === null ? { html, text } : unpackBody(body)) };
  }

  /** What a digest said of its alerts, in its order. */
  async listAlerts(deliveryId: string): Promise<DigestEntry[]> {
    const rows = await this.database.rows<{ content: DigestEntry }>(
      `SELECT ${ENTRY} AS content FROM ${ENTRIES} WHERE a.delivery_id = $1 ORDER BY a.position`,
      [deliveryId],
    );
    return rows.map(({ content }) => content);
  }

  /** What a digest said of one alert, or null. */
  async findAlert(deliveryId: string, alertId: string): Promise<DigestEntry | null> {
    const [row] = await this.database.rows<{ content: DigestEntry }>(
      `SELECT ${ENTRY} AS content FROM ${ENTRIES} WHERE a.delivery_id = $1 AND a.alert_id = $2`,
      [deliveryId, alertId],
    );
    return row?.content ?? null;
  }

  /** Mails of a kind to a subscriber since an instant. */
  async countSince(subscriberId: string, kind: DeliveryKind, since: Date, tx: Tx): Promise<number> {
    const [row] = await tx.rows<{ count: number }>(
      'SELECT count(*)::integer AS count FROM deliveries WHERE subscriber_id = $1 AND kind = $2 AND planned_at >= $3',
      [subscriberId, kind, since],
    );
    return row?.count ?? 0;
  }

  /** Writes one that is due now. */
  async insert(delivery: NewDelivery, now: Date, tx: Tx): Promise<void> {
    await insertDeliveries([delivery], now, tx);
  }

  /**
   * Takes deliveries for this worker until an instant: those that are due and nobody else has. A claim that has run out is
   * that of a worker that died.
   *
   * @returns In the order of the ids; null for one that is not to be had.
   */
  async claim(ids: readonly string[], token: string, now: Date, until: Date): Promise<(ClaimedDelivery | null)[]> {
    const rows = await this.database.rows<Omit<ClaimedDelivery, 'content'> & Omit<PackedMail, 'body'> & KeptBody>(
      `UPDATE deliveries d SET state = 'sending', claim_token = $2, claimed_until = $4, attempts = attempts + 1
       WHERE d.id IN (SELECT id FROM deliveries WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE)
         AND ((d.state = 'planned' AND d.next_attempt_at <= $3) OR (d.state = 'sending' AND d.claimed_until < $3))
       RETURNING d.id, d.kind, d.subscriber_id AS "subscriberId", d.subscription_id AS "subscriptionId",
                 d.message_id AS "messageId", d.recipient, d.headers, d.subject, d.body, d.html, d.text,
                 d.planned_at AS "plannedAt", d.attempts, d.give_up_at AS "giveUpAt",
                 (d.kind = 'notice' OR EXISTS (
                   SELECT 1 FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
                   WHERE p.id = d.subscription_id AND s.state <> 'bounced'
                     AND p.state = CASE d.kind WHEN 'digest' THEN 'active' ELSE 'pending' END)) AS "isWanted"`,
      [ids, token, now, until],
    );
    const claimed = new Map(
      rows.map(({ messageId, recipient, headers, subject, body, html, text, plannedAt, ...one }) => {
        const head = { messageId, recipient, headers, subject, plannedAt };
        return [one.id, { ...one, content: body === null ? { ...head, html, text } : { ...head, body } }];
      }),
    );
    return ids.map((id) => claimed.get(id) ?? null);
  }

  /** Ends deliveries that this worker holds and a server has accepted; one whose claim has passed to another stays as it is. */
  async recordSent(sent: readonly SentDelivery[], now: Date): Promise<void> {
    await this.database.run(
      `UPDATE deliveries d SET state = 'sent', last_status = s.status, last_answer = s.answer, claim_token = NULL,
              claimed_until = NULL, sent_at = $5
       FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::text[]) AS s(id, token, status, answer)
       WHERE d.id = s.id AND d.claim_token = s.token AND d.state = 'sending'
         AND d.id IN (SELECT id FROM deliveries WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE)`,
      [
        sent.map(({ id }) => id),
        sent.map(({ token }) => token),
        sent.map(({ status }) => status),
        sent.map(({ answer }) => answer),
        now,
      ],
    );
  }

  /**
   * Ends a delivery that this worker holds and no server has accepted: it has told nothing. {@link lockSubscriptions} comes
   * before.
   *
   * @returns False where the claim has passed to another.
   */
  async recordOutcome(
    id: string,
    token: string,
    outcome: { readonly state: UnsentState; readonly status: number | null; readonly answer: string | null },
    tx: Tx,
  ): Promise<boolean> {
    const touched = await tx.run(
      `UPDATE deliveries SET state = $3, last_status = $4, last_answer = $5, claim_token = NULL, claimed_until = NULL,
              sent_at = NULL
       WHERE id = $1 AND claim_token = $2 AND state = 'sending'`,
      [id, token, outcome.state, outcome.status, outcome.answer],
    );
    if (touched > 0) await this.told.takeBack([id], tx);
    return touched > 0;
  }

  /** Locks a subscriber and then its subscriptions, before their deliveries are touched: planning takes this order too. */
  async lockSubscriptions(subscriberId: string, tx: Tx): Promise<void> {
    await tx.rows('SELECT 1 FROM subscribers WHERE id = $1 FOR UPDATE', [subscriberId]);
    await tx.rows('SELECT 1 FROM subscriptions WHERE subscriber_id = $1 ORDER BY id FOR UPDATE', [subscriberId]);
  }

  /** Digests of a subscription in a row, counted back from the latest, that their servers refused or that were given up. */
  async countFailedInRow(subscriptionId: string, tx: Tx): Promise<number> {
    const [row] = await tx.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM deliveries
       WHERE subscription_id = $1 AND kind = 'digest' AND state = 'failed'
         AND id > coalesce((SELECT max(id) FROM deliveries
                            WHERE subscription_id = $1 AND kind = 'digest' AND state IN ('sent', 'bounced')), 0)`,
      [subscriptionId],
    );
    return row?.count ?? 0;
  }

  /** Mails with these Message-IDs. */
  async findByMessageIds(messageIds: readonly string[]): Promise<{ id: string; subscriberId: string | null }[]> {
    return this.database.rows(
      'SELECT id, subscriber_id AS "subscriberId" FROM deliveries WHERE message_id = ANY($1) ORDER BY id',
      [messageIds],
    );
  }

  /**
   * A mail that was sent came back: it told nothing. {@link lockSubscriptions} comes before.
   *
   * @returns False where it was not sent, or came back before.
   */
  async recordReturned(id: string, kind: 'bounced' | 'given-up', words: string, tx: Tx): Promise<boolean> {
    const touched = await tx.run(
      `UPDATE deliveries SET state = $2, last_answer = $3, sent_at = NULL WHERE id = $1 AND state = 'sent'`,
      [id, kind === 'bounced' ? 'bounced' : 'failed', words],
    );
    if (touched > 0) await this.told.takeBack([id], tx);
    return touched > 0;
  }

  /** Gives a delivery back until an instant. @returns False where the claim has passed to another. */
  async recordDeferred(
    id: string,
    token: string,
    answer: { readonly status: number | null; readonly answer: string },
    nextAttemptAt: Date,
    tx: Tx,
  ): Promise<boolean> {
    const touched = await tx.run(
      `UPDATE deliveries SET state = 'planned', last_status = $3, last_answer = $4, next_attempt_at = $5,
              claim_token = NULL, claimed_until = NULL
       WHERE id = $1 AND claim_token = $2 AND state = 'sending'`,
      [id, token, answer.status, answer.answer, nextAttemptAt],
    );
    return touched > 0;
  }

  /** Puts off deliveries that nobody holds, uncounted: the server is not there. @returns Those put off. */
  async postpone(ids: readonly string[], until: Date, tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `UPDATE deliveries SET next_attempt_at = $2
       WHERE id = ANY($1::bigint[]) AND state = 'planned' AND next_attempt_at < $2 RETURNING id`,
      [ids, until],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Takes back what is not yet being sent to a subscriber, or for one subscription of theirs: nothing of it was told.
   * The caller holds the locks of {@link lockSubscriptions} or of the one subscription.
   */
  async cancelOpen(subscriberId: string, subscriptionId: string | null, reason: string, tx: Tx): Promise<void> {
    const rows = await tx.rows<{ id: string }>(
      `UPDATE deliveries SET state = 'cancelled', last_answer = $3
       WHERE subscriber_id = $1 AND ($2::bigint IS NULL OR subscription_id = $2) AND state = 'planned' RETURNING id`,
      [subscriberId, subscriptionId, reason],
    );
    await this.told.takeBack(
      rows.map(({ id }) => id),
      tx,
    );
  }

  /**
   * Makes due again what should have been tried before an instant and what a dead worker has left behind. What it returns
   * counts as overdue only after as long again.
   */
  async reviveOverdue(now: Date, before: Date, limit: number, tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `UPDATE deliveries SET state = 'planned', next_attempt_at = $1, claim_token = NULL, claimed_until = NULL
       WHERE id IN (SELECT id FROM deliveries
                    WHERE (state = 'planned' AND next_attempt_at < $2) OR (state = 'sending' AND claimed_until < $1)
                    ORDER BY next_attempt_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [now, before, limit],
    );
    return rows.map(({ id }) => id);
  }
}
