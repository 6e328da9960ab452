/** What a text says the Council did, held against the regimes it can have done it to. */
import type { ConfidencePart, CouncilAct } from '../event.js';
import type { Claim, DetectionArticle, FindingStatus, ProvisionRef } from '../finding.js';
import { daysBetween, knownInterval } from './day-interval.js';
import { periodStatus } from './period-status.js';
import type { Regime, RegimeChange } from './register.js';
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
 * The regimes an act is about: by the parties and places named; failing those, by the resolution numbers, which outlets
 * get wrong and which therefore count for little alone.
 */
export function judgeCouncilAct(
  act: CouncilAct,
  regimes: readonly Regime[],
  article: DetectionArticle,
): readonly ActReading[] {
  const named = regimes.filter((regime) => act.about.some((slot) => regime.councilNames.includes(slot.party)));
  const candidates = named.length > 0 ? named : regimes.filter((regime) => citesNumber(regime, act));
  return candidates
    .filter((regime) => regime.councilActs.includes(act.act))
    .map((regime) => readAct(act, regime, article, named.length > 0));
}

function readAct(act: CouncilAct, regime: Regime, article: DetectionArticle, isNamed: boolean): ActReading {
  const date = knownInterval(act.date, article.published !== null && article.published !== undefined);
  const known =
    date === null
      ? []
      : regime.changes.filter(
          (change) => daysBetween(change.on, date.from) <= NEAR_DAYS || daysBetween(change.on, date.to) <= NEAR_DAYS,
        );
  const parts: ConfidencePart[] = [...act.certaintyParts];
  if (!isNamed) parts.push({ name: 'party', factor: 0.7, reason: 'known by the number of a resolution only' });
  if (known.length === 0) {
    parts.push({ name: 'register', factor: 0.9, reason: 'the register knows of no change near that day' });
  }
  const confidence = multiply(act.certainty, parts.slice(act.certaintyParts.length));
  const when = date === null ? 'at an unknown time' : `about ${date.to}`;
  const claim: Claim = {
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
