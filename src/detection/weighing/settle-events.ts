/** Settles what an article tells by weight: which readings stand, who is on which side, what is handed over, how it is told. */
import type { CombinedEvent } from '../extraction/combine-events.js';
import type { Document, Sentence } from '../extraction/document.js';
import type { SentenceEvent } from '../extraction/read-frames.js';
import { uniteSides, type Side } from '../extraction/side.js';
import type { BuiltEvent } from '../extraction/trace.js';
import type { ConfidencePart, Event, OtherReadings } from '../event.js';
import { CONDUCTS, type Conduct, type PartyId } from '../vocabulary.js';
import { chooseSides } from './choose-sides.js';
import { describeArticle } from './describe-article.js';
import { highest } from './highest.js';
import { nameFeature } from './name-feature.js';
import { numberWeights, type NumberedWeights } from './numbered-weights.js';
import { strongestOf, type Values } from './numbered-model.js';
import { readOtherwise } from './read-otherwise.js';
import { namesOf, WEIGHED_RULE, withSlots } from './settle-slots.js';
import { isWeighable, readSentences, weighArticle, weighBreach, weighSlots, type Weighing } from './weigh.js';
import type { Weights } from './weights.js';

/** Sentences from which an event is put together that no rule read. */
const SOURCES = 2;

/** Makes the event of combined sentences; null where they tell no conduct. */
export type Build = (combined: CombinedEvent) => Event | null;

/** What weighing made of an article. */
export interface Settled {
  readonly events: readonly BuiltEvent[];
  /** Null where there was nothing to weigh. */
  readonly weighing: {
    /** That the article tells a supply, a service or a deployment, 0–1, and from where on it is taken as told. */
    readonly told: number;
    readonly least: number;
    /** Asked for by people only: it costs more than weighing. */
    readonly reason: () => string;
  } | null;
  /** The main event read otherwise; null where there is none. */
  readonly otherwise: OtherReadings | null;
}

/**
 * @param built what rules put together
 * @param build called anew for what is put together otherwise
 * @returns the events that stand; those of frames that were unknown when the weights were made stand as they are.
 */
export function settleEvents(
  document: Document,
  told: readonly SentenceEvent[],
  built: readonly BuiltEvent[],
  weights: Weights,
  build: Build,
): Settled {
  const own = built.filter(({ combined }) => isOfNewFrame(document, combined, weights));
  if (!isWeighable(document)) return { events: own, weighing: null, otherwise: null };
  const models = numberWeights(weights);
  const article = readSentences(document, told, built, models);
  const features = describeArticle(article);
  const probability = weighArticle(features, models);
  const reason = (): string => reasonOf(features, models);
  const rest = built.filter((one) => !own.includes(one) && one.event !== null);
  const least = leastFor(rest, weights);
  const weighing = { told: probability, least, reason };
  if (probability < least) return { events: own, weighing, otherwise: null };
  const slots = { article, ...weighSlots(article, models) };
  const read = rest.length > 0 ? settleRead(slots, rest, weights, build) : [];
  const why = reason();
  const settled = (read.length > 0 ? read : putTogether(slots, weights, build)).map((one) => ({
    combined: one.combined,
    event: one.event && withCertainty(one.event, sureness(one, rest, probability), why),
  }));
  const [main] = settled;
  const readings = function* (): Generator<Event> {
    if (main === undefined) return;
    for (const event of readOtherwise(slots, main.combined, build))
      yield lessSure(withCertainty(withSlots(slots, event, weights, true, []), probability, why));
  };
  const otherwise = {
    told: weighBreach(features, models),
    // who is named on both sides in one breath is hardly ever somebody else
    least: rest.some(isPlain) ? weights.least.lawful : weights.least.otherwise,
    leastLawful: weights.least.lawful,
    readings,
  };
  return { events: [...own, ...settled], weighing, otherwise };
}

/** An event read otherwise is so much less sure. */
const OTHERWISE: ConfidencePart = {
  name: 'sides',
  factor: 0.8,
  reason:
    'as it is likeliest read nothing is broken, but it tells of a breach; who gives and who takes is read otherwise',
};

function lessSure(event: Event): Event {
  const certainty = Math.round(event.certainty * OTHERWISE.factor * 1000) / 1000;
  return { ...event, certainty, certaintyParts: [...event.certaintyParts, OTHERWISE] };
}

/** How likely it must be: less where rules read both sides in one breath, more where they read nothing. */
function leastFor(read: readonly BuiltEvent[], { least }: Weights): number {
  if (read.length === 0) return least.unread;
  return read.some(isPlain) ? least.plain : least.article;
}

/** From this certainty on a reading of both sides in one sentence stands as it is. */
const PLAIN = 0.7;

/** Both sides stand in one sentence and rules are sure of it: hardly ever read wrongly. */
function isPlain({ combined: { suppliers, recipients }, event }: BuiltEvent): boolean {
  if (event === null || event.certainty < PLAIN) return false;
  const own = new Set(suppliers.map(({ sentence }) => sentence));
  return recipients.some(({ sentence }) => own.has(sentence));
}

