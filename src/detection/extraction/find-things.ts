/** Finds the things that belong to a trigger, in its sentence or carried over from the ones before. */
import { itemsIn, withList, zoneAfter, zoneBefore } from './clauses.js';
import { findCues, hasCue, type ItemMention, type Sentence, type TriggerMention } from './document.js';
import type { Frame } from './language-pack.js';
import type { Context, Reading } from './read-frames.js';
import type { ItemClass } from '../vocabulary.js';

const NOT_GOODS: readonly ItemClass[] = ['services', 'personnel', 'labour', 'money'];

/** Things of the trigger, those listed with them, or those that a word of reference stands for. */
export function thingsOf(
  sentence: Sentence,
  reading: Omit<Reading, 'items' | 'sentence'>,
  items: readonly ItemMention[],
  context: Context,
): readonly ItemMention[] {
  const { trigger, entry, frame, isPassive } = reading;
  if (frame.needs === 'nothing' || (items.length === 0 && context.inherited.length === 0)) return [];
  const after = zoneAfter(sentence, trigger, entry.word === 'noun' ? 12 : undefined);
  const before = zoneBefore(sentence, trigger, entry.word === 'noun' && frame.thing === 'object' ? 8 : undefined);
  const isThingFirst = frame.thing === 'subject' || isPassive;
  const inside = itemsIn(items, { from: trigger.from, to: trigger.to });
  for (const zone of isThingFirst ? [before, after] : [after, before]) {
    const found = [...inside, ...itemsIn(items, zone)];
    // workers are before their verb, and go on after it
    const isFallback = zone === before && !isThingFirst && entry.word === 'verb' && frame.needs !== 'labour';
    const right = found.filter(
      (item) =>
        fits(frame, item) &&
        !isBrought(sentence, item, reading) &&
        !isOfOtherClause(sentence, item, reading) &&
        (!isFallback || isAntecedent(sentence, item, trigger)) &&
        !(frame.needs === 'personnel' && isUnderPreposition(sentence, item, trigger)),
    );
    if (right.length > 0) return withList(sentence, items, right);
    // before an active verb "they" act, they are not what is handed over
    const mayRefer = zone === after || isThingFirst || entry.word === 'noun';
    const isMeant = context.isAhead
      ? hasLoad(sentence, trigger, zone)
      : hasReference(sentence, trigger, zone, entry.word === 'noun') ||
        (entry.word === 'verb' && hasLoad(sentence, trigger, zone));
    if (!mayRefer || !isMeant) continue;
    // "firearms are circulating, most of them smuggled": the nearest before in the sentence, else in those before it
    const own = items.filter((item) => item.to <= trigger.from && fits(frame, item)).at(-1);
    const meant = own ? withList(sentence, items, [own]) : context.inherited.filter((item) => fits(frame, item));
    if (meant.length > 0) return meant;
  }
  return [];
}

/** "Bought fuel from smugglers who carried pistols", "pays boys to carry rifles": what another verb has after it. */
function isOfOtherClause(
  sentence: Sentence,
  item: ItemMention,
  { trigger, entry, frame }: Omit<Reading, 'items' | 'sentence'>,
): boolean {
  if (entry.word !== 'verb' || item.from < trigger.to || frame.thing === 'subject') return false;
  const isPaying = frame.roles.object === 'supplier' && frame.needs === 'item';
  return sentence.triggers.some(
    ({ from, to, entries }) =>
      from >= trigger.to &&
      to <= item.from &&
      entries.every(({ word }) => word === 'verb') &&
      (hasCue(sentence, ['relative'], from - 1, from) ||
        (from - trigger.to > SHARED_OBJECT && opensNextAct(sentence, from)) ||
        (isPaying && hasCue(sentence, ['infinitive-mark'], from - 1, from))),
  );
}

/** Words at most between two verbs that share their object ("bought in secret and shipped"). */
const SHARED_OBJECT = 5;

/** "Convicted of giving money, and actually carrying": after a comma the next verb of a list begins. */
function opensNextAct(sentence: Sentence, verb: number): boolean {
  for (let i = verb - 1; i >= Math.max(0, verb - ACT_OPENING); i--) {
    if (sentence.tokens[i]!.norm === ',') return true;
    if (!hasCue(sentence, ['coordinator', 'adverb', 'infinitive-mark'], i, i + 1)) return false;
  }
  return false;
}

/** Words that may stand between the comma and the verb. */
const ACT_OPENING = 3;

/** "Received reporters with a rocket launcher beside him": who gets something gets no more by "with". */
function isBrought(
  sentence: Sentence,
  item: ItemMention,
  { trigger, entry, frame }: Omit<Reading, 'items' | 'sentence'>,
): boolean {
  if (entry.word !== 'verb' || frame.roles.with !== 'supplier' || item.from < trigger.to) return false;
  return findCues(sentence, 'with', Math.max(trigger.to, item.from - BROUGHT), item.from).some(
    // "negotiated with Iran over drones": that is with whom
    (cue) => !sentence.parties.some((party) => party.from >= cue.to && party.to <= item.from),
  );
}

