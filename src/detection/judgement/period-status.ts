/** How sure it is that a regime's measures held: from its periods, some of which are presumed or disputed. */
import { overlaps } from './day-interval.js';
import type { Period, Regime } from './register.js';

/** What the periods say of some days. */
export interface PeriodReading {
  readonly status: 'in-force' | 'presumed' | 'disputed';
  /** The period that makes it less than sure. */
  readonly period: Period | null;
}

/** From the surest to the least sure. */
const SURENESS: readonly PeriodReading['status'][] = ['in-force', 'disputed', 'presumed'];

/**
 * Presumed or disputed as soon as one of the days (both ends included) falls into such a period.
 *
 * @param provision Id of the provision asked about; null: the regime as a whole, which a period about some provisions
 *   only leaves as sure as it was.
 */
export function periodStatus(
  regime: Regime,
  days: { readonly from: string; readonly to: string },
  provision: string | null = null,
): PeriodReading {
  for (const period of regime.periods) {
    if (period.status !== 'presumed' && period.status !== 'disputed') continue;
    const isAbout = period.provisions === null || (provision !== null && period.provisions.includes(provision));
    if (isAbout && overlaps(period, days)) return { status: period.status, period };
  }
  return { status: 'in-force', period: null };
}

/** Of several provisions the surest: one that held surely is enough. */
export function surestStatus(
  regime: Regime,
  days: { readonly from: string; readonly to: string },
  provisions: readonly string[],
): PeriodReading {
  const readings = provisions.map((provision) => periodStatus(regime, days, provision));
  const sureness = ({ status }: PeriodReading): number => SURENESS.indexOf(status);
  return (
    readings.reduce<PeriodReading | null>(
      (best, reading) => (best === null || sureness(reading) < sureness(best) ? reading : best),
      null,
    ) ?? periodStatus(regime, days)
  );
}
