/** SQL of labels, snoozes and links. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { LinkKind } from './handling.js';

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

  /** The link between two alerts, whichever way it was drawn. */
  async findLink(
    alertId: string,
    otherId: string,
    tx: Tx,
  ): Promise<{ readonly alertId: string; readonly kind: LinkKind } | null> {
    const [row] = await tx.rows<{ alertId: string; kind: LinkKind }>(
      `SELECT alert_id AS "alertId", kind FROM alert_links
       WHERE (alert_id, other_id) IN (($1::bigint, $2::bigint), ($2::bigint, $1::bigint))`,
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

  async removeLink(alertId: string, otherId: string, tx: Tx): Promise<void> {
    await tx.run(
      `DELETE FROM alert_links
       WHERE (alert_id, other_id) IN (($1::bigint, $2::bigint), ($2::bigint, $1::bigint))`,
      [alertId, otherId],
    );
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
