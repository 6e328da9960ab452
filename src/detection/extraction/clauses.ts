/** Where a thing may stand for a trigger: the stretch of its clause before and after it. */
import { hasCue, type ItemMention, type Range, type Sentence, type TriggerMention } from './document.js';

const FAR = 24;
const HARD = new Set([';', ':', '\u2014', '\u2013', '(', ')']);

function isHardStop(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index]!;
  return token.kind === 'punctuation' && HARD.has(token.norm);
}

/** A word of saying or another verb of transfer: what follows belongs to it. */
function opensClause(sentence: Sentence, index: number): boolean {
  return (
    hasCue(sentence, ['deny', 'subordinator'], index, index + 1) ||
    (hasCue(sentence, ['say'], index, index + 1) && !isInserted(sentence, index)) ||
    (sentence.tokens[index]!.norm === ',' &&
      (hasCue(sentence, ['relative', 'subordinator'], index + 1, index + 2) || opensWithParty(sentence, index + 1)))
  );
}

/** ", gangs were moving": after a comma a party with its own verb begins a clause. */
function opensWithParty(sentence: Sentence, at: number): boolean {
  return sentence.parties.some(
    ({ from, to }) => from === at && hasCue(sentence, ['auxiliary-be', 'auxiliary'], to, to + 1),
  );
}

/** "Rifles which it is said to have flown": told of somebody, in the same clause. */
function isSaidOf(sentence: Sentence, index: number): boolean {
  return (
    hasCue(sentence, ['auxiliary-be'], index - 1, index) && hasCue(sentence, ['infinitive-mark'], index + 1, index + 2)
  );
}

/** Tokens that may stand before the verb of ", prosecutors say,". */
const INSERTION = 6;

/** ", prosecutors say,": set into a clause, which goes on after it. */
function isInserted(sentence: Sentence, index: number): boolean {
  const isComma = (at: number): boolean => sentence.tokens[at]?.norm === ',';
  const opens = sentence.tokens.slice(Math.max(0, index - INSERTION), index).some((token) => token.norm === ',');
  return opens && (isComma(index + 1) || isComma(index + 2));
}

/** "ordered him to lay down his arms": what follows the infinitive is its own, unless it is itself a verb of transfer. */
function opensPurpose(sentence: Sentence, index: number, trigger: TriggerMention): boolean {
  return (
    index > trigger.to &&
    hasCue(sentence, ['infinitive-mark'], index, index + 1) &&
    trigger.entries.some(({ word }) => word === 'verb') &&
    hasCue(sentence, ['infinitive'], index + 1, index + 2) &&
    !sentence.triggers.some(({ from }) => from === index + 1)
  );
}

/** Tokens after a trigger that still belong to it. */
export function zoneAfter(sentence: Sentence, trigger: TriggerMention, reach = FAR): Range {
  let to = trigger.to;
  while (
    to < sentence.tokens.length &&
    to - trigger.to < reach &&
    !isHardStop(sentence, to) &&
    !opensClause(sentence, to) &&
    !opensPurpose(sentence, to, trigger)
  )
    to++;
  return { from: trigger.to, to };
}

/** Tokens before a trigger that still belong to it; a relative clause reaches over its pronoun to the noun before. */
export function zoneBefore(sentence: Sentence, trigger: TriggerMention, reach = FAR): Range {
  let from = trigger.from;
  while (from > 0 && trigger.from - from < reach && !isHardStop(sentence, from - 1)) {
    if (
      hasCue(sentence, ['say', 'deny'], from - 1, from) &&
      !isInserted(sentence, from - 1) &&
      !isSaidOf(sentence, from - 1)
    )
      break;
    from--;
  }
  return { from, to: trigger.from };
}

/** Things inside a range. */
export function itemsIn(items: readonly ItemMention[], range: Range): ItemMention[] {
  return items.filter((item) => item.from >= range.from && item.to <= range.to);
}

/** Tokens between two things of one list: short, without a verb of transfer. */
const LIST_GAP = 7;

/** Tokens that no name of a thing exceeds. */
const LONGEST_THING = 40;

/** Adds the things listed with those found: "rifles, 40 crates of grenades and two mortars". */
export function withList(
  sentence: Sentence,
  items: readonly ItemMention[],
  found: readonly ItemMention[],
): ItemMention[] {
  if (found.length === 0) return [];
  const listed = new Set(found);
  if (listed.size === items.length) return [...items];
  const ordered = [...items].sort((a, b) => a.from - b.from);
  // each thing asks those around it once, those that it brings in among them
  for (const known of listed)
    for (const item of ordered) {
      if (item.from > known.to + LIST_GAP) break;
      if (item.from + LONGEST_THING + LIST_GAP < known.from || listed.has(item)) continue;
      const [first, second] = known.from < item.from ? [known, item] : [item, known];
      if (second.from - first.to <= LIST_GAP && isListGap(sentence, first.to, second.from)) listed.add(item);
    }
  return items.filter((item) => listed.has(item));
}

function isListGap(sentence: Sentence, from: number, to: number): boolean {
  if (
    !hasCue(sentence, ['coordinator'], from, to) &&
    !sentence.tokens.slice(from, to).some((token) => token.norm === ',')
  )
    return from === to;
  return !hasCue(
    sentence,
    ['say', 'deny', 'auxiliary-be', 'auxiliary', 'relative', 'subordinator', 'to', 'from'],
    from,
    to,
  );
}
