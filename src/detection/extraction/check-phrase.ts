/** Whether a phrase beside a trigger gives a side at all: not another verb's agent, a false paper's port, a birthplace. */
import { hasCue, type PartyMention, type Range, type Sentence } from './document.js';
import type { ItemClass } from '../vocabulary.js';
import type { Reading } from './read-frames.js';
import { usualOf } from './usual-side.js';

/** They act for their State, so that its name before them is its own. */
export const PEOPLE: readonly ItemClass[] = ['personnel', 'labour', 'services'];

/**
 * "training requested by the government": the agent of another participle.
 * @param endings how participles end in the language.
 */
export function isOfOtherVerb(
  sentence: Sentence,
  party: PartyMention,
  trigger: Range,
  endings: readonly string[],
): boolean {
  for (let i = party.from - 1; i > trigger.to && i >= party.from - 7; i--) {
    if (!hasCue(sentence, ['agent-word'], i, i + 1)) continue;
    const before = i - 1;
    return (
      before >= trigger.to &&
      endings.some((ending) => sentence.tokens[before]!.norm.endsWith(ending)) &&
      !sentence.triggers.some((other) => other.from <= before && before < other.to)
    );
  }
  return false;
}

/** "listed on paper for Djibouti", "manifested for Oman": where papers said it went, not where it went. */
export function isDeclared(sentence: Sentence, party: PartyMention): boolean {
  if (party.marker !== 'to' && party.marker !== 'for') return false;
  return sentence.cues.some(
    (cue) =>
      cue.cue === 'concealment' &&
      cue.to <= party.from &&
      party.from - cue.to <= DECLARED_GAP &&
      !sentence.triggers.some((other) => other.from >= cue.to && other.to <= party.from),
  );
}

const DECLARED_GAP = 4;

/** "men originally from South Sudan": where people come from, not what they send. */
export function isBirthplace(sentence: Sentence, party: PartyMention): boolean {
  return party.marker === 'from' && hasCue(sentence, ['birth'], Math.max(0, party.from - 3), party.from);
}

/** "Teams from Operation Irini": a mission stands for the State it watches, which so sends nothing. */
export function isMission(sentence: Sentence, party: Range): boolean {
  return hasCue(sentence, ['watch-mission'], party.from, party.to);
}

/** "signed in Moscow": a capital is where people meet, not who gets the goods. */
export function isSeat(party: PartyMention): boolean {
  return party.entry.type === 'party' && party.entry.form === 'capital';
}

/** "Lawmakers were told in Seoul": where it was said, not where it was done. */
export function isWhereSaid(sentence: Sentence, party: PartyMention): boolean {
  return hasCue(sentence, ['say'], party.from - 2, party.from);
}

/** "from Iranian missiles": the party describes a thing and is no end of the way. Soldiers and workers stand for it. */
export function isThingAfter(sentence: Sentence, party: PartyMention): boolean {
  return sentence.items.some(
    (item) => item.from >= party.to && item.from - party.to <= 2 && !PEOPLE.includes(item.entry.itemClass),
  );
}

/** "Greek guards find rifles": with a verb between, what stands before it does not describe what comes after. */
export function isCutByVerb(sentence: Sentence, from: number, to: number): boolean {
  return sentence.triggers.some(
    (trigger) =>
      trigger.from >= from &&
      trigger.to <= to &&
      trigger.entries.every(
        ({ word, verbForms }) =>
          word === 'verb' &&
          (verbForms.includes('past') ||
            verbForms.includes('third') ||
            // "the Houthis provide rifles"
            (trigger.from === from && verbForms.includes('base'))),
      ),
  );
}

/** "On lorries … fired from Yemen": a phrase after a word of shooting tells where the shot came from. */
export function isWhereShot(sentence: Sentence, party: PartyMention, trigger: Range): boolean {
  return (
    party.marker === 'from' &&
    party.from >= trigger.to &&
    hasCue(sentence, ['shot'], Math.max(trigger.to, party.from - SHOT_REACH), party.from)
  );
}

/** Words between "fired" and its "from" ("fired two ballistic missiles from"). */
const SHOT_REACH = 6;

/** "Malign conduct by Iran as the reason for sales", "built by militants, seized in": an agent belongs to what stands before it. */
export function isEarlierAgent(party: PartyMention, { trigger }: Reading): boolean {
  return party.marker === 'by' && party.to <= trigger.from;
}

/** "The army recovered rifles from al-Shabaab after a battle": booty tells who held it, not who sent it. */
export function isTakenFromFoe(party: PartyMention, { frame, trigger }: Reading): boolean {
  return (
    party.marker === 'from' &&
    frame.direction === 'near' &&
    party.from >= trigger.to &&
    party.entry.type === 'party' &&
    party.entry.isGroup &&
    usualOf(party) === 'recipient'
  );
}

/** "Car bombs made by Islamic State": what a group that gets arms makes for itself it has from nobody. */
export function isOwnMake(sentence: Sentence, party: PartyMention): boolean {
  return (
    party.marker === 'from' &&
    party.entry.type === 'party' &&
    party.entry.isGroup &&
    usualOf(party) === 'recipient' &&
    hasCue(sentence, ['made-in'], party.from - MAKE_REACH, party.from)
  );
}

/** Words from "made" to the maker ("made locally by the"). */
const MAKE_REACH = 4;

/** How many tokens before a name "off the coast of" may begin. */
const BESIDE_REACH = 4;

/** "A dhow off Oman": where something was met is neither whence it came nor where it went. */
export function isBeside(sentence: Sentence, party: PartyMention): boolean {
  return hasCue(sentence, ['beside-word'], party.from - BESIDE_REACH, party.from);
}