/** Words between "with" and the thing. */
const BROUGHT = 4;

/** "rockets that Iran sent": before an active verb a thing is handed over only through a relative clause. */
function isAntecedent(sentence: Sentence, item: ItemMention, trigger: TriggerMention): boolean {
  if (item.to > trigger.from) return false;
  // "doctors from North Korea continue to see patients": workers act themselves
  if (item.entry.itemClass === 'labour' && trigger.from - item.to <= WORKER_GAP) return true;
  return (
    hasCue(sentence, ['relative'], item.to, trigger.from) ||
    hasCue(sentence, ['that-word'], item.to, trigger.from) ||
    (trigger.from - item.to <= RELATIVE_GAP && mayBeRelative(sentence, item, trigger))
  );
}

/** Tokens between a preposition and the people it governs ("to the Wagner men"). */
const GOVERNED_GAP = 3;

/** "Delivered rockets to the Wagner men", "stopped by special forces": those people are not what moves. */
function isUnderPreposition(sentence: Sentence, item: ItemMention, trigger: TriggerMention): boolean {
  if (item.from < trigger.to) return false;
  for (let i = item.from - 1; i >= trigger.to && i >= item.from - GOVERNED_GAP; i--) {
    if (hasCue(sentence, ['to', 'by', 'against'], i, i + 1)) return true;
    if (hasCue(sentence, ['coordinator', 'in', 'of', 'with'], i, i + 1)) return false;
    if (sentence.tokens[i]!.kind === 'punctuation') return false;
  }
  return false;
}

/** How far before their verb workers may stand. */
const WORKER_GAP = 10;

/** "The missiles Iran sent", "a drone of a kind sold by", "engineers helped", "the drone firm supplied"; not "weapons bring peace". */
function mayBeRelative(sentence: Sentence, item: ItemMention, trigger: TriggerMention): boolean {
  // "the operators declined to provide": experts without a State of their own act, they are not what is given
  if (item.entry.itemClass === 'services' && item.entry.isWeak) return isOwned(sentence, item);
  if (NOT_GOODS.includes(item.entry.itemClass)) return true;
  if (hasCue(sentence, ['by', 'agent-noun'], item.to, trigger.to + 1)) return true;
  return sentence.parties.some((party) => party.from >= item.to && party.to <= trigger.from && !party.isPossessive);
}

/** "Russian engineers", "engineers from Iran". */
function isOwned(sentence: Sentence, item: ItemMention): boolean {
  return sentence.parties.some(
    (party) =>
      (party.to <= item.from && item.from - party.to <= 3) ||
      (party.from >= item.to && party.from - item.to <= 3 && party.marker === 'from'),
  );
}

/** Tokens between a thing and the verb of a relative clause without its pronoun. */
const RELATIVE_GAP = 4;

/** How far from its verb a word may stand that stands for things ("they were then quietly handed"). */
const REFERENCE_GAP = 5;

/** @param isNamed only a noun ("the load") may stand for them: beside a noun of transfer "they" are those who act. */
/** "Unloading long crates", "a cargo for": a word for a load, whose contents the sentences beside it name. */
function hasLoad(sentence: Sentence, trigger: TriggerMention, zone: { from: number; to: number }): boolean {
  return (
    hasCue(
      sentence,
      ['load-word'],
      Math.max(zone.from, trigger.from - REFERENCE_GAP),
      Math.min(zone.to, trigger.to + REFERENCE_GAP),
    ) || hasCue(sentence, ['load-word'], trigger.from, trigger.to)
  );
}

function hasReference(
  sentence: Sentence,
  trigger: TriggerMention,
  zone: { from: number; to: number },
  isNamed: boolean,
): boolean {
  if (!isNamed && hasCue(sentence, ['pronoun-thing'], trigger.to, trigger.to + 1)) return true;
  return sentence.cues.some(
    (cue) =>
      cue.cue === 'thing-reference' &&
      cue.from >= zone.from &&
      cue.to <= zone.to &&
      !(isNamed && hasCue(sentence, ['pronoun-group', 'pronoun-one', 'pronoun-object'], cue.from, cue.to)) &&
      // "those weapons" names its thing itself
      !sentence.items.some((item) => item.from === cue.to) &&
      (cue.to <= trigger.from ? trigger.from - cue.to : cue.from - trigger.to) <= REFERENCE_GAP,
  );
}

function fits(frame: Frame, item: ItemMention): boolean {
  const { itemClass, conduct } = item.entry;
  switch (frame.needs) {
    case 'nothing':
      return false;
    case 'item':
    case 'arms':
      // papers that hold know-how are handed over as goods are
      return !NOT_GOODS.includes(itemClass) || (itemClass === 'services' && conduct === 'dual-use-transfer');
    case 'personnel':
    case 'labour':
    case 'money':
      return itemClass === frame.needs;
    case 'services':
      return itemClass === 'services' && conduct !== 'dual-use-transfer';
  }
}

/** Whether what the frame needs is there. */
export function isMet(frame: Frame, items: readonly ItemMention[]): boolean {
  return frame.needs === 'nothing' || items.some((item) => fits(frame, item));
}
