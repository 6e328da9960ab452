/** SQL of planning: who is due, what they were told, and the digests that come of it. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { DigestEntry, Part } from './build-digest.js';
import type { MailedAlert } from './build-mailed-alert.js';
import type { NewDelivery } from './delivery-records.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/** A subscription whose time has come. */
export interface DueSubscription extends SubscriptionTerms {
  readonly id: string;
  readonly subscriberId: string;
  readonly email: string;
  readonly confirmedAt: Date;
  readonly toldNumber: string;
  readonly toldMark: string;
  readonly lastDigestAt: Date | null;
}

/** What a reader was last told of an alert, by this or another subscription of theirs. */
export interface ToldRecord {
  readonly alertId: string;
  readonly version: number;
  readonly mailed: MailedAlert;
  /** Whether this subscription has told of it, be it at an earlier version. */
  readonly isOwn: boolean;
}

/** What planning decided for one subscription. */
export interface PlannedStep {
  readonly subscriptionId: string;
  /** Where it stood when this was planned: if it has moved since, the step is void. */
  readonly toldNumber: string;
  readonly toNumber: string;
  readonly toMark: string;
  readonly nextDueAt: Date;
  readonly delivery: NewDelivery | null;
  readonly alerts: readonly {
    readonly position: number;
    readonly alertId: string;
    readonly version: number;
    readonly part: Part;
    readonly content: DigestEntry;
  }[];
}

@Injectable()
export class PlanningRepository {
  constructor(private readonly database: Database) {}

  /**
   * Active subscriptions past their time, the longest overdue first, one of each reader at a time: what one tells, another
   * need not tell again. A reader whose last digest is still on its way waits: what comes meanwhile goes into the next. An
   * immediate one is due only when the feed has moved beyond it.
   */
  async findDue(now: Date, headNumber: string, limit: number): Promise<DueSubscription[]> {
    return this.database.rows<DueSubscription>(
      `SELECT p.id, p.subscriber_id AS "subscriberId", s.email, p.regimes, p.kinds, p.conduct, p.languages,
              p.min_priority AS "minPriority", p.rhythm, p.hour, p.weekday, p.time_zone AS "timeZone",
              p.confirmed_at AS "confirmedAt", p.told_number AS "toldNumber", p.told_mark AS "toldMark",
              p.last_digest_at AS "lastDigestAt"
       FROM (SELECT DISTINCT ON (d.subscriber_id) d.* FROM subscriptions d
             WHERE d.state = 'active' AND d.next_due_at <= $1 AND (d.rhythm <> 'immediate' OR d.told_number < $2)
             ORDER BY d.subscriber_id, d.next_due_at, d.id) p
       JOIN subscribers s ON s.id = p.subscriber_id
       WHERE s.state = 'confirmed'
         AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.subscriber_id = p.subscriber_id AND d.kind = 'digest'
                           AND d.state IN ('planned', 'sending'))
       ORDER BY p.next_due_at, p.id LIMIT $3`,
      [now, headNumber, limit],
    );
  }

  /** What the readers of these subscriptions were told of these alerts: by subscription. */
  async findTold(
    subscriptionIds: readonly string[],
    alertIds: readonly string[],
  ): Promise<Map<string, Map<string, ToldRecord>>> {
    const rows = await this.database.rows<{
      subscriptionId: string;
      alertId: string;
      version: number;
      isOwn: boolean;
      content: DigestEntry;
    }>(
      `SELECT p.id AS "subscriptionId", t.alert_id AS "alertId", t.alert_version AS version,
              t.subscription_id = p.id AS "isOwn", d.content
       FROM subscriptions p JOIN subscriptions o ON o.subscriber_id = p.subscriber_id
       JOIN told_alerts t ON t.subscription_id = o.id
       JOIN delivery_alerts d ON d.delivery_id = t.delivery_id AND d.alert_id = t.alert_id
       WHERE p.id = ANY($1::bigint[]) AND t.alert_id = ANY($2::bigint[])
       ORDER BY t.alert_version, t.delivery_id`,
      [subscriptionIds, alertIds],
    );
    const told = new Map<string, Map<string, ToldRecord>>();
    for (const { subscriptionId, alertId, version, isOwn, content } of rows) {
      const own = told.get(subscriptionId) ?? new Map<string, ToldRecord>();
      const before = own.get(alertId)?.isOwn ?? false;
      told.set(subscriptionId, own.set(alertId, { alertId, version, mailed: content.alert, isOwn: isOwn || before }));
    }
    return told;
  }

