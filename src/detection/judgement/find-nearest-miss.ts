/** Why nothing was raised: of all clauses that touch an event, the one that came nearest, and what it failed on. */
import type { DateInterval } from '../event.js';
import type { Quiet } from '../finding.js';
import { daysBetween, overlaps } from './day-interval.js';
import { citation, explainNotInForce, whenOf } from './explain-claim.js';
import type { Miss, Stage } from './hold-clauses.js';
import type { Coverage, Provision } from './register.js';

/** From the farthest to the nearest. */
const NEARNESS: readonly Stage[] = ['conduct', 'direction', 'item', 'date', 'elsewhere', 'unnamed', 'outside'];

/** Failed on who or where only: on the day the nearest of all, on another day less telling than a date. */
const WOULD_REACH: readonly Stage[] = ['elsewhere', 'unnamed', 'outside'];

const REASONS: Record<Exclude<Stage, 'date'>, { reason: Quiet['reason']; why: string }> = {
  unnamed: { reason: 'party not covered', why: 'no recipient whom the clause reaches is named' },
  direction: { reason: 'direction not covered', why: 'the clause bans the other direction only' },
  elsewhere: {
    reason: 'place not covered',
    why: 'the clause reaches this party only in a place the text does not name',
  },
  conduct: { reason: 'conduct not covered', why: 'the clause does not reach this conduct' },
  item: { reason: 'item not covered', why: 'the clause does not reach these goods' },
  outside: { reason: 'exempt', why: 'the recipient stands outside the clause' },
};

/** The reason in words people read, with the clause that would have applied. */
export interface NearMiss {
  readonly reason: Quiet['reason'];
  readonly provision: Provision;
  readonly explanation: string;
}

/** The nearest miss of all; one that fits on the day goes before one that fits on another. */
export function findNearestMiss(misses: readonly Miss[], date: DateInterval | null): NearMiss | null {
  let nearest: Miss | null = null;
  let least: readonly [number, number] = [0, 0];
  for (const miss of misses) {
    const onTheDay = isOnTheDay(miss, date);
    const nearness = nearnessOf(miss.stage, onTheDay);
    const days = date === null || onTheDay ? 0 : daysAway(miss.coverage, date);
    if (nearest === null || nearness > least[0] || (nearness === least[0] && days < least[1])) {
      nearest = miss;
      least = [nearness, days];
    }
  }
  if (nearest === null) return null;
  const { provision, stage, coverage } = nearest;
  const on = date?.to ?? '9999-12-31';
  if (stage === 'date' || (!isOnTheDay(nearest, date) && WOULD_REACH.includes(stage))) {
    const why = explainNotInForce(provision, coverage, on);
    return { reason: 'not in force on that date', provision, explanation: why };
  }
  const { reason, why } = REASONS[stage];
  return { reason, provision, explanation: `${citation(provision)} ${whenOf(date)}: ${why}` };
}

function isOnTheDay(miss: Miss, date: DateInterval | null): boolean {
  return date === null || overlaps(miss.coverage, date);
}

function nearnessOf(stage: Stage, onTheDay: boolean): number {
  return WOULD_REACH.includes(stage) && !onTheDay ? NEARNESS.indexOf('date') - 0.5 : NEARNESS.indexOf(stage);
}

/** Days between the conduct and the force of a clause that did not hold then. */
function daysAway(coverage: Coverage, date: DateInterval): number {
  return coverage.until !== null && coverage.until <= date.from
    ? daysBetween(coverage.until, date.from)
    : daysBetween(date.to, coverage.from);
}
