/** Adds up what reviewers made of alerts. Pure. */
import { wilson } from '../platform/statistics/wilson.js';
import type { DecisionRow } from './decision-schema.js';

/** Alerts of one group in one state. */
export interface CountedState {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly reason: string | null;
  readonly alerts: number;
}

/** One row for each group, the one with the most alerts first. Undecided alerts say nothing of precision. */
export function tallyDecisions(counts: readonly CountedState[]): DecisionRow[] {
  const rows = [...Map.groupBy(counts, ({ id }) => id)].map(([id, own]): DecisionRow => {
    const of = (state: string): number => sum(own.filter((row) => row.state === state));
    const [confirmed, dismissed] = [of('confirmed'), of('dismissed')];
    const decided = confirmed + dismissed;
    const reasons: Record<string, number> = {};
    for (const { state, reason, alerts } of own)
      if (state === 'dismissed') reasons[reason ?? 'other'] = (reasons[reason ?? 'other'] ?? 0) + alerts;
    const [low, high] = wilson(confirmed, decided);
    return {
      id,
      label: own[0]?.label ?? id,
      alerts: sum(own),
      confirmed,
      dismissed,
      reasons,
      precision: decided === 0 ? null : confirmed / decided,
      precision95: decided === 0 ? null : [low, high],
    };
  });
  return rows.sort((a, b) => b.alerts - a.alerts || (a.id < b.id ? -1 : 1));
}

function sum(rows: readonly CountedState[]): number {
  return rows.reduce((total, { alerts }) => total + alerts, 0);
}
