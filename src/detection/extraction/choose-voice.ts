/** Tells an active verb from a passive one, and both from the noun or adjective that is spelled alike. */
import { hasCue, type Sentence, type TriggerMention } from './document.js';
import type { CueId } from './cues.js';
import type { TriggerEntry } from './language-pack.js';
import { isPlainBetween } from './read-compound.js';

/** How far left an auxiliary may stand ("were then secretly shipped"). */
const AUXILIARY_REACH = 4;

/** @returns null where the word is no verb here. */
export function choosesVoice(
  sentence: Sentence,
  trigger: TriggerMention,
  entry: TriggerEntry,
): 'active' | 'passive' | null {
  // "armoured truck": the end of a thing's name is no verb
  if (sentence.items.some((item) => item.from < trigger.from && item.to >= trigger.to)) return null;
  const { tokens } = sentence;
  const before = tokens[trigger.from - 1];
  const forms = entry.verbForms;
  const isBareForm = forms.every((form) => form === 'base' || form === 'third');
  const isTitled = !before && forms.every((form) => form === 'third') && isThing(sentence, trigger);
  if (isTitled && !hasParty(sentence, trigger.to)) return null;
  if (isBareForm && before) {
    if (before.kind === 'possessive' || isCount(sentence, trigger.from)) return null;
    const isAfterNounWord = hasCue(
      sentence,
      ['determiner', 'of', 'from', 'in', 'with', 'by', 'for', 'against', 'between', 'via'],
      trigger.from - 1,
      trigger.from,
    );
    const isInfinitive = hasCue(sentence, ['infinitive-mark'], trigger.from - 1, trigger.from);
    if (isAfterNounWord && !isInfinitive) return null;
    const isThird = forms.includes('third');
    if (!isInfinitive && isNamedAfter(sentence, trigger)) return null;
    if (!isThird && isInNounPhrase(sentence, trigger.from)) return null;
    // "an intelligence source said": what acts itself is a noun
    if (!isThird && !isInfinitive && hasCue(sentence, ['say', 'auxiliary-be'], trigger.to, trigger.to + 1)) return null;
    if (isThird && !startsObject(sentence, trigger.to)) return null;
    if (isThird && isThing(sentence, trigger) && !hasParty(sentence, trigger.to)) return null;
    const isAfterAuxiliary = hasCue(
      sentence,
      ['auxiliary', 'negation', 'adverb', 'coordinator'],
      trigger.from - 1,
      trigger.from,
    );
    // "air defence supplies", "peace offers": a word that ends a compound is a noun
    if (isThird && !isAfterAuxiliary && before.kind === 'word' && !before.isCapitalised && endsThing(sentence, trigger))
      return null;
    if (!isThird && !isAfterAuxiliary && before.kind === 'word' && !isInfinitive && endsThing(sentence, trigger))
      return null;
  }
  if (!forms.includes('participle')) return 'active';
  // "ten armed men", "the seized cargo": after an article or a number it describes what follows
  if (isCount(sentence, trigger.from) || hasCue(sentence, ['article'], trigger.from - 1, trigger.from)) return null;
  if (!forms.includes('base') && describes(sentence, trigger)) return null;
  for (let i = trigger.from - 1; i >= Math.max(0, trigger.from - AUXILIARY_REACH); i--) {
    if (hasCue(sentence, ['auxiliary-be'], i, i + 1)) return 'passive';
    if (!hasCue(sentence, ['adverb', 'negation', 'coordinator'], i, i + 1)) break;
  }
  if (hasCue(sentence, ['auxiliary'], trigger.from - 1, trigger.from)) return 'active';
  const isAfterThing =
    sentence.items.some((item) => item.to === trigger.from || item.to === trigger.from - 1) ||
    // "they passed through": a pronoun that is the subject acts
    (hasCue(sentence, ['thing-reference'], trigger.from - 1, trigger.from) &&
      !hasCue(sentence, ['pronoun-subject'], trigger.from - 1, trigger.from));
  const isBeforeAgent = hasCue(sentence, ['by', 'from', 'to', 'via', 'for', 'in', 'with'], trigger.to, trigger.to + 1);
  if (isBeforeAgent && (isAfterThing || isCoordinatedPassive(sentence, trigger))) return 'passive';
  if (!before) return forms.includes('past') ? 'active' : null;
  if (forms.includes('past')) return 'active';
  return isBeforeAgent ? 'passive' : null;
}

