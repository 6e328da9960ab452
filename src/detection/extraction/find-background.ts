/** Tells news from what everybody knows: a clause that only restates an old transfer in an article on something else. */
import type { CombinedEvent } from './combine-events.js';
import type { CueId } from './cues.js';
import { findCues, hasCue, type Document, type Sentence } from './document.js';
import type { SentenceEvent } from './read-frames.js';

/** Sentences at the head of an article that tell its news. */
const NEWS_LEAD = 3;

const DAY_MS = 86_400_000;

/** What was done longer ago than this is no news by itself. */
const OLD_DAYS = 90;

/** A day so near to publication is a new one. */
const FRESH_DAYS = 21;

/** Somebody acts now: stops a cargo, charges, means to send. */
const FRESH: readonly CueId[] = ['intercept', 'prosecute', 'prosecute-sure', 'convict', 'investigate-sure', 'plan'];

/** Where such words stand in the lead, old conduct is the news: a trial, a panel's report, a study. */
const FOUND_NOW: readonly CueId[] = [
  ...FRESH,
  'monitor',
  'named-monitor',
  'own-finding',
  'investigate',
  'accuse',
  'confirm',
  'admit',
  'breach',
  'arms-embargo',
];

/**
 * True where every sentence that tells the event tells it as known: by a word for it ("has long"), in a clause set in
 * beside a name ("Iran, which has armed the group,"), or of an old day; and nothing in it is new.
 * @param published ms since 1970 of the day of publication (UTC midnight), or null.
 */
export function isBackground(document: Document, { parts }: CombinedEvent, published: number | null): boolean {
  return parts.every((part) => isKnown(document, part, published));
}

function isKnown(document: Document, part: SentenceEvent, published: number | null): boolean {
  const { sentence } = part;
  const days = published === null ? [] : daysOf(document, sentence, published);
  if (days.some((age) => age <= FRESH_DAYS) || (days.length === 0 && hasCue(sentence, FRESH))) return false;
  const hasWord = hasCue(sentence, ['background']);
  const isSetIn = isInAside(part);
  if (sentence.index < NEWS_LEAD) return isSetIn && hasWord;
  if (hasWord || isSetIn) return true;
  return days.length > 0 && days.every((age) => age > OLD_DAYS) && !isOfOldConduct(document);
}

/** How many days before publication the dates of a sentence begin; days of the week apart, which tell when it was said. */
function daysOf(document: Document, sentence: Sentence, published: number): number[] {
  return document
    .datesOf(sentence)
    .filter(({ interval }) => interval.from !== interval.to || interval.basis === 'stated')
    .map(({ interval }) => (published - Date.parse(interval.from)) / DAY_MS);
}

/** The article itself is about old conduct: a trial, a report, an inquiry. */
function isOfOldConduct(document: Document): boolean {
  return document.sentences.slice(0, NEWS_LEAD).some((sentence) => hasCue(sentence, FOUND_NOW));
}

/** Words at most between the comma and the word that opens a clause set in. */
const OPENING = 2;

/** "Rwanda, which has sent the rebels rifles, said": the trigger stands in a clause of its own beside a name. */
function isInAside({ sentence, lastTrigger }: SentenceEvent): boolean {
  return findCues(sentence, 'relative', 0, lastTrigger).some(
    ({ from }) =>
      lastTrigger - from <= ASIDE &&
      sentence.tokens.slice(Math.max(0, from - OPENING), from).some((token) => token.norm === ',') &&
      hasCue(sentence, ['perfect'], from + 1, lastTrigger) &&
      sentence.parties.some((party) => party.to <= from && from - party.to <= OPENING + 1),
  );
}

/** Words at most between the word that opens such a clause and its verb. */
const ASIDE = 12;
