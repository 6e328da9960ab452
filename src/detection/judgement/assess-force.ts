/** Question four: was it in force when it was done? By the days of the conduct, not of the report. */
import type { ConfidencePart, DateInterval } from '../event.js';
import type { FindingStatus } from '../finding.js';
import { shareCovered } from './day-interval.js';
import type { Hit } from './hold-clauses.js';
import { surestStatus } from './period-status.js';
import type { Period, Regime } from './register.js';

/** Whether and how surely the law held on the days of the conduct. */
export type ForceReading =
  | {
      readonly verdict: 'held';
      readonly status: FindingStatus;
      /** The period that makes it presumed or disputed. */
      readonly period: Period | null;
      readonly parts: readonly ConfidencePart[];
    }
  | { readonly verdict: 'did-not-hold' };

/**
 * Holds the forces of the clauses that fit against the days of the conduct; `date` is null where those are unknown.
 * Covered on every day: in force (or presumed, or disputed, as the periods of the clauses that are `cited` say). On
 * some: depends on the date.
 */
export function assessForce(
  regime: Regime,
  bans: readonly Hit[],
  cited: readonly Hit[],
  date: DateInterval | null,
): ForceReading {
  if (bans.length === 0) return { verdict: 'did-not-hold' };
  const forces = bans.map(({ coverage }) => coverage);
  if (date === null) {
    const isOpen = forces.some((force) => force.until === null);
    return held('depends-on-date', null, {
      name: 'date',
      factor: isOpen ? 0.6 : 0.4,
      reason: 'neither the text nor the publication says when',
    });
  }
  const share = shareCovered(forces, date);
  if (share === 0) return { verdict: 'did-not-hold' };
  if (share < 1) {
    return held('depends-on-date', null, {
      name: 'date',
      factor: Math.round((0.4 + 0.5 * share) * 100) / 100,
      reason: `in force on part of the time from ${date.from} to ${date.to} only`,
    });
  }
  const { status, period } = surestStatus(
    regime,
    date,
    cited.map(({ provision }) => provision.id),
  );
  switch (status) {
    case 'presumed': {
      const since = period?.lastVerifiedOn ? ` since the renewal of ${period.lastVerifiedOn}` : '';
      return held(status, period, { name: 'force', factor: 0.9, reason: `taken as renewed, not verified${since}` });
    }
    case 'disputed':
      return held(status, period, {
        name: 'force',
        factor: 0.95,
        reason: 'in force as the United Nations sees it, contested',
      });
    case 'in-force':
      return held(status, null);
  }
}

function held(status: FindingStatus, period: Period | null, ...parts: ConfidencePart[]): ForceReading {
  return { verdict: 'held', status, period, parts };
}
