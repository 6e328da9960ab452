/** Finds by whom and with what arms are paid for: brokers and their ways of paying, or goods given in return. */
import { isOfBreach } from './check-ground.js';
import type { CombinedEvent } from './combine-events.js';
import { findCues, hasCue, sentencesNear, type Document, type Sentence } from './document.js';

/** Sentences before and after an event in which its payment may be told. */
const REACH = 1;

/** Words between "paid" and the gold. */
const BARTER_GAP = 12;

/** The sentence that tells of a broker or a way of paying, or null. */
export function findPayment(document: Document, combined: CombinedEvent): Sentence | null {
  for (const part of combined.parts)
    for (const sentence of sentencesNear(document, part.sentence.index, REACH))
      if (sentence.blockers.length === 0 && (hasCue(sentence, ['brokering']) || isBarter(sentence))) return sentence;
  return null;
}

/** "Rifles paid for in gold", "shells in return for oil": what is paid with is named, and is no sum of a price. */
function isBarter(sentence: Sentence): boolean {
  return findCues(sentence, 'settling').some((verb) =>
    hasCue(sentence, ['barter-goods'], verb.from - BARTER_GAP, verb.to + BARTER_GAP),
  );
}

/** Sentences around money in which it must be said that it is for arms. */
const PURPOSE_REACH = 2;

/** Money that goes to a party counts where arms are named with it, or near it in a text about a breach. */
export function isForArms(document: Document, combined: CombinedEvent): boolean {
  if (combined.parts.some(({ items }) => items.some(({ entry }) => isArms(entry.conduct)))) return true;
  return combined.parts.some((part) =>
    sentencesNear(document, part.sentence.index, PURPOSE_REACH).some(
      (sentence) =>
        sentence.blockers.length === 0 &&
        sentence.items.some(({ entry }) => !entry.isWeak && isArms(entry.conduct)) &&
        (sentence === part.sentence || isOfBreach(document, part)),
    ),
  );
}

function isArms(conduct: string): boolean {
  return conduct === 'arms-transfer' || conduct === 'dual-use-transfer';
}
