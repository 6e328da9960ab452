/** Question five: may an exemption apply, and does the text itself say that it does? */
import type { ConfidencePart, Event, LawfulCue } from '../event.js';
import type { PossibleExemption } from '../finding.js';
import { overlaps } from './day-interval.js';
import { isState, type Modality } from '../vocabulary.js';
import { GROUND_WORDS, type MetExemption } from './explain-exemption.js';
import type { Exemption, Provision, Regime } from './register.js';

/** What the exemptions of a regime make of an event. */
export interface ExemptionReading {
  /** Those that may apply, named to people. */
  readonly possible: readonly PossibleExemption[];
  readonly parts: readonly ConfidencePart[];
  /**
   * Set where the text says, uncontested, that the law's condition is met for every clause in question: approved,
   * notified, or for a recipient the law lets through.
   */
  readonly met: MetExemption | null;
}

/**
 * Exemptions that temper the given clauses on the given days. One is named when the text gives a ground for it, or,
 * where no ground can show it, when it is about just this conduct, these goods and these recipients. It silences only a telling that nobody contests.
 */
export function checkExemptions(
  event: Event,
  regime: Regime,
  clauses: readonly Provision[],
  days: { readonly from: string; readonly to: string },
): ExemptionReading {
  const possible: PossibleExemption[] = [];
  const parts: ConfidencePart[] = [];
  let met: MetExemption | null = null;
  for (const exemption of regime.exemptions) {
    if (!isAvailable(exemption, clauses, days)) continue;
    const cue = event.lawfulCues.find((candidate) => exemption.grounds.includes(candidate.ground)) ?? null;
    if (exemption.appliesTo !== null && !suits(event, exemption.appliesTo)) continue;
    if (cue === null && (exemption.grounds.length > 0 || exemption.appliesTo === null)) continue;
    possible.push(nameIt(exemption, cue));
    if (cue === null) {
      parts.push({ name: 'exemption', factor: 0.85, reason: `may be exempt: ${exemption.summary}` });
      continue;
    }
    const ground = GROUND_WORDS[cue.ground];
    parts.push({ name: 'exemption', factor: 0.6, reason: `the text speaks of ${ground}: ${exemption.summary}` });
    if (met === null && !isContested(event, cue) && tempersAll(exemption, clauses))
      met = { exemption, ground: cue.ground };
  }
  return { possible, parts: strongestOnly(parts), met };
}

function isAvailable(
  exemption: Exemption,
  clauses: readonly Provision[],
  days: { readonly from: string; readonly to: string },
): boolean {
  if (exemption.grant === 'none' || exemption.grant === 'ended') return false;
  if (!overlaps({ from: exemption.from ?? '0001-01-01', until: exemption.until }, days)) return false;
  return exemption.provisions === null || clauses.some((clause) => exemption.provisions?.includes(clause.id));
}

function tempersAll(exemption: Exemption, clauses: readonly Provision[]): boolean {
  return exemption.provisions === null || clauses.every((clause) => exemption.provisions?.includes(clause.id));
}

function suits(event: Event, about: NonNullable<Exemption['appliesTo']>): boolean {
  const { conduct, items, recipients } = about;
  return (
    (conduct === null || event.conduct.every((one) => conduct.includes(one))) &&
    (items === null || (event.items.length > 0 && event.items.every((item) => items.includes(item.itemClass)))) &&
    (recipients === null ||
      (event.recipients.length > 0 && event.recipients.every((slot) => recipients.includes(slot.party))))
  );
}

/** Somebody accuses, stops, charges or denies. That an official tells of a gift to a State's own forces contests nothing. */
function isContested(event: Event, { ground, isPlainlyTold }: LawfulCue): boolean {
  const isForState = ground === 'government-forces' && event.recipients.every(({ party }) => isState(party));
  // soldiers who serve in a mission, whoever says so
  const isInMission = ground === 'un-mission' && event.conduct.every((one) => one === 'armed-personnel');
  const isPlainGift = (isForState && isPlainlyTold === true) || isInMission;
  const plain: readonly Modality[] = [
    'reported',
    'confirmed',
    'planned',
    ...(isPlainGift ? (['alleged'] as const) : []),
  ];
  return event.conduct.includes('transport-concealment') || event.modality.some((one) => !plain.includes(one));
}

function nameIt(exemption: Exemption, cue: LawfulCue | null): PossibleExemption {
  const { id, resolution, paragraph } = exemption;
  return {
    id,
    summary: exemption.summary,
    provision: { id, resolution, paragraph },
    span: cue?.span ?? null,
  };
}

/** Several exemptions for one event are one doubt, not several. */
function strongestOnly(parts: readonly ConfidencePart[]): ConfidencePart[] {
  const strongest = parts.reduce<ConfidencePart | null>(
    (best, part) => (best === null || part.factor < best.factor ? part : best),
    null,
  );
  return strongest === null ? [] : [strongest];
}
