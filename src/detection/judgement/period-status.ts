/** How sure it is that a regime's measures held: from its periods, some of which are presumed or disputed. */
import { overlaps } from './day-interval.js';
import type { Period, Regime } from './register.js';

/** What the periods say of some days. */
export interface PeriodReading {
  readonly status: 'in-force' | 'presumed' | 'disputed';
  /** The period that makes it less than sure. */
  readonly period: Period | null;
}

/** Presumed or disputed as soon as one of the days (both ends included) falls into such a period. */
export function periodStatus(regime: Regime, days: { readonly from: string; readonly to: string }): PeriodReading {
  for (const period of regime.periods) {
    if ((period.status === 'presumed' || period.status === 'disputed') && overlaps(period, days)) {
      return { status: period.status, period };
    }
  }
  return { status: 'in-force', period: null };
}
