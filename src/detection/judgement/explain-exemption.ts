/** Which exemption keeps a telling quiet, and on what ground, in plain English. */
import type { DateInterval, LawfulCue } from '../event.js';
import { overlaps } from './day-interval.js';
import { citation } from './explain-claim.js';
import type { NearMiss } from './find-nearest-miss.js';
import type { Exemption, Provision, Regime } from './register.js';

/** Grounds as people say them. */
export const GROUND_WORDS: Readonly<Record<LawfulCue['ground'], string>> = {
  'committee-approval': 'approval beforehand',
  'committee-notification': 'notice to the committee',
  humanitarian: 'humanitarian use',
  'un-mission': 'a mission of the United Nations or one it authorised',
  'government-forces': 'forces of the government',
  'protective-equipment': 'protective equipment',
  demining: 'the clearing of mines',
};

/** An exemption whose condition the text says is met, and by which ground. */
export interface MetExemption {
  readonly exemption: Exemption;
  readonly ground: LawfulCue['ground'];
}

/** `would be S/RES/2127 (2013), 54; the text speaks of notice to the committee, which S/RES/2127 (2013) allows: …`. */
export function explainExempt({ exemption, ground }: MetExemption, clause: Provision | null): string {
  const otherwise = clause === null ? '' : `would be ${citation(clause)}; `;
  return `${otherwise}the text speaks of ${GROUND_WORDS[ground]}, which ${citation(exemption)} allows: ${exemption.summary}`;
}

/** Of a recipient that stands outside a clause: with the exemption that says so, where the regime has one. */
export function explainOutside(
  regime: Regime,
  { provision, explanation }: NearMiss,
  date: DateInterval | null,
): string {
  const exemption = regime.exemptions.find(
    (one) =>
      one.grounds.includes('government-forces') &&
      (one.provisions === null || one.provisions.includes(provision.id)) &&
      (date === null || overlaps({ from: one.from ?? '0001-01-01', until: one.until }, date)),
  );
  return exemption === undefined ? explanation : `${explanation}; ${citation(exemption)}: ${exemption.summary}`;
}
