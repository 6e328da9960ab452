/** Why the law applies, or did not, in plain English. Clauses are cited by UN symbol; guilt is never stated. */
import type { DateInterval } from '../event.js';
import type { FindingStatus, ProvisionRef } from '../finding.js';
import type { Provision, Regime } from './register.js';

const HOW: Record<FindingStatus, string> = {
  'in-force': 'In force',
  presumed: 'Presumed in force, renewal not verified,',
  disputed: 'In force as the United Nations sees it, contested by some States,',
  'depends-on-date': 'In force on part of the time in question',
};

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
export function whenOf(date: DateInterval | null): string {
  if (date === null) return 'at an unknown time';
  return date.from === date.to ? `on ${date.from}` : `from ${date.from} to ${date.to}`;
}

/** Why a clause applies: status, day, and each clause with its summary. */
export function explainClaim(
  regime: Regime,
  status: FindingStatus,
  date: DateInterval | null,
  clauses: readonly Provision[],
): string {
  const reasons = clauses.map((clause) => `${citation(clause)} (${forceOf(clause)}): ${clause.summary}`);
  return `${HOW[status]} ${whenOf(date)}, ${regime.name}: ${reasons.join(' ')}`;
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

function forceOf(clause: Provision): string {
  return clause.until === null ? `since ${clause.from}` : `${clause.from} until ${clause.until}`;
}