/** "At Greek ship", "a U.S. Navy ship shoots": a bare form after an adjective of a State, or before a verb of battle, is a noun. */
function isNamedAfter(sentence: Sentence, { from, to }: TriggerMention): boolean {
  const isAdjective = sentence.parties.some(
    (party) => party.to === from && party.entry.type === 'party' && party.entry.form === 'adjective',
  );
  return isAdjective || sentence.cues.some(({ cue, from: start }) => start === to && VERBS_OF_BATTLE.includes(cue));
}

const VERBS_OF_BATTLE: readonly CueId[] = ['downing', 'strike-verb', 'shot'];

/** "Hezbollah arms depots": a word that also names a thing is a verb only with somebody for its object. */
function isThing(sentence: Sentence, trigger: TriggerMention): boolean {
  return sentence.items.some((item) => item.from === trigger.from && item.to === trigger.to);
}

/** Words between a verb and its object ("arms both the militias"). */
const OBJECT_GAP = 3;

function hasParty(sentence: Sentence, at: number): boolean {
  return sentence.parties.some(
    ({ from }) => from >= at && from - at <= OBJECT_GAP && isPlainBetween(sentence, at, from),
  );
}

/** "By armed Houthis", "three armed men", "heavily armed": after a preposition, a count or a degree it describes people. */
function describes(sentence: Sentence, { from, to }: TriggerMention): boolean {
  if (!startsPeople(sentence, to)) return false;
  const isAfter = (cues: readonly CueId[]): boolean =>
    sentence.cues.some(({ cue, to: end }) => end === from && cues.includes(cue));
  return isAfter(BEFORE_PEOPLE) || (isAfter(['determiner']) && !isAfter(['that-word']));
}

const BEFORE_PEOPLE: readonly CueId[] = ['of', 'by', 'with', 'from', 'in', 'for', 'to', 'against', 'between', 'degree'];

/** A name or a word for people stands right there. */
function startsPeople(sentence: Sentence, at: number): boolean {
  return (
    sentence.parties.some(({ from }) => from === at) ||
    sentence.items.some(({ from, entry }) => from === at && entry.itemClass === 'personnel')
  );
}

/** A number before the word, which is not the end of a name ("M23"). */
function isCount(sentence: Sentence, from: number): boolean {
  return sentence.tokens[from - 1]?.kind === 'number' && !sentence.parties.some((party) => party.to === from);
}

/** It stands right after a thing. People act themselves: "drone crews operate from". */
function endsThing(sentence: Sentence, trigger: TriggerMention): boolean {
  return sentence.items.some((item) => item.to === trigger.from && item.entry.itemClass !== 'personnel');
}

/** "were produced in Bulgaria, sold to ... and handed to": a participle that shares the auxiliary of one before it. */
function isCoordinatedPassive(sentence: Sentence, trigger: TriggerMention): boolean {
  const hasLink = hasCue(sentence, ['coordinator', 'adverb'], trigger.from - 2, trigger.from);
  return (
    hasLink &&
    sentence.triggers.some(
      (other) =>
        other.to <= trigger.from &&
        trigger.from - other.to < 14 &&
        hasCue(sentence, ['auxiliary-be'], other.from - 3, other.from),
    )
  );
}

/** What may follow "ships" where it is a verb: a thing, a party, a number, an article; not "in", "were" or the end. */
function startsObject(sentence: Sentence, index: number): boolean {
  const next = sentence.tokens[index];
  if (!next || next.kind === 'punctuation' || next.kind === 'possessive') return false;
  return !hasCue(
    sentence,
    ['in', 'of', 'auxiliary-be', 'auxiliary', 'relative', 'coordinator', 'by', 'against', 'say'],
    index,
    index + 1,
  );
}

/** Words at most between an article and the noun that it belongs to ("an 800 million dollar order"). */
const NOUN_PHRASE = 5;

/** A singular article stands before it, and nothing between them ends the phrase. */
function isInNounPhrase(sentence: Sentence, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - NOUN_PHRASE); i--) {
    if (hasCue(sentence, ['article-one'], i, i + 1)) return true;
    if (sentence.tokens[i]!.kind === 'punctuation' || hasCue(sentence, ENDS_PHRASE, i, i + 1)) return false;
  }
  return false;
}

const ENDS_PHRASE: readonly CueId[] = [
  'to',
  'from',
  'by',
  'for',
  'with',
  'in',
  'of',
  'via',
  'coordinator',
  'auxiliary',
  'auxiliary-be',
  'relative',
  'that-word',
  'adverb',
  'say',
];
