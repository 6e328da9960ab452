/** Why the law applies, or did not, in plain English. Clauses are cited by UN symbol; guilt is never stated. */
import type { DateInterval } from '../event.js';
import type { FindingStatus, ProvisionRef } from '../finding.js';
import { gapsIn, overlaps, type Force } from './day-interval.js';
import type { Hit, Miss } from './hold-clauses.js';
import type { Period, Provision, Regime } from './register.js';

/** A clause as cited. */
export function cite(provision: Provision): ProvisionRef {
  const { id, resolution, paragraph } = provision;
  return { id, resolution, paragraph };
}

/** `S/RES/1874 (2009), 9`, or the symbol alone where the paragraph was never confirmed. */
export function citation(clause: { readonly resolution: string; readonly paragraph: string | null }): string {
  return clause.paragraph === null ? clause.resolution : `${clause.resolution}, ${clause.paragraph}`;
}

/** `on 2024-10-07`, `from 2024-01-01 to 2024-12-31`, or that it is unknown. */
export function whenOf(date: { readonly from: string; readonly to: string } | null): string {
  if (date === null) return 'at an unknown time';
  return date.from === date.to ? `on ${date.from}` : `from ${date.from} to ${date.to}`;
}

/** What the explanation of a claim rests on. */
export interface ClaimLaw {
  readonly status: FindingStatus;
  readonly date: DateInterval | null;
  /** The period that makes the status less than sure. */
  readonly period: Period | null;
  /** Clauses that are cited, each with the coverage that fits. */
  readonly held: readonly Hit[];
  /** Everything that fits, cited or not: what is left between is not in force. */
  readonly bans: readonly Hit[];
  readonly misses: readonly Miss[];
}

/**
 * Why clauses apply: status, days, and each clause with the days of its force and its summary. Where only part of the
 * days is covered it says that it depends on the date, and on which days nothing applied.
 */
export function explainClaim(regime: Regime, law: ClaimLaw): string {
  const byClause = Map.groupBy(law.held, ({ provision }) => provision);
  const reasons = [...byClause].map(
    ([clause, hits]) => `${citation(clause)} (${forceOf(hits.map(({ coverage }) => coverage))}): ${clause.summary}`,
  );
  return [`${opening(law)}, ${regime.name}: ${reasons.join(' ')}`, ...uncovered(law)].join(' ');
}

function opening({ status, date, period }: ClaimLaw): string {
  switch (status) {
    case 'in-force':
      return `In force ${whenOf(date)}`;
    case 'presumed': {
      const last = period?.lastVerifiedOn ? `, last verified on ${period.lastVerifiedOn}` : '';
      return `Presumed in force ${whenOf(date)} (renewal to be checked by a person${last})`;
    }
    case 'disputed':
      return `In force as the United Nations sees it, contested by some States, ${whenOf(date)}`;
    case 'depends-on-date':
      return date === null
        ? 'Depends on the date, which neither the text nor the publication gives'
        : `Depends on the date (${whenOf(date)})`;
  }
}

/** The days of a straddling interval on which no clause reached the event, with whoever stood outside one then. */
function uncovered({ date, bans, misses }: ClaimLaw): string[] {
  if (date === null) return [];
  const gaps = gapsIn(
    bans.map(({ coverage }) => coverage),
    date,
  );
  return gaps.map((gap) => {
    const spared = misses.find((miss) => miss.stage === 'outside' && overlaps(miss.coverage, gap));
    const why = spared === undefined ? '' : `: the recipient stands outside ${citation(spared.provision)} then`;
    return `No clause reaches this ${whenOf(gap)}${why}.`;
  });
}

/** Why a clause would have applied on another day. */
export function explainNotInForce(
  clause: Provision,
  force: { from: string; until: string | null },
  on: string,
): string {
  const when =
    force.until !== null && force.until <= on
      ? `not in force since ${force.until}`
      : `not in force until ${force.from}`;
  return `would have been ${citation(clause)}; ${when}`;
}

/** From the first of several forces to the end of the last. */
function forceOf(forces: readonly Force[]): string {
  const from = forces.map((force) => force.from).sort()[0] ?? '';
  const ends = forces.map((force) => force.until);
  const until = ends.includes(null)
    ? null
    : (ends
        .filter((end) => end !== null)
        .sort()
        .at(-1) ?? null);
  return until === null ? `since ${from}` : `${from} until ${until}`;
}
