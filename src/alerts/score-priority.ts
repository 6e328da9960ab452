/**
 * The priority of an alert, 0–100: in what order people should look, not how guilty anyone is. A product, so that no part
 * makes up for the lack of another:
 *
 *   priority = 100 · confidence^0.35 · consequence^0.25 · reliability^0.15 · corroboration^0.15 · recency^0.10 · damping
 *
 * Every value lies in 0–1; the exponents say how much a part may weigh. Consequence weighs conduct and items, reliability
 * is the best source's Admiralty letter, corroboration the Admiralty number 1–6 of the report as a whole, recency falls
 * from 1 towards 0.25, halfway every 7 days between the latest article and the instant of rating. Damping is 0.4 for what
 * only restates something known, 0.6 for old news (a first poll, a backfill), 1 otherwise. It is computed when an alert is
 * raised or changes, and stands until it changes again. Lists sort by the value before rounding; of two that are equal to
 * the last digit the alert with the higher number, the later one, comes first.
 *
 * Letter and number are rated each on its own and never averaged into one (NATO AJP-2.1): both parts are shown, and
 * together as analysts write them (B2).
 */

/** What is rated. Counts leave copies out. */
export interface RatedAlert {
  readonly kind: string;
  /** Of the surest finding, 0–1. */
  readonly confidence: number;
  readonly conduct: readonly string[];
  readonly items: readonly string[];
  readonly modality: readonly string[];
  /** Admiralty letters, A–F, of the sources that tell it in words of their own. */
  readonly reliabilities: readonly string[];
  /** Different publishers that tell it in words of their own. */
  readonly independentCount: number;
  readonly isBackground: boolean;
  readonly isOldNews: boolean;
  /** Of the latest article; null where none has a date. */
  readonly publishedAt: Date | null;
}

/** One part of the product. */
export interface PriorityPart {
  readonly name: 'confidence' | 'consequence' | 'reliability' | 'credibility' | 'recency' | 'damping';
  /** 0–1. */
  readonly value: number;
  /** Hundredths of the exponent; 0 for the damping, which counts in full. */
  readonly weight: number;
  /** What the priority is multiplied by: the value to the power of its weight, 0–1. */
  readonly factor: number;
  /** What it takes away from 100, as a share of all that is taken: with 100 they add up to the priority before rounding. */
  readonly points: number;
  /** In plain English. */
  readonly reason: string;
}

/** A rating: the number people see, the exact one that sorts, and why. */
export interface Priority {
  readonly priority: number;
  /** Before rounding, so that hardly two alerts tie. */
  readonly exact: number;
  /** Admiralty credibility of the report, 1 (confirmed) to 6 (cannot be judged). */
  readonly credibility: Credibility;
  /** Admiralty reliability of the best source, A–F. */
  readonly reliability: string;
  readonly parts: readonly PriorityPart[];
}

export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

const CONDUCT_WEIGHTS: Readonly<Record<string, number>> = {
  'arms-transfer': 0.9,
  'armed-personnel': 0.75,
  'dual-use-transfer': 0.7,
  'technical-assistance': 0.65,
  'transport-concealment': 0.6,
  'financing-brokering': 0.55,
  'overseas-labour': 0.4,
};

const ITEM_WEIGHTS: Readonly<Record<string, number>> = {
  'nuclear-chemical-biological': 1,
  missiles: 0.95,
  drones: 0.85,
  artillery: 0.85,
  aircraft: 0.85,
  ammunition: 0.75,
  explosives: 0.75,
  vessels: 0.7,
  vehicles: 0.7,
  personnel: 0.7,
  'small-arms': 0.65,
  components: 0.65,
  materials: 0.65,
  'unspecified-arms': 0.6,
  equipment: 0.5,
  'military-fuel': 0.5,
  services: 0.5,
  money: 0.45,
  labour: 0.35,
};

/** A change of the law has no conduct; the people who keep the rules should see it soon. */
const REGIME_CHANGE_CONSEQUENCE = 0.6;

/** Where a list is empty: neither grave nor slight. */
const UNKNOWN_WEIGHT = 0.5;

/** Each further class of conduct or items adds this much, up to five. */
const BREADTH_STEP = 0.02;
const MAX_BREADTH_STEPS = 5;

/** F says that there is no basis to judge, not that the source is bad: between D and C. */
const RELIABILITY_VALUES: Readonly<Record<string, number>> = { A: 1, B: 0.8, C: 0.6, D: 0.35, E: 0.1, F: 0.45 };
const RELIABILITY_WORDS: Readonly<Record<string, string>> = {
  A: 'always proven right',
  B: 'usually right',
  C: 'fairly often right',
  D: 'often wrong',
  E: 'known to be wrong',
  F: 'no basis to judge',
};

const CREDIBILITY_VALUES: Readonly<Record<Credibility, number>> = { 1: 1, 2: 0.8, 3: 0.55, 4: 0.3, 5: 0.1, 6: 0.35 };
const CREDIBILITY_WORDS: Readonly<Record<Credibility, string>> = {
  1: 'confirmed independently',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'cannot be judged',
};

const RECENCY_HALF_LIFE_DAYS = 7;

/** Old news is not no news. */
const LEAST_RECENCY = 0.25;

/** No value is nothing: one part alone cannot hide an alert. */
const LEAST_VALUE = 0.02;

const BACKGROUND_DAMPING = 0.4;
const OLD_NEWS_DAMPING = 0.6;
const DAY_MS = 86_400_000;

