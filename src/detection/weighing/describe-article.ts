/** Describes an article for the question whether it tells of a supply at all. */
import type { Document } from '../extraction/document.js';
import type { CombinedEvent } from '../extraction/combine-events.js';
import type { SentenceEvent } from '../extraction/read-frames.js';
import type { Event } from '../event.js';
import { FeatureValues, type FeatureIndex } from './feature-index.js';
import { highest } from './highest.js';
import { probabilityOf } from './linear-model.js';

/** What is known of an article before it is weighed. */
export interface ReadArticle {
  readonly document: Document;
  /** By which its features are numbered. */
  readonly index: FeatureIndex;
  /** Features of each sentence; empty for those that are left alone. */
  readonly features: readonly (readonly number[])[];
  /** Log odds of each sentence. */
  readonly scores: readonly number[];
  /** What sentences told by themselves. */
  readonly told: readonly SentenceEvent[];
  /** What rules put together of it; `event` null where it tells no conduct. */
  readonly built: readonly { readonly combined: CombinedEvent; readonly event: Event | null }[];
}

/** Weight of a word beside the figures of the whole, so that many words do not drown them. */
const WORD = 0.5;

/** Log odds that stand for "no such sentence". */
const NO_SENTENCE = -6;

/** A text of so few sentences is a headline or a brief. */
const SHORT = 2;

/** From this certainty on a reading by rules is taken seriously. */
const READ = 0.5;

/** Words of the article and what its sentences and the rules say of it. */
export function describeArticle(article: ReadArticle): FeatureValues {
  const { index } = article;
  const features = new FeatureValues(index);
  const set = (name: string, value: number): void => {
    if (value !== 0) features.raise(index.number(name), value);
  };
  for (const own of article.features) for (const one of own) if (index.areWords[one]) features.raise(one, WORD);
  const ranked = [...article.scores].sort((a, b) => b - a);
  const odds = article.scores.map((score) => Math.log1p(Math.exp(Math.min(score, 30))));
  set('is best sentence', ranked[0] ?? NO_SENTENCE);
  set('is second sentence', ranked[1] ?? NO_SENTENCE);
  set('is title', article.scores[0] ?? NO_SENTENCE);
  set(
    'is sum of sentences',
    odds.reduce((sum, one) => sum + one, 0),
  );
  set('is length', Math.log1p(article.scores.length));
  set('is any sentence', -Math.log(article.scores.reduce((no, one) => no * (1 - probabilityOf(one)), 1) + 1e-9));
  set(
    'is topics',
    [...article.document.topics.values()].reduce((sum, count) => sum + count, 0),
  );
  addReading(set, article);
  return features;
}

function addReading(set: (name: string, value: number) => void, { document, told, built, scores }: ReadArticle): void {
  set('is told', told.length > 0 ? 1 : 0);
  const events = built.flatMap(({ combined, event }) => (event === null ? [] : [{ combined, event }]));
  set('is told as not so', told.some(({ isNegated }) => isNegated) ? 1 : 0);
  set('is built', events.length > 0 ? 1 : 0);
  set(
    'is certainty',
    highest(
      events.map(({ event }) => event.certainty),
      0,
    ),
  );
  const read = events.filter(({ event }) => event.certainty >= READ);
  if (read.length === 0) return;
  const readings: Readonly<Record<string, boolean>> = {
    read: true,
    'read supplier': read.some(({ event }) => event.suppliers.length > 0),
    'read recipient': read.some(({ event }) => event.recipients.length > 0),
    'read both': read.some(isOfBoth),
    'read both in a short text': document.sentences.length <= SHORT && read.some(isOfBoth),
    'read both in one sentence': read.some(({ combined }) => isInOneSentence(combined)),
    background: read.every(({ event }) => event.isBackground),
  };
  for (const [name, isSo] of Object.entries(readings)) set(`is ${name}`, isSo ? 1 : 0);
  set('is sentences of event', Math.min(4, highest(read.map(({ combined }) => combined.parts.length))));
  const own = read.flatMap(({ combined }) => combined.parts.map(({ sentence }) => scores[sentence.index]!));
  set('is best sentence of event', highest(own, NO_SENTENCE));
}

function isOfBoth({ event }: { readonly event: Event }): boolean {
  return event.suppliers.length > 0 && event.recipients.length > 0;
}

function isInOneSentence({ suppliers, recipients }: CombinedEvent): boolean {
  const own = new Set(suppliers.map(({ sentence }) => sentence));
  return recipients.some(({ sentence }) => own.has(sentence));
}
