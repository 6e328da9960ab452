/** Whether what stands around a sentence may fill the side that it leaves open: only where the text goes on with it. */
import type { CueId } from './cues.js';
import { hasCue, type Document, type Sentence } from './document.js';
import type { SentenceEvent } from './read-frames.js';

/** Words that say a breach is the matter: who watches, stops, charges, accuses, hides or denies. */
const OF_BREACH: readonly CueId[] = [
  'monitor',
  'named-monitor',
  'own-finding',
  'arms-embargo',
  'breach',
  'concealment',
  'intercept',
  'prosecute',
  'prosecute-sure',
  'convict',
  'accuse',
  'deny',
  'brokering',
  'illicit',
];

/** Sentences around an event in which such words count. */
const SETTING = 2;

/** True where the title, the event's sentence or one near it speaks of a breach. */
export function isOfBreach(document: Document, event: SentenceEvent): boolean {
  if (event.needsDirection && hasCue(event.sentence, ['search-setting'])) return true;
  const { index } = event.sentence;
  for (let i = Math.max(0, index - SETTING); i <= index + SETTING; i++) {
    const sentence = document.sentences[i];
    if (sentence && sentence.blockers.length === 0 && hasCue(sentence, OF_BREACH)) return true;
  }
  const title = document.sentences[0];
  return title !== undefined && title.field === 'title' && hasCue(title, OF_BREACH);
}

/** Words of reference by which a sentence goes on with what was told before it. */
const REFERRING: readonly CueId[] = ['thing-reference', 'pronoun-one', 'pronoun-group'];

/** The sentence next to it, or one that it goes on with. */
export function isLinked(event: SentenceEvent, lender: Sentence): boolean {
  return Math.abs(lender.index - event.sentence.index) <= 1 || isContinued(event, lender);
}

/** Sentences of the text that a title speaks for. */
const LEAD = 3;

/** One that names the same thing or party, or that the event's sentence points back to; a title, for the first ones. */
export function isContinued(event: SentenceEvent, lender: Sentence): boolean {
  const { sentence } = event;
  if (lender === sentence) return true;
  if (lender.field === 'title' && sentence.index - lender.index <= LEAD) return true;
  if (event.items.some((item) => lender.items.some((other) => other.entry.itemClass === item.entry.itemClass)))
    return true;
  if (sentence.parties.some(({ party }) => party !== null && lender.parties.some((other) => other.party === party)))
    return true;
  return lender.index < sentence.index && hasCue(sentence, REFERRING);
}
