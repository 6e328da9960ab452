/** Question four: was it in force when it was done? By the days of the conduct, not of the report. */
import type { ConfidencePart, DateInterval } from '../event.js';
import type { FindingStatus } from '../finding.js';
import { shareCovered, type Force } from './day-interval.js';
import { periodStatus } from './period-status.js';
import type { Regime } from './register.js';

/** Whether and how surely the law held on the days of the conduct. */
export type ForceReading =
  | { readonly verdict: 'held'; readonly status: FindingStatus; readonly parts: readonly ConfidencePart[] }
  | { readonly verdict: 'did-not-hold' };

/**
 * Holds the forces of the clauses that fit against the days of the conduct; `date` is null where those are unknown.
 * Covered on every day: in force (or presumed, or disputed, as the regime's periods say). On some: depends on the date.
 */
export function assessForce(regime: Regime, forces: readonly Force[], date: DateInterval | null): ForceReading {
  if (forces.length === 0) return { verdict: 'did-not-hold' };
  if (date === null) {
    const isOpen = forces.some((force) => force.until === null);
    return held('depends-on-date', {
      name: 'date',
      factor: isOpen ? 0.6 : 0.4,
      reason: 'neither the text nor the publication says when',
    });
  }
  const share = shareCovered(forces, date);
  if (share === 0) return { verdict: 'did-not-hold' };
  if (share < 1) {
    return held('depends-on-date', {
      name: 'date',
      factor: Math.round((0.4 + 0.5 * share) * 100) / 100,
      reason: `in force on part of the time from ${date.from} to ${date.to} only`,
    });
  }
  const { status, period } = periodStatus(regime, date);
  switch (status) {
    case 'presumed': {
      const since = period?.lastVerifiedOn ? ` since the renewal of ${period.lastVerifiedOn}` : '';
      return held(status, { name: 'force', factor: 0.9, reason: `taken as renewed, not verified${since}` });
    }
    case 'disputed':
      return held(status, { name: 'force', factor: 0.95, reason: 'in force as the United Nations sees it, contested' });
    case 'in-force':
      return held(status);
  }
}

function held(status: FindingStatus, ...parts: ConfidencePart[]): ForceReading {
  return { verdict: 'held', status, parts };
}
