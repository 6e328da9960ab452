/** SQL of alerts that report a change of an embargo, with the keeper's latest check of each. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { AlertClaim } from './alert-content.js';
import { ALERT_COLUMNS, type AlertRow } from './alert-row.js';
import type { PageStart } from './choose-alerts-page.js';

/** Not yet held against the register; done; or all. What reviewers dismissed asks for no check. */
export type CheckState = 'unchecked' | 'checked' | 'all';

/** A row of the list, with the value it is sorted by. */
export interface RegimeChangeRow extends AlertRow {
  readonly sortKey: string;
  readonly claims: readonly AlertClaim[];
}

const IS_CHECKED = `EXISTS (SELECT FROM register_checks c WHERE c.subject_kind = 'alert' AND c.subject_id = a.id::text)`;

const SORT_KEY = `to_char(a.raised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const CONDITIONS: Readonly<Record<CheckState, readonly string[]>> = {
  unchecked: [`NOT ${IS_CHECKED}`, `a.state <> 'dismissed'`],
  checked: [IS_CHECKED],
  all: [],
};

@Injectable()
export class RegimeChangesRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. @param regimes None: all. */
  async list(
    regimes: readonly string[],
    state: CheckState,
    after: PageStart | null,
    limit: number,
  ): Promise<RegimeChangeRow[]> {
    const values: unknown[] = [];
    const add = (value: unknown): string => `$${values.push(value)}`;
    const where = [`a.kind = 'regime-change'`, 'a.merged_into IS NULL', ...CONDITIONS[state]];
    if (regimes.length > 0) where.push(`a.regime = ANY (${add(regimes)}::text[])`);
    if (after !== null) {
      where.push(`(a.raised_at, a.id) < (${add(after.sortKey)}::timestamptz, ${add(after.id)}::bigint)`);
    }
    return this.database.rows<RegimeChangeRow>(
      `SELECT ${ALERT_COLUMNS}, a.claims, ${SORT_KEY} AS "sortKey" FROM alerts a
       WHERE ${where.join(' AND ')} ORDER BY a.raised_at DESC, a.id DESC LIMIT ${add(limit)}`,
      values,
    );
  }

  /** The report, or null where there is none or the alert is of another kind. */
  async find(id: string): Promise<RegimeChangeRow | null> {
    const [row] = await this.database.rows<RegimeChangeRow>(
      `SELECT ${ALERT_COLUMNS}, a.claims, ${SORT_KEY} AS "sortKey" FROM alerts a
       WHERE a.kind = 'regime-change' AND a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async countUnchecked(): Promise<number> {
    const where = [`a.kind = 'regime-change'`, 'a.merged_into IS NULL', ...CONDITIONS.unchecked];
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM alerts a WHERE ${where.join(' AND ')}`,
    );
    return row?.count ?? 0;
  }
}
