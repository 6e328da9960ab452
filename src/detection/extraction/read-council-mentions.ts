/** Reads that a text names the Council and an embargo together, without a word of decision that the lexicon knows. */
import { passageOf } from './choose-evidence.js';
import { isNamed, slotsOf } from './council-parties.js';
import { hasCue, type Document, type Sentence } from './document.js';
import { dateOf, isNotAdopted, resolutionsOf } from './read-council-acts.js';
import type { CouncilAct, PartySlot } from '../event.js';

/** Sentences from the head in which the Council, its measures and the party must stand. */
const HEAD = 7;

const CERTAINTY = 0.6;

/**
 * At most one act, of basis `mention`: true only where the register knows of a change in those days.
 * @param published ms since 1970 of the day of publication (UTC midnight), or null.
 */
export function readCouncilMentions(document: Document, published: number | null): CouncilAct[] {
  const head = document.sentences.filter(({ index, blockers }) => index <= HEAD && blockers.length === 0);
  if (head.some(isNotAdopted) || !head.some(namesCouncil)) return [];
  if (head.some(isOpen)) return [];
  const telling = head.find((sentence) => namesCouncil(sentence) && namesMeasure(sentence)) ?? head.find(namesMeasure);
  if (!telling) return [];
  const about = [...new Map(head.flatMap((one) => slotsOf(one, isNamed)).map((slot) => [slot.party, slot])).values()];
  if (about.length === 0) return [];
  return [actOf(document, telling, about, published)];
}

function namesCouncil(sentence: Sentence): boolean {
  return hasCue(sentence, ['council', 'council-committee', 'council-vote', 'council-seat']);
}

/** A wish or another body beside the measure, or investigators in the title: nothing is decided there. */
function isOpen(sentence: Sentence): boolean {
  if (sentence.field === 'title' && hasCue(sentence, ['monitor'])) return true;
  return namesMeasure(sentence) && hasCue(sentence, ['council-wish', 'council-other-body']);
}

/** The embargo by name; arms alone where the vote stands beside them ("fifteen hands in the air"). */
function namesMeasure(sentence: Sentence): boolean {
  if (hasCue(sentence, ['arms-embargo', 'council-object'])) return true;
  if (!hasCue(sentence, ['council-vote', 'council-seat', 'norm-modal'])) return false;
  return sentence.items.some(({ entry }) => !entry.isWeak && entry.conduct === 'arms-transfer');
}

function actOf(
  document: Document,
  sentence: Sentence,
  about: readonly PartySlot[],
  published: number | null,
): CouncilAct {
  const reason = 'the Council and its measures are named together on the day of a change';
  return {
    act: 'amend',
    about,
    resolutions: resolutionsOf(document),
    date: dateOf(document, sentence, published),
    evidence: [passageOf(sentence, 0, sentence.tokens.length, 'en.council')],
    basis: 'mention',
    certainty: CERTAINTY,
    certaintyParts: [{ name: 'act', factor: CERTAINTY, reason }],
  };
}
