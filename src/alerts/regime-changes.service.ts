/** Reports that the Council or a committee changed an embargo, each beside the entries of the register it touches. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { instantKey } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import type { Actor } from '../platform/http/needs.js';
import { RegisterService, type Check, type Touched } from '../rules/register.service.js';
import { toSnapshot } from './alert-row.js';
import type { AlertSnapshot } from './alert-schema.js';
import { regimeChangeNotFound } from './alerts.errors.js';
import type { PageStart } from './choose-alerts-page.js';
import { RegimeChangesRepository, type CheckState, type RegimeChangeRow } from './regime-changes.repository.js';

export type { CheckState } from './regime-changes.repository.js';

/** A report beside the register. */
export interface RegimeChangeView {
  readonly alert: AlertSnapshot;
  /** What is said to have been done: `renew`, `lift` …; none where it was not read. */
  readonly acts: readonly string[];
  /** Days it is said to be of, both ends included. */
  readonly days: readonly { readonly from: string; readonly to: string }[];
  readonly register: Touched;
  readonly check: Check | null;
  /** When the alert was raised, ISO 8601 with microseconds. */
  readonly sortKey: string;
}

/** Where a page of the list begins: {@link RegimeChangeView.sortKey} and id of the report before it. */
export const regimeChangePosition = z.tuple([instantKey, idText]);

@Injectable()
export class RegimeChangesService {
  constructor(
    private readonly changes: RegimeChangesRepository,
    private readonly register: RegisterService,
  ) {}

  /** Newest first. @param regimes None: all. */
  async list(
    regimes: readonly string[],
    state: CheckState,
    after: PageStart | null,
    limit: number,
  ): Promise<RegimeChangeView[]> {
    const rows = await this.changes.list(regimes, state, after, limit);
    const checks = await this.register.latestChecks(
      'alert',
      rows.map(({ id }) => id),
    );
    return rows.map((row) => this.view(row, checks.get(row.id) ?? null));
  }

  async countUnchecked(): Promise<number> {
    return this.changes.countUnchecked();
  }

  /** Keeps that the register was held against a report; on record. @throws Refusal `regime-change-not-found` */
  async check(alertId: string, note: string, actor: Actor): Promise<RegimeChangeView> {
    const row = await this.changes.find(alertId);
    if (row === null) throw regimeChangeNotFound(alertId);
    await this.register.recordCheck({ kind: 'alert', id: alertId }, row.regime, note, actor);
    const checks = await this.register.latestChecks('alert', [alertId]);
    return this.view(row, checks.get(alertId) ?? null);
  }

  private view(row: RegimeChangeRow, check: Check | null): RegimeChangeView {
    const acts = [...new Set(row.claims.flatMap(({ act }) => act ?? []))];
    const days = distinctDays(row);
    return {
      alert: toSnapshot(row),
      acts,
      days,
      register: this.register.touchedBy(row.regime, { acts, days }),
      check,
      sortKey: row.sortKey,
    };
  }
}

/** The days of the claims, those that nobody knows left out. */
function distinctDays({ claims }: RegimeChangeRow): { from: string; to: string }[] {
  const known = claims.filter(({ date }) => date.from !== '' && date.from > '0001-01-01' && date.to < '9999-12-31');
  return [...new Map(known.map(({ date: { from, to } }) => [`${from} ${to}`, { from, to }])).values()];
}
