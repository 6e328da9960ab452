/** What a party's surroundings make of it before any verb is asked: an opponent, a target, the place of writing. */
import { findCues, hasCue, type PartyMention, type Range, type Sentence, type TriggerMention } from './document.js';

/** "anti-gang", "counter-Taliban": what somebody is set against. */
export function isOpponent(sentence: Sentence, mention: PartyMention): boolean {
  return (
    sentence.tokens[mention.from]!.isJoined && hasCue(sentence, ['against-prefix'], mention.from - 1, mention.from)
  );
}

/** How far left of a place the verb of striking may stand ("to hit fuel and aircraft at Nyala"). */
const STRIKE_REACH = 7;

export function isStruck(sentence: Sentence, mention: PartyMention): boolean {
  if (mention.entry.type !== 'place') return false;
  const from = Math.max(0, mention.from - STRIKE_REACH);
  // "soldiers were killed in": they were there, nobody struck the place
  const isFallen = (cue: Range): boolean =>
    hasCue(sentence, ['auxiliary-be'], cue.from - 2, cue.from) &&
    sentence.items.some(
      (item) => item.entry.itemClass === 'personnel' && item.to <= cue.from && cue.from - item.to <= 4,
    );
  const strike = findCues(sentence, 'enemy-verb', from, mention.from).findLast(
    (cue) =>
      !isBeside(sentence, cue) &&
      !isFallen(cue) &&
      !sentence.items.some((item) => item.from <= cue.from && cue.to <= item.to),
  );
  const isOtherVerb = ({ from: start, to, entries }: TriggerMention): boolean =>
    start >= strike!.to && to <= mention.from && entries.some(({ word }) => word === 'verb');
  if (strike === undefined || sentence.triggers.some(isOtherVerb)) return false;
  return !sentence.tokens.slice(strike.to, mention.from).some((token) => token.norm === ',');
}

/** "Fight alongside", "strike a deal with": with more words the verb is no longer one of fighting. */
export function isBeside(sentence: Sentence, verb: Range): boolean {
  return sentence.triggers.some((trigger) => trigger.from <= verb.from && trigger.to > verb.to);
}

/** "A diplomat told Egypt", "the deal alarms Israel": who is told of it, or minds it, has no part in it. */
export function isHearer(sentence: Sentence, { from, to, isModifier }: PartyMention): boolean {
  if (isModifier || hasCue(sentence, ['infinitive-mark'], to, to + 1)) return false;
  const start = hasCue(sentence, ['article-word'], from - 1, from) ? from - 1 : from;
  return findCues(sentence, 'hearer-verb', Math.max(0, start - HEARER_VERB), start).some((cue) => cue.to === start);
}

/** Words of the longest such verb ("was noticed in"). */
const HEARER_VERB = 4;

/** "An officer from Saudi Arabia said": whose people tell of it, where "from" follows a word for a person who speaks. */
export function isSpeakersHome(sentence: Sentence, { from }: PartyMention): boolean {
  const at = hasCue(sentence, ['article-word'], from - 1, from) ? from - 2 : from - 1;
  const head = at - 1;
  return (
    hasCue(sentence, ['from'], at, at + 1) &&
    sentence.tokens[head]?.kind === 'word' &&
    hasCue(sentence, ['article-one', 'speaker-noun'], head - 1, head + 1) &&
    !sentence.items.some((item) => item.from <= head && head < item.to) &&
    !sentence.triggers.some((trigger) => trigger.from <= head && head < trigger.to)
  );
}

const DATELINE_MAX = 9;
const DASHES = new Set(['\u2014', '\u2013', '-', '(']);

/** Where a dateline ends ("MOKHA, Yemen \u2014"): it says where the text was written. */
export function datelineEnd(sentence: Sentence): number {
  const { tokens } = sentence;
  const first = tokens[0];
  if (
    sentence.field === 'title' ||
    !first ||
    first.raw.length < 3 ||
    first.raw !== first.raw.toUpperCase() ||
    !first.isCapitalised
  )
    return 0;
  for (let i = 1; i < Math.min(tokens.length, DATELINE_MAX); i++) {
    const { norm, start } = tokens[i]!;
    if (DASHES.has(norm) && start > tokens[i - 1]!.end) return i;
  }
  const isAllCapitals = tokens.every((token) => token.kind !== 'word' || token.raw === token.raw.toUpperCase());
  return isAllCapitals && tokens.length <= DATELINE_MAX ? tokens.length : 0;
}
