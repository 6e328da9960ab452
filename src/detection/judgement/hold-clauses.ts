/** Every clause of a regime held against one event: who, which way, what. The day is not asked here. */
import type { ConfidencePart, Event } from '../event.js';
import type { Conduct } from '../vocabulary.js';
import { matchCoverage } from './match-coverage.js';
import { matchRecipient, matchSupplier, type TargetReading } from './match-target.js';
import type { Coverage, Direction, Provision, Regime, Target } from './register.js';

/** A clause that reaches what an event tells, whatever the day. */
export interface Hit {
  readonly provision: Provision;
  readonly coverage: Coverage;
  readonly conduct: readonly Conduct[];
  readonly parts: readonly ConfidencePart[];
}

/** How far a clause went before it failed: the later, the nearer the miss. */
export type Stage = 'unnamed' | 'direction' | 'elsewhere' | 'conduct' | 'item' | 'date' | 'outside';

/** A clause that touches the event and does not reach it. */
export interface Miss {
  readonly stage: Stage;
  readonly provision: Provision;
  readonly coverage: Coverage;
}

/** Clauses that fit, bans and enforcement apart, and bans that nearly do. */
export interface ClauseReading {
  readonly bans: readonly Hit[];
  readonly enforcing: readonly Hit[];
  readonly misses: readonly Miss[];
}

/** Holds all clauses of a regime against an event. Calls and conditions bind nobody and are not asked. */
export function holdClauses(event: Event, regime: Regime): ClauseReading {
  const readTarget = targetReader(event, regime);
  const fits: Hit[] = [];
  const misses: Miss[] = [];
  for (const provision of regime.provisions) {
    if (provision.force === 'call' || provision.force === 'condition') continue;
    for (const coverage of provision.covers) {
      const reading = holdAgainst(event, provision, coverage, readTarget);
      if (reading === null) continue;
      if (!('stage' in reading)) fits.push(reading);
      else if (provision.force === 'ban') misses.push(reading);
    }
  }
  return {
    bans: fits.filter((fit) => fit.provision.force === 'ban'),
    enforcing: fits.filter((fit) => fit.provision.force === 'enforcement'),
    misses,
  };
}

function holdAgainst(
  event: Event,
  provision: Provision,
  coverage: Coverage,
  readTarget: (id: string, side: 'to' | 'from') => TargetReading,
): Hit | Miss | null {
  const miss = (stage: Stage): Miss => ({ stage, provision, coverage });
  const covered = sides(coverage.direction).map((side) => readTarget(coverage.target, side));
  const target = covered.find((reading) => reading.verdict === 'hit') ?? firstTelling(covered);
  const isOtherWay = (): boolean => sides('both').some((side) => readTarget(coverage.target, side).verdict === 'hit');
  switch (target.verdict) {
    case 'none':
      return isOtherWay() ? miss(matchCoverage(event, coverage).verdict === 'hit' ? 'direction' : 'conduct') : null;
    case 'outside':
      return matchCoverage(event, coverage).verdict === 'hit' ? miss('outside') : null;
    case 'elsewhere':
    case 'unnamed':
      return matchCoverage(event, coverage).verdict === 'hit' ? miss(target.verdict) : null;
    case 'hit': {
      const reach = matchCoverage(event, coverage);
      if (reach.verdict === 'conduct-not-covered') return miss('conduct');
      if (reach.verdict === 'item-not-covered') return miss('item');
      const parts = [...target.parts];
      if (coverage.basis === 'read-in') {
        parts.push({ name: 'reading', factor: 0.9, reason: 'read into wider words of the clause, not named in it' });
      }
      if (reach.isOnlyUnspecified) {
        parts.push({ name: 'item', factor: 0.85, reason: 'the clause reaches some classes only; the text names none' });
      }
      return { provision, coverage, conduct: reach.conduct, parts };
    }
  }
}

/**
 * Leaves out what is only read into one clause where another names it for all of the days in question. `days` are those
 * of the conduct, or all time where those are unknown.
 */
export function preferNamed(hits: readonly Hit[], days: { readonly from: string; readonly to: string }): Hit[] {
  return hits.flatMap((hit) => {
    if (hit.coverage.basis === 'named') return [hit];
    const conduct = hit.conduct.filter(
      (one) => !hits.some((other) => other.conduct.includes(one) && isNamedMeanwhile(other, hit, days)),
    );
    return conduct.length > 0 ? [{ ...hit, conduct }] : [];
  });
}

function isNamedMeanwhile(named: Hit, readIn: Hit, days: { readonly from: string; readonly to: string }): boolean {
  if (named.coverage.basis !== 'named') return false;
  const from = readIn.coverage.from > days.from ? readIn.coverage.from : days.from;
  const isEndless = readIn.coverage.until === null || readIn.coverage.until > days.to;
  const { until } = named.coverage;
  if (named.coverage.from > from) return false;
  return until === null || (isEndless ? days.to < until : (readIn.coverage.until ?? '') <= until);
}

function targetReader(event: Event, regime: Regime): (id: string, side: 'to' | 'from') => TargetReading {
  const readings = new Map<string, TargetReading>();
  const targets = new Map<string, Target>(regime.targets.map((target) => [target.id, target]));
  return (id, side) => {
    const key = `${side} ${id}`;
    const known = readings.get(key);
    if (known !== undefined) return known;
    const target = targets.get(id);
    if (target === undefined) throw new Error(`regime ${regime.id} names no target ${id}`);
    const reading =
      side === 'to' ? matchRecipient(event, target, regime.direction === 'to') : matchSupplier(event, target);
    readings.set(key, reading);
    return reading;
  };
}

function sides(direction: Direction): readonly ('to' | 'from')[] {
  return direction === 'both' ? ['to', 'from'] : [direction];
}

function firstTelling(readings: readonly TargetReading[]): TargetReading {
  return readings.find((reading) => reading.verdict !== 'none') ?? { verdict: 'none' };
}
