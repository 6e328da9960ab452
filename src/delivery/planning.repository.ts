/** SQL of planning: who is due, what they were told, and the digests that come of it. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { DigestEntry, Part } from './build-digest.js';
import type { MailedAlert } from './build-mailed-alert.js';
import type { NewDelivery } from './delivery-records.js';
import { ENTRIES, ENTRY } from './entry-columns.js';
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
  readonly toldMark: string;
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

/**
 * Readers with a digest on its way: as a set that is made once. Looked up for each reader, it is walked through as often as
 * there are readers while the database has no idea how many of them wait.
 */
const ON_THEIR_WAY = `SELECT d.subscriber_id FROM deliveries d
  WHERE d.kind = 'digest' AND d.state IN ('planned', 'sending') AND d.subscriber_id IS NOT NULL`;

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
         AND p.subscriber_id NOT IN (${ON_THEIR_WAY})
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
              t.subscription_id = p.id AS "isOwn", ${ENTRY} AS content
       FROM subscriptions p JOIN subscriptions o ON o.subscriber_id = p.subscriber_id
       JOIN told_alerts t ON t.subscription_id = o.id
       JOIN (${ENTRIES}) ON a.delivery_id = t.delivery_id AND a.alert_id = t.alert_id
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
    await insertAlerts(standing, tx);
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
         AND p.subscriber_id NOT IN (${ON_THEIR_WAY})
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

/** What the digests say: the alerts that are not kept yet, and in which digest each stands. */
async function insertAlerts(steps: readonly PlannedStep[], tx: Tx): Promise<void> {
  const kept = new Map<string, string>();
  const rows = steps.flatMap(({ delivery, alerts }) =>
    delivery === null
      ? []
      : alerts.map(({ content, ...told }) => {
          const { alert, ...words } = content;
          const { hash, json } = writeOut(alert);
          kept.set(hash, json);
          return { deliveryId: delivery.id, ...told, words, hash };
        }),
  );
  // In one order, so that two workers that keep the same alerts wait and do not deadlock.
  const inOrder = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  await tx.run(
    `INSERT INTO mailed_alerts (hash, content)
     SELECT decode(hash, 'hex'), content::jsonb FROM unnest($1::text[], $2::text[]) AS k(hash, content)
     WHERE NOT EXISTS (SELECT FROM mailed_alerts m WHERE m.hash = decode(k.hash, 'hex'))
     ON CONFLICT (hash) DO NOTHING`,
    [inOrder.map(([hash]) => hash), inOrder.map(([, json]) => json)],
  );
  await tx.run(
    `INSERT INTO delivery_alerts (delivery_id, alert_id, position, alert_version, part, content, mailed_hash)
     SELECT a."deliveryId", a."alertId", a.position, a.version, a.part, a.words, decode(a.hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS a("deliveryId" bigint, "alertId" bigint, position integer, version integer,
                                             part text, words jsonb, hash text)`,
    [JSON.stringify(rows)],
  );
}

interface WrittenAlert {
  readonly json: string;
  readonly hash: string;
}

/** Alerts as they were written out, for as long as somebody is told of them. */
const written = new WeakMap<MailedAlert, WrittenAlert>();

function writeOut(alert: MailedAlert): WrittenAlert {
  let one = written.get(alert);
  if (one === undefined) {
    const json = JSON.stringify(alert);
    one = { json, hash: createHash('sha256').update(json).digest('hex') };
    written.set(alert, one);
  }
  return one;
}

const DELIVERY_COLUMNS = `id, kind, subscriber_id, subscription_id, recipient, message_id, headers, subject, body,
  from_number, from_mark, to_number, alert_count, state, next_attempt_at, give_up_at, planned_at`;

/** Writes deliveries that are due now. */
export async function insertDeliveries(deliveries: readonly NewDelivery[], now: Date, tx: Tx): Promise<void> {
  const rows = deliveries.map((one) => [
    one.id,
    one.kind,
    one.subscriberId,
    one.subscriptionId,
    one.recipient,
    one.messageId,
    JSON.stringify(one.headers),
    one.subject,
    one.body,
    one.fromNumber,
    one.fromMark,
    one.toNumber,
    one.alertCount,
    'planned',
    now,
    one.giveUpAt,
    one.plannedAt,
  ]);
  // Each value as a parameter: of long texts, written into JSON and read from it again, the database would have most to do.
  let count = 0;
  const values = rows.map((row) => `(${row.map(() => `$${++count}`).join(', ')})`);
  await tx.run(
    `INSERT INTO deliveries (${DELIVERY_COLUMNS}) OVERRIDING SYSTEM VALUE VALUES ${values.join(', ')}`,
    rows.flat(),
  );
}
