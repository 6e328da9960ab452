/** What a text says the Council did, held against the regimes it can have done it to. */
import type { ConfidencePart, CouncilAct, DateInterval } from '../event.js';
import type { Claim, DetectionArticle, FindingStatus, ProvisionRef } from '../finding.js';
import { daysBetween, knownInterval } from './day-interval.js';
import { periodStatus } from './period-status.js';
import type { Regime, RegimeChange, Register } from './register.js';
import { multiply } from './weigh-confidence.js';

/** A change of one regime, as a claim. */
export interface ActReading {
  readonly regime: Regime;
  readonly claim: Claim;
  readonly status: FindingStatus;
}

/** Votes are reported on the day or near it; a committee's list change within weeks. */
const NEAR_DAYS = 14;

/**
 * Ends by timetable and snapbacks are few, and the register knows all up to its own day. One it does not know is a claim
 * that took no effect (a snapback that one State declared), or the end of a panel. Each with the changes it can be.
 */
const KNOWN_BY_HEART: Partial<Record<CouncilAct['act'], readonly CouncilAct['act'][]>> = {
  lapse: ['lapse', 'lift', 'ease'],
  snapback: ['snapback', 'impose'],
};

/** Acts that make the news; that the register has none near the day speaks against them, but it may have missed one. */
const RARE: readonly CouncilAct['act'][] = ['impose', 'lift'];

/**
 * The regimes an act is about: by the parties and places named; failing those, by the resolution numbers, which outlets
 * get wrong and which therefore count for little alone.
 */
export function judgeCouncilAct(act: CouncilAct, register: Register, article: DetectionArticle): readonly ActReading[] {
  const { regimes, asOf } = register;
  const date = knownInterval(act.date, article.published !== null && article.published !== undefined);
  const named = regimes.filter((regime) => act.about.some((slot) => regime.councilNames.includes(slot.party)));
  const candidates = named.length > 0 ? named : regimes.filter((regime) => citesNumber(regime, act));
  // "extends the ban to small arms": what is called a renewal on the day of another change is that change
  const able = candidates.filter(
    (regime) => regime.councilActs.includes(act.act) || (act.act === 'renew' && changesNear(regime, date).length > 0),
  );
  if (act.basis === 'mention') return readMention(act, able, date);
  const meant = able.filter((regime) => isConceivable(act, regime, date, asOf));
  // One resolution may end one embargo and renew another: a text that tells both at once names one act.
  return able
    .filter((regime) => meant.includes(regime) || (meant.length > 0 && changesNear(regime, date).length > 0))
    .map((regime) => readAct(act, regime, date, named.length > 0));
}

function isConceivable(act: CouncilAct, regime: Regime, date: DateInterval | null, asOf: string): boolean {
  if (date === null || date.to > asOf) return true;
  const kinds = KNOWN_BY_HEART[act.act];
  if (kinds !== undefined) return changesNear(regime, date).some((change) => kinds.includes(change.act));
  return act.basis === 'act' || changesNear(regime, date).length > 0;
}

/** Days after a change within which a text that names the Council and its measures is about it. */
const MENTION_DAYS = 3;

/** The Council and its measures named together, on the day of a change or right after: then that is what the text tells. */
function readMention(act: CouncilAct, able: readonly Regime[], date: DateInterval | null): readonly ActReading[] {
  if (date === null) return [];
  return able
    .filter((regime) => regime.changes.some(({ on }) => on <= date.to && daysBetween(on, date.to) <= MENTION_DAYS))
    .map((regime) => readAct(act, regime, date, true));
}

function changesNear(regime: Regime, date: DateInterval | null): readonly RegimeChange[] {
  if (date === null) return [];
  return regime.changes.filter(
    ({ on }) =>
      (date.from <= on && on <= date.to) ||
      daysBetween(on, date.from) <= NEAR_DAYS ||
      daysBetween(on, date.to) <= NEAR_DAYS,
  );
}

function readAct(act: CouncilAct, regime: Regime, date: DateInterval | null, isNamed: boolean): ActReading {
  const known = changesNear(regime, date);
  const parts: ConfidencePart[] = [...act.certaintyParts];
  if (!isNamed) parts.push({ name: 'party', factor: 0.7, reason: 'known by the number of a resolution only' });
  if (known.length === 0) {
    const factor = RARE.includes(act.act) ? 0.6 : 0.9;
    parts.push({ name: 'register', factor, reason: 'the register knows of no change near that day' });
  }
  const confidence = multiply(act.certainty, parts.slice(act.certaintyParts.length));
  const when = date === null ? 'at an unknown time' : `about ${date.to}`;
  const claim: Claim = {
    act: act.act,
    conduct: [],
    supplier: [],
    recipient: [],
    intermediary: [],
    items: [],
    quantities: [],
    identifiers: [],
    places: [],
    date: act.date,
    modality: ['reported'],
    by: null,
    deniedBy: null,
    background: false,
    provisions: known.flatMap((change) => citeChange(regime, change)),
    exemptions: [],
    confidence,
    confidenceParts: parts,
    evidence: act.evidence,
    explanation:
      known.length === 0
        ? `${regime.name}: the text reports that the Council or its committee changed the measures (${act.act}) ${when}.`
        : `${regime.name}: ${known.map((change) => `${change.on}: ${change.summary}`).join(' ')}`,
  };
  return { regime, claim, status: statusOn(regime, date?.to ?? null) };
}

function citeChange(regime: Regime, change: RegimeChange): ProvisionRef[] {
  if (change.resolution === null) return [];
  return [{ id: `${regime.id}-change-${change.on}`, resolution: change.resolution, paragraph: null }];
}

function citesNumber(regime: Regime, act: CouncilAct): boolean {
  const symbols = [
    ...regime.provisions.map((provision) => provision.resolution),
    ...regime.changes.map((change) => change.resolution ?? ''),
  ];
  return act.resolutions.some((number) => symbols.some((symbol) => symbol.startsWith(`S/RES/${number} `)));
}

function statusOn(regime: Regime, day: string | null): FindingStatus {
  return day === null ? 'depends-on-date' : periodStatus(regime, { from: day, to: day }).status;
}