/** What is read plainly keeps this share of its certainty, however little the rest of a long text speaks for it. */
const PLAIN_SHARE = 0.6;

/** As sure as weighing is; what rules read in one breath, half as sure as they are and half as weighing is. */
function sureness({ combined: { parts } }: BuiltEvent, read: readonly BuiltEvent[], told: number): number {
  const plain = read.find((one) => isPlain(one) && one.combined.parts === parts);
  if (!plain?.event) return told;
  return Math.max((told + plain.event.certainty) / 2, PLAIN_SHARE * plain.event.certainty);
}

function withCertainty(event: Event, certainty: number, reason: string): Event {
  const factor = Math.round(certainty * 1000) / 1000;
  return { ...event, certainty: factor, certaintyParts: [{ name: 'weighing', factor, reason }] };
}

/** Read by a frame that an operator added after the weights were made: they know nothing of it. */
function isOfNewFrame(document: Document, { parts }: CombinedEvent, { frames }: Weights): boolean {
  return parts.some((part) => part.frames.some((id) => document.pack.frames.has(id) && !frames.has(id)));
}

/** How many words for and against are named. */
const NAMED = 4;

/** What speaks for and against it, the strongest first, in words. */
function reasonOf(features: Values, { article, index }: NumberedWeights): string {
  const name = (isFor: boolean): string =>
    strongestOf(article, features, isFor, NAMED)
      .map(({ feature }) => nameFeature(index.names[feature]!))
      .join(', ') || 'nothing';
  return `weighed as labelled news taught; for it: ${name(true)}; against: ${name(false)}`;
}

/** Readings of rules, with sides and slots by weight. */
function settleRead(weighing: Weighing, built: readonly BuiltEvent[], weights: Weights, build: Build): BuiltEvent[] {
  const { scores } = weighing.article;
  const strength = ({ combined }: BuiltEvent): number =>
    highest(combined.parts.map(({ sentence }) => scores[sentence.index]!));
  const main = built.reduce((best, one) => (strength(one) > strength(best) ? one : best));
  const sides = chooseSides(weighing, weights);
  const isHeld = (role: 'suppliers' | 'recipients', party: PartyId): boolean =>
    built.some(({ combined }) => combined[role].some((side) => side.party === party));
  const read = built.flatMap(({ event }) => event ?? []);
  return built.flatMap((one): BuiltEvent[] => {
    const settle = (role: 'suppliers' | 'recipients'): readonly Side[] => {
      if (isPlain(one)) return one.combined[role];
      const kept = one.combined[role].filter(({ party }) => sides[role].some((side) => side.party === party));
      const missing = sides[role].filter(({ party }) => !isHeld(role, party));
      return one === main ? uniteSides(kept, missing) : kept;
    };
    const combined = { ...one.combined, suppliers: settle('suppliers'), recipients: settle('recipients') };
    if (combined.suppliers.length === 0 && combined.recipients.length === 0) return [];
    const event = build(combined) ?? one.event;
    return event === null ? [] : [{ combined, event: withSlots(weighing, event, weights, one === main, read) }];
  });
}

/** An event that no rule put together: from the sentences that tell most. */
function putTogether(weighing: Weighing, weights: Weights, build: Build): BuiltEvent[] {
  // what is said not to have been done is not put together after all
  if (weighing.article.told.some(({ isNegated }) => isNegated)) return [];
  const { suppliers, recipients } = chooseSides(weighing, weights);
  if (suppliers.length === 0 && recipients.length === 0) return [];
  const { document, scores } = weighing.article;
  const best = weighing.ranked
    .slice(0, SOURCES)
    .filter((index, rank) => rank === 0 || scores[index]! > 0)
    .map((index) => document.sentences[index]!);
  const conducts = namesOf(CONDUCTS, 'conduct', weighing, weights);
  const parts = best.map((sentence) => tellingOf(sentence, [...suppliers, ...recipients], conducts));
  const combined: CombinedEvent = { parts, suppliers, recipients, intermediaries: [], factor: 1 };
  const event = build(combined);
  return event === null ? [] : [{ combined, event: withSlots(weighing, event, weights, true, []) }];
}

/** A sentence as an event of its own, with what it names. */
function tellingOf(sentence: Sentence, sides: readonly Side[], conducts: readonly Conduct[]): SentenceEvent {
  const marks = [
    ...sentence.items,
    ...sentence.triggers,
    ...sides.filter((side) => side.sentence === sentence).map(({ mention }) => mention),
  ];
  const from = marks.length > 0 ? Math.min(...marks.map((mark) => mark.from)) : 0;
  const to = marks.length > 0 ? Math.max(...marks.map((mark) => mark.to)) : sentence.tokens.length;
  return {
    sentence,
    frames: [WEIGHED_RULE],
    conducts: new Set(conducts),
    items: sentence.items.filter(({ entry }) => !entry.isWeak),
    borrowed: null,
    votes: [],
    modality: new Set(),
    implied: [],
    needsDirection: false,
    isNegated: false,
    certainty: 1,
    lastTrigger: sentence.triggers.at(-1)?.from ?? from,
    from,
    to,
  };
}
