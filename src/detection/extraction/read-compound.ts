/** Reads what a party's name does to the noun after it: describes it, holds it, or only says where somebody sits. */
import type { CueId } from './cues.js';
import { hasCue, type PartyMention, type Sentence } from './document.js';
import type { Position } from './language-pack.js';

/** Prepositions by class, each a place in the grammar. */
export const PREPOSITIONS: readonly (CueId & Position)[] = [
  'to',
  'from',
  'by',
  'for',
  'with',
  'in',
  'of',
  'via',
  'between',
  'against',
];
/** Compounds with a hyphen, and names that stand before the noun they describe. */
export function readCompound(sentence: Sentence, mention: PartyMention): void {
  const next = sentence.tokens[mention.to];
  if (!next) return;
  // "vehicles of Emirati pattern"
  if (
    hasCue(sentence, ['pattern-noun'], mention.to, mention.to + 1) &&
    hasCue(sentence, ['of'], mention.from - 1, mention.from)
  ) {
    mention.isOrigin = true;
    mention.isModifier = true;
    return;
  }
  if (hasCue(sentence, ['descent'], mention.to, mention.to + 1)) {
    mention.isEpithet = true;
    mention.isModifier = true;
    return;
  }
  if (isSecondHalf(sentence, mention) || isLanguage(sentence, mention)) {
    mention.isEpithet = true;
    return;
  }
  if (isOfCrew(sentence, mention)) {
    mention.isEpithet = true;
    mention.isModifier = true;
    return;
  }
  if (next.isJoined && next.kind === 'word') {
    const held = sentence.parties.find((other) => other.from > mention.to && other.from - mention.to <= HELD_GAP);
    if (hasCue(sentence, ['held-by'], mention.to, mention.to + 1) && held && isGroup(mention)) {
      // "Houthi-controlled Yemen": what goes there goes to who holds it
      held.isEpithet = true;
      return;
    }
    if (hasCue(sentence, ['backed'], mention.to, mention.to + 1)) mention.isEpithet = true;
    else if (hasCue(sentence, ['made-in'], mention.to, mention.to + 1)) mention.isOrigin = true;
    mention.isModifier = true;
    return;
  }
  const neighbour = sentence.parties.find(
    (other) => other !== mention && other.from === mention.to + (mention.isPossessive ? 1 : 0),
  );
  if (neighbour && isHomeOf(mention, neighbour)) mention.isEpithet = true;
  if (mention.isPossessive) return;
  const isAdjective = mention.entry.type === 'party' && mention.entry.form === 'adjective';
  const isBeforeThing =
    sentence.items.some(
      (item) =>
        item.from >= mention.to &&
        item.from - mention.to <= 3 &&
        isPlainBetween(sentence, mention.to, item.from) &&
        (isAdjective || !startsVerb(sentence, mention.to, item.from)),
    ) ||
    sentence.triggers.some(
      (trigger) =>
        trigger.from === mention.to &&
        trigger.entries.every((entry) => entry.word === 'noun') &&
        !hasCue(sentence, ['to', 'for', 'from'], trigger.from, trigger.to),
    );
  const isPlace = mention.entry.type === 'place';
  const isAdjacent = sentence.items.some((item) => item.from === mention.to);
  mention.isModifier = next.kind !== 'punctuation' && (isAdjective || (isBeforeThing && (!isPlace || isAdjacent)));
}

/** "A ship with a Pakistani captain": whose sailors carry the goods says nothing of who sends them or gets them. */
function isOfCrew(sentence: Sentence, { entry, to }: PartyMention): boolean {
  return (
    entry.type === 'party' &&
    entry.form === 'adjective' &&
    !entry.sendsWorkers &&
    hasCue(sentence, ['crew-noun'], to, to + 1) &&
    hasCue(sentence, ['vessel-word'])
  );
}

/** "Two German-Iranians": where somebody's family comes from is no side. */
function isSecondHalf(sentence: Sentence, { entry, from }: PartyMention): boolean {
  return (
    entry.type === 'party' &&
    entry.form === 'people' &&
    sentence.tokens[from]!.isJoined &&
    sentence.parties.some((other) => other.to === from)
  );
}

/** Words between "spoke" and the language ("spoke no French"). */
const SPOKEN_GAP = 3;

function isLanguage(sentence: Sentence, { entry, from, to }: PartyMention): boolean {
  return (
    entry.type === 'party' &&
    entry.form === 'adjective' &&
    hasCue(sentence, ['speaking'], from - SPOKEN_GAP, from) &&
    !sentence.items.some((item) => item.from === to)
  );
}

/** Words between "Houthi" and the place it holds. */
const HELD_GAP = 2;

/** "Russia sent missiles": a verb stands between, so the party acts and describes nothing. */
function startsVerb(sentence: Sentence, from: number, to: number): boolean {
  return sentence.triggers.some(
    (trigger) =>
      trigger.from >= from &&
      trigger.to <= to &&
      trigger.entries.every(
        ({ word, verbForms }) =>
          verbForms.includes('past') || (trigger.from === from && word === 'verb' && verbForms.includes('base')),
      ),
  );
}

/** "Yemen's Houthis", "Lebanese Hezbollah": the State only says where the group sits. */
function isHomeOf(mention: PartyMention, neighbour: PartyMention): boolean {
  const { entry } = neighbour;
  const isState =
    (mention.entry.type === 'party' && !mention.entry.isGroup) ||
    (mention.entry.type === 'place' && mention.entry.heldBy === null);
  return (
    isState && ((entry.type === 'party' && entry.isGroup) || (entry.type === 'reference' && entry.refersTo === 'group'))
  );
}

/** Only words, no punctuation, preposition, verb or party between two tokens. */
export function isPlainBetween(sentence: Sentence, from: number, to: number): boolean {
  if (sentence.tokens.slice(from, to).some((token) => token.kind === 'punctuation')) return false;
  if (sentence.parties.some((other) => other.from < to && other.to > from)) return false;
  return !hasCue(
    sentence,
    [...PREPOSITIONS, 'auxiliary', 'auxiliary-be', 'relative', 'coordinator', 'subordinator', 'preposition'],
    from,
    to,
  );
}

/** An armed group or other party that is no State. */
export function isGroup({ entry }: PartyMention): boolean {
  return entry.type === 'party' && entry.isGroup;
}