  /** Ids for deliveries that are about to be written: their links carry them. */
  async reserveDeliveryIds(count: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT nextval(pg_get_serial_sequence('deliveries', 'id'))::text AS id FROM generate_series(1, $1)`,
      [count],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Moves subscriptions on and writes their digests. A step is void, and nothing of it written, where the subscription
   * has ended or been told meanwhile: another worker planned it, or its reader changed it.
   *
   * @returns Ids of the deliveries written.
   */
  async write(steps: readonly PlannedStep[], now: Date, tx: Tx): Promise<string[]> {
    const moved = new Set(await this.move(steps, now, tx));
    const standing = steps.filter(({ subscriptionId }) => moved.has(subscriptionId));
    const deliveries = standing.flatMap(({ delivery }) => (delivery === null ? [] : [delivery]));
    if (deliveries.length === 0) return [];
    await insertDeliveries(deliveries, now, tx);
    const alerts = standing.flatMap(({ delivery, alerts: told }) =>
      delivery === null ? [] : told.map((each) => ({ deliveryId: delivery.id, ...each })),
    );
    await tx.run(
      `INSERT INTO delivery_alerts (delivery_id, alert_id, position, alert_version, part, content)
       SELECT a."deliveryId", a."alertId", a.position, a.version, a.part, a.content
       FROM jsonb_to_recordset($1::jsonb) AS a("deliveryId" bigint, "alertId" bigint, position integer, version integer,
                                               part text, content jsonb)`,
      [JSON.stringify(alerts)],
    );
    await tx.run(
      `INSERT INTO told_alerts (subscription_id, alert_id, alert_version, delivery_id, first_told_at, told_at)
       SELECT d.subscription_id, a.alert_id, a.alert_version, d.id, $2, $2
       FROM deliveries d JOIN delivery_alerts a ON a.delivery_id = d.id WHERE d.id = ANY($1::bigint[])
       ON CONFLICT (subscription_id, alert_id)
         DO UPDATE SET alert_version = excluded.alert_version, delivery_id = excluded.delivery_id, told_at = excluded.told_at`,
      [deliveries.map(({ id }) => id), now],
    );
    return deliveries.map(({ id }) => id);
  }

  private async move(steps: readonly PlannedStep[], now: Date, tx: Tx): Promise<string[]> {
    // Always in the same order, so that two workers with the same readers wait and do not deadlock.
    const ids = steps.map(({ subscriptionId }) => subscriptionId);
    await tx.rows(
      `SELECT 1 FROM subscribers WHERE id IN (SELECT subscriber_id FROM subscriptions WHERE id = ANY($1::bigint[]))
       ORDER BY id FOR UPDATE`,
      [ids],
    );
    await tx.rows(`SELECT 1 FROM subscriptions WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE`, [ids]);
    const rows = await tx.rows<{ id: string }>(
      `UPDATE subscriptions p
       SET told_number = s."toNumber", told_mark = s."toMark", next_due_at = s."nextDueAt",
           last_digest_at = CASE WHEN s."isDigest" THEN $2::timestamptz ELSE p.last_digest_at END
       FROM jsonb_to_recordset($1::jsonb) AS s("subscriptionId" bigint, "toldNumber" bigint, "toNumber" bigint,
                                               "toMark" text, "nextDueAt" timestamptz, "isDigest" boolean)
       WHERE p.id = s."subscriptionId" AND p.state = 'active' AND p.told_number = s."toldNumber"
         AND p.next_due_at <= $2
         AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.subscriber_id = p.subscriber_id AND d.kind = 'digest'
                           AND d.state IN ('planned', 'sending'))
       RETURNING p.id`,
      [
        JSON.stringify(
          steps.map(({ subscriptionId, toldNumber, toNumber, toMark, nextDueAt, delivery }) => ({
            subscriptionId,
            toldNumber,
            toNumber,
            toMark,
            nextDueAt,
            isDigest: delivery !== null,
          })),
        ),
        now,
      ],
    );
    return rows.map(({ id }) => id);
  }
}

/** Writes deliveries that are due now. */
export async function insertDeliveries(deliveries: readonly NewDelivery[], now: Date, tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO deliveries (id, kind, subscriber_id, subscription_id, recipient, message_id, headers, subject, html, text,
                             from_number, from_mark, to_number, alert_count, state, next_attempt_at, give_up_at,
                             planned_at)
     OVERRIDING SYSTEM VALUE
     SELECT d.id, d.kind, d."subscriberId", d."subscriptionId", d.recipient, d."messageId", d.headers, d.subject, d.html,
            d.text, d."fromNumber", d."fromMark", d."toNumber", d."alertCount", 'planned', $2, d."giveUpAt", d."plannedAt"
     FROM jsonb_to_recordset($1::jsonb) AS d(id bigint, kind text, "subscriberId" bigint, "subscriptionId" bigint,
       recipient text, "messageId" text, headers jsonb, subject text, html text, text text, "fromNumber" bigint,
       "fromMark" text, "toNumber" bigint, "alertCount" integer, "giveUpAt" timestamptz, "plannedAt" timestamptz)`,
    [JSON.stringify(deliveries), now],
  );
}
