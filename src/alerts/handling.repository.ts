/** SQL of labels, snoozes and links. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { LinkKind } from './handling.js';

/** `$1` and `$2`, each with the alerts that were joined to it. */
const JOINED = `WITH RECURSIVE own AS (
  SELECT $1::bigint AS id UNION SELECT a.id FROM alerts a JOIN own ON a.merged_into = own.id
), others AS (
  SELECT $2::bigint AS id UNION SELECT a.id FROM alerts a JOIN others ON a.merged_into = others.id
)`;

const BETWEEN = `((l.alert_id IN (SELECT id FROM own) AND l.other_id IN (SELECT id FROM others))
  OR (l.alert_id IN (SELECT id FROM others) AND l.other_id IN (SELECT id FROM own)))`;

@Injectable()
export class HandlingRepository {
  constructor(private readonly database: Database) {}

  async recordLabels(alertId: string, labels: readonly string[], at: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE alerts SET labels = $2, changed_at = $3, version = version + 1 WHERE id = $1', [
      alertId,
      labels,
      at,
    ]);
  }

  async recordSnooze(alertId: string, until: Date | null, at: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE alerts SET snoozed_until = $2, changed_at = $3, version = version + 1 WHERE id = $1', [
      alertId,
      until,
      at,
    ]);
  }

  /** One version on, for what stands in another table. */
  async recordTouched(alertIds: readonly string[], at: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE alerts SET changed_at = $2, version = version + 1 WHERE id = ANY($1::bigint[])', [
      alertIds,
      at,
    ]);
  }

  /**
   * The link between two alerts, or between those that were joined to them, whichever way it was drawn; one of the two
   * themselves goes before.
   */
  async findLink(
    alertId: string,
    otherId: string,
    tx: Tx,
  ): Promise<{ readonly alertId: string; readonly kind: LinkKind } | null> {
    const [row] = await tx.rows<{ alertId: string; kind: LinkKind }>(
      `${JOINED} SELECT CASE WHEN l.alert_id IN (SELECT id FROM own) THEN $1::bigint ELSE $2::bigint END AS "alertId", l.kind
       FROM alert_links l WHERE ${BETWEEN}
       ORDER BY (l.alert_id IN ($1, $2) AND l.other_id IN ($1, $2)) DESC, l.linked_at LIMIT 1`,
      [alertId, otherId],
    );
    return row ?? null;
  }

  /** In the place of any link between the two. */
  async putLink(alertId: string, otherId: string, kind: LinkKind, at: Date, tx: Tx): Promise<void> {
    await this.removeLink(alertId, otherId, tx);
    await tx.run('INSERT INTO alert_links (alert_id, other_id, kind, linked_at) VALUES ($1, $2, $3, $4)', [
      alertId,
      otherId,
      kind,
      at,
    ]);
  }

  /** With those between alerts that were joined to them. */
  async removeLink(alertId: string, otherId: string, tx: Tx): Promise<void> {
    await tx.run(`${JOINED} DELETE FROM alert_links l WHERE ${BETWEEN}`, [alertId, otherId]);
  }

  /** Alerts that stand and have a link with one of these, or with one that was joined to them. */
  async listLinkedWith(alertIds: readonly string[], tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `WITH RECURSIVE own AS (
         SELECT unnest($1::bigint[]) AS id UNION SELECT a.id FROM alerts a JOIN own ON a.merged_into = own.id
       ), followed AS (
         SELECT l.other_id AS id FROM own JOIN alert_links l ON l.alert_id = own.id
         UNION SELECT l.alert_id FROM own JOIN alert_links l ON l.other_id = own.id
         UNION SELECT a.merged_into FROM followed f JOIN alerts a ON a.id = f.id WHERE a.merged_into IS NOT NULL
       )
       SELECT a.id FROM alerts a JOIN followed f ON f.id = a.id WHERE a.merged_into IS NULL ORDER BY a.id`,
      [alertIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Labels in use, most frequent first. */
  async listLabels(limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ label: string }>(
      `SELECT label FROM (SELECT unnest(labels) AS label FROM alerts WHERE labels <> '{}' AND merged_into IS NULL) AS used
       GROUP BY label ORDER BY count(*) DESC, label LIMIT $1`,
      [limit],
    );
    return rows.map(({ label }) => label);
  }
}
