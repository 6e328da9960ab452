/** SQL of the editions of alerts: appended in the transaction that changes what an alert says. */
import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../platform/database/database.js';
import type { FullAlertRow } from './alert-row.js';
import {
  compareMeanings,
  meaningOfAlert,
  type EditionChange,
  type EditionGrounds,
  type Meaning,
} from './edition-meaning.js';

/** An edition as stored. */
export interface EditionRow {
  readonly alertId: string;
  readonly number: number;
  readonly version: number;
  readonly madeAt: Date;
  readonly isCorrection: boolean;
  readonly headline: string;
  readonly changes: readonly EditionChange[];
}

interface NewEdition extends Omit<EditionRow, 'madeAt'> {
  readonly madeAt: string;
  readonly meaning: Meaning;
}

@Injectable()
export class EditionsRepository {
  /**
   * Appends an edition to those of the given alerts (all locked by `tx`) that say something else than in their last one.
   *
   * @returns The number of each new edition by alert.
   */
  async append(
    rows: readonly FullAlertRow[],
    groundsOf: (alertId: string) => EditionGrounds,
    tx: Tx,
  ): Promise<Map<string, number>> {
    const last = await this.findLast(
      rows.map(({ id }) => id),
      tx,
    );
    const added = rows.flatMap((row) => editionOf(row, last.get(row.id) ?? null, groundsOf(row.id)));
    if (added.length > 0) {
      await tx.run(
        `INSERT INTO alert_editions (alert_id, number, version, made_at, is_correction, headline, changes, meaning)
         SELECT n."alertId", n.number, n.version, n."madeAt", n."isCorrection", n.headline, n.changes, n.meaning
         FROM jsonb_to_recordset($1::jsonb) AS n("alertId" bigint, number integer, version integer,
           "madeAt" timestamptz, "isCorrection" boolean, headline text, changes jsonb, meaning jsonb)`,
        [JSON.stringify(added)],
      );
    }
    const later = added.filter(({ number }) => number > 1);
    if (later.length > 0) {
      await tx.run(
        `UPDATE alerts a SET edition = n.number FROM unnest($1::bigint[], $2::integer[]) AS n(id, number)
         WHERE a.id = n.id`,
        [later.map(({ alertId }) => alertId), later.map(({ number }) => number)],
      );
    }
    return new Map(later.map(({ alertId, number }) => [alertId, number]));
  }

  /** The editions of an alert, oldest first. */
  async list(alertId: string, from: Queryable): Promise<EditionRow[]> {
    return from.rows<EditionRow>(
      `SELECT alert_id AS "alertId", number, version, made_at AS "madeAt", is_correction AS "isCorrection", headline,
              changes
       FROM alert_editions WHERE alert_id = $1 ORDER BY number`,
      [alertId],
    );
  }

  /** The editions of several alerts, each alert's oldest first. */
  async listMany(alertIds: readonly string[], from: Queryable): Promise<EditionRow[]> {
    return from.rows<EditionRow>(
      `SELECT alert_id AS "alertId", number, version, made_at AS "madeAt", is_correction AS "isCorrection", headline,
              changes
       FROM alert_editions WHERE alert_id = ANY($1::bigint[]) ORDER BY alert_id, number`,
      [alertIds],
    );
  }

  async hasAlert(alertId: string, from: Queryable): Promise<boolean> {
    return (await from.rows('SELECT FROM alerts WHERE id = $1', [alertId])).length > 0;
  }

  private async findLast(
    alertIds: readonly string[],
    tx: Tx,
  ): Promise<Map<string, { readonly number: number; readonly meaning: Meaning }>> {
    const rows = await tx.rows<{ alertId: string; number: number; meaning: Meaning }>(
      `SELECT DISTINCT ON (alert_id) alert_id AS "alertId", number, meaning FROM alert_editions
       WHERE alert_id = ANY($1::bigint[]) ORDER BY alert_id, number DESC`,
      [alertIds],
    );
    return new Map(rows.map((row) => [row.alertId, row]));
  }
}

function editionOf(
  row: FullAlertRow,
  last: { readonly number: number; readonly meaning: Meaning } | null,
  { causes, reports }: EditionGrounds,
): NewEdition[] {
  const meaning = meaningOfAlert(row);
  const common = {
    alertId: row.id,
    version: row.version,
    madeAt: row.changedAt.toISOString(),
    headline: row.headline,
    meaning,
  };
  if (last === null) return [{ ...common, number: 1, isCorrection: false, changes: [] }];
  const changes = [...compareMeanings(last.meaning, meaning, causes), ...reports];
  if (changes.length === 0) return [];
  const isCorrection = changes.some((change) => change.isCorrection);
  return [{ ...common, number: last.number + 1, isCorrection, changes }];
}
