/** Finds where goods are told to be hidden: by words of deception, or under other cargo. */
import type { CombinedEvent } from './combine-events.js';
import type { CueId } from './cues.js';
import { findCues, hasCue, sentencesNear, type Document, type Sentence } from './document.js';

/** Sentences before and after an event in which its concealment may be told. */
const REACH = 3;

/** Words between "under" and what lies over the goods ("beneath a layer of crushed ice"). */
const COVER_GAP = 5;

/** Words between "in" and the container ("in two sealed drums"). */
const INSIDE_GAP = 3;

/** Nearest of the sentences that tell how goods of an event were hidden, those of the text first, or null. */
export function findConcealment(document: Document, combined: CombinedEvent): Sentence | null {
  const found = combined.parts.flatMap((part) =>
    sentencesNear(document, part.sentence.index, REACH).filter(
      (sentence) => sentence.blockers.length === 0 && isHiding(sentence, sentence === part.sentence),
    ),
  );
  return found.find((sentence) => sentence.field === 'text') ?? found[0] ?? null;
}

/** Words between a paper and what it says ("the ship's papers, in Arabic, mentioned"). */
const PAPER_GAP = 6;

/** "The manifest said", "described on the invoices as": what papers are said to say is told where it is not so. */
function isFalselyPapered(sentence: Sentence): boolean {
  return findCues(sentence, 'cargo-paper').some((paper) =>
    findCues(sentence, 'paper-tells', paper.from - PAPER_GAP, paper.to + PAPER_GAP).some(
      (verb) =>
        !hasCue(sentence, ['consignee'], Math.min(paper.from, verb.from), Math.max(paper.to, verb.to) + PAPER_GAP),
    ),
  );
}

/** Words that mean deception only together, in either order: "switched off its tracker", "plates that were false". */
const SIGNS: readonly (readonly [CueId, CueId])[] = [
  ['signal-off', 'signal-word'],
  ['false-word', 'paper-word'],
  ['declare-word', 'cover-goods'],
];

/** Words between the two. */
const SIGN_GAP = 4;

function isBeside(sentence: Sentence, one: CueId, other: CueId): boolean {
  return findCues(sentence, one).some((cue) => hasCue(sentence, [other], cue.from - SIGN_GAP, cue.to + SIGN_GAP));
}

/** @param isTelling the sentence tells the event itself: then goods in a carton or drum are hidden there. */
function isHiding(sentence: Sentence, isTelling: boolean): boolean {
  if (hasCue(sentence, ['concealment']) || isFalselyPapered(sentence)) return true;
  if (SIGNS.some(([one, other]) => isBeside(sentence, one, other))) return true;
  if (!sentence.items.some((item) => !item.entry.isWeak)) return false;
  return findCues(sentence, 'cover-goods').some(
    (cover) =>
      hasCue(sentence, ['under-word'], cover.from - COVER_GAP, cover.from) ||
      (isTelling &&
        hasCue(sentence, ['cover-container'], cover.from, cover.to) &&
        hasCue(sentence, ['inside-word'], cover.from - INSIDE_GAP, cover.from)),
  );
}