/** Rates an alert. @param at The instant of rating; an article dated after it counts as just published. */
export function scorePriority(alert: RatedAlert, at: Date): Priority {
  const credibility = rateCredibility(alert);
  const voices =
    alert.independentCount === 1 ? 'one independent voice' : `${alert.independentCount} independent voices`;
  const [damping, dampingReason] = dampen(alert);
  const rated = [
    part(
      'confidence',
      35,
      alert.confidence,
      `The text was read with ${Math.round(alert.confidence * 100)}% confidence`,
    ),
    part('consequence', 25, ...consequence(alert)),
    part('reliability', 15, ...reliability(alert)),
    part(
      'credibility',
      15,
      CREDIBILITY_VALUES[credibility],
      `${credibility}, ${CREDIBILITY_WORDS[credibility]}: ${voices}${told(alert)}`,
    ),
    part('recency', 10, ...recency(alert, at)),
    ...(damping === 1
      ? []
      : [{ name: 'damping' as const, value: damping, weight: 0, factor: damping, reason: dampingReason }]),
  ];
  const exact = Math.min(
    100,
    rated.reduce((product, { factor }) => product * factor, 100),
  );
  const logarithm = rated.reduce((sum, { factor }) => sum + Math.log(factor), 0);
  const parts = rated.map((one) => ({
    ...one,
    points: logarithm === 0 ? 0 : (-(100 - exact) * Math.log(one.factor)) / logarithm,
  }));
  const best = bestLetter(alert.reliabilities);
  return { priority: Math.round(exact), exact, credibility, reliability: best, parts };
}

/**
 * The Admiralty credibility of what is told, from what is known here: 1 with two independent sources and an
 * authority's or the actor's own word, or with four; 2 with one of these; 3 for one source; 4 where a lone source meets
 * a denial or is often wrong; 5 where the only source is known to be wrong; 6 where the only source cannot be judged.
 */
export function rateCredibility(
  alert: Pick<RatedAlert, 'modality' | 'reliabilities' | 'independentCount'>,
): Credibility {
  const isEstablished = alert.modality.includes('confirmed');
  const isWitnessed = alert.modality.includes('intercepted') || alert.modality.includes('prosecuted');
  if (alert.independentCount >= 4 || (alert.independentCount >= 2 && isEstablished)) return 1;
  if (alert.independentCount >= 2 || isEstablished) return 2;
  const best = bestLetter(alert.reliabilities);
  if (best === 'E') return 5;
  if (best === 'D') return 4;
  if (best === 'F') return isWitnessed ? 3 : 6;
  return alert.modality.includes('denied') && !isWitnessed ? 4 : 3;
}

function part(name: PriorityPart['name'], weight: number, value: number, reason: string): Omit<PriorityPart, 'points'> {
  const bounded = Math.min(1, Math.max(0, value));
  return { name, value: bounded, weight, factor: Math.max(LEAST_VALUE, bounded) ** (weight / 100), reason };
}

function consequence(alert: RatedAlert): [number, string] {
  if (alert.kind === 'regime-change') {
    return [REGIME_CHANGE_CONSEQUENCE, 'The embargo itself is reported changed: the rules may need work'];
  }
  const conduct = heaviest(alert.conduct, CONDUCT_WEIGHTS);
  const item = heaviest(alert.items, ITEM_WEIGHTS);
  const further = Math.max(0, alert.conduct.length - 1) + Math.max(0, alert.items.length - 1);
  const breadth = Math.min(further, MAX_BREADTH_STEPS) * BREADTH_STEP;
  const words = [...alert.conduct, ...alert.items].map((id) => id.replaceAll('-', ' '));
  return [
    0.5 * conduct + 0.5 * item + breadth,
    words.length === 0 ? 'Neither conduct nor items are named' : `Told of: ${words.join(', ')}`,
  ];
}

function heaviest(ids: readonly string[], weights: Readonly<Record<string, number>>): number {
  return ids.length === 0 ? UNKNOWN_WEIGHT : Math.max(...ids.map((id) => weights[id] ?? UNKNOWN_WEIGHT));
}

function reliability(alert: RatedAlert): [number, string] {
  const best = bestLetter(alert.reliabilities);
  return [RELIABILITY_VALUES[best] ?? 0, `Best source is rated ${best}, ${RELIABILITY_WORDS[best] ?? 'not rated'}`];
}

/** By what the letter is worth; F where there is none. */
function bestLetter(letters: readonly string[]): string {
  return letters.reduce(
    (best, letter) => ((RELIABILITY_VALUES[letter] ?? 0) > (RELIABILITY_VALUES[best] ?? 0) ? letter : best),
    letters[0] ?? 'F',
  );
}

function told(alert: RatedAlert): string {
  const words = ['confirmed', 'intercepted', 'prosecuted', 'denied'].filter((id) => alert.modality.includes(id));
  return words.length === 0 ? '' : `; told as ${words.join(', ')}`;
}

function recency(alert: RatedAlert, at: Date): [number, string] {
  if (alert.publishedAt === null) return [LEAST_RECENCY, 'No article has a date'];
  const days = Math.max(0, (at.getTime() - alert.publishedAt.getTime()) / DAY_MS);
  const age = days < 1 ? 'less than a day' : `${Math.floor(days)} ${Math.floor(days) === 1 ? 'day' : 'days'}`;
  const left = 2 ** (-days / RECENCY_HALF_LIFE_DAYS);
  return [LEAST_RECENCY + (1 - LEAST_RECENCY) * left, `Latest article was ${age} old when this was rated`];
}

function dampen(alert: RatedAlert): [number, string] {
  if (alert.isBackground) return [BACKGROUND_DAMPING, 'Only restates something known, as background'];
  if (alert.isOldNews) return [OLD_NEWS_DAMPING, 'Came with a first poll or a backfill: old news'];
  return [1, ''];
}
