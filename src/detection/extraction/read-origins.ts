/** Reads whose things are from the words that name them: an adjective, a possessor, "made in". */
import { hasCue, type ItemMention, type PartyMention, type Sentence, type TriggerMention } from './document.js';
import { isCutByVerb, PEOPLE } from './check-phrase.js';
import type { RoleVote } from './read-frames.js';
import { usualOf } from './usual-side.js';
import { STRONG } from './side.js';

/** Where the things themselves say whose they are: "Iranian missiles", "North Korean soldiers", "made in Iran". */
export function readOrigins(sentence: Sentence, items: readonly ItemMention[], told: readonly RoleVote[]): RoleVote[] {
  const taken = new Set(told.filter((vote) => vote.isDirected && vote.weight >= STRONG).map((vote) => vote.mention));
  const votes: RoleVote[] = [];
  for (const item of items) {
    const isPeople = item.entry.itemClass === 'personnel' || item.entry.itemClass === 'labour';
    if (isPeople)
      for (const party of sentence.parties)
        if (
          party.from >= item.to &&
          party.from - item.to <= 5 &&
          !sentence.triggers.some((one) => one.from >= item.to && one.to <= party.from && !isNounOnly(one)) &&
          (party.marker === 'from' || (party.marker === 'of' && usualOf(party) !== 'recipient')) &&
          party.party !== null
        )
          votes.push({ mention: party, sentence, role: 'supplier', weight: 0.75, isDirected: false });
    votes.push(...readMakes(sentence, item, isPeople));
    // "rifles of Bulgarian make"
    const made = sentence.parties.find((party) => isMadeThere(sentence, item, party));
    if (made) votes.push({ mention: made, sentence, role: 'supplier', weight: WEIGHT.pattern, isDirected: false });
    // "missiles of the Rwandan army"
    const holder = isPeople ? undefined : sentence.parties.find((party) => isHolder(sentence, item, party));
    if (holder) votes.push({ mention: holder, sentence, role: 'supplier', weight: WEIGHT.holder, isDirected: false });
    const self = sentence.parties.find((party) => party.from === item.from && party.to === item.to && !isMake(party));
    if (self) votes.push({ mention: self, sentence, role: 'supplier', weight: 0.75, isDirected: false });
    const owner = sentence.parties.find(
      (party) =>
        party.to <= item.from &&
        item.from - party.to <= 3 &&
        !isCutByVerb(sentence, party.to, item.from) &&
        (party.isModifier || party.isPossessive) &&
        !party.isEpithet &&
        !isMake(party) &&
        !taken.has(party) &&
        !(party.marker === 'object' && hasCue(sentence, ['in', 'of'], party.from - 1, party.from)) &&
        party.marker !== 'for' &&
        party.marker !== 'to' &&
        // "to help them target U.S. warships"
        party.marker !== 'against',
    );
    if (!owner || owner.party === null) continue;
    // "Seoul's security adviser says": who speaks is not handed over
    if (owner.says !== null && PEOPLE.includes(item.entry.itemClass)) continue;
    votes.push({
      mention: owner,
      sentence,
      role: 'supplier',
      weight: usualOf(owner) === 'recipient' ? 0.3 : isPeople ? 0.75 : owner.isOrigin ? 0.42 : 0.5,
      isDirected: false,
    });
  }
  return votes;
}

/** How much each way of telling whose a thing is says about who supplied it. */
const WEIGHT = {
  /** Too little to carry a find by itself: such weapons are used by many who have them of old. */
  make: 0.38,
  /** Lettering of a language on what was found. */
  mark: 0.42,
  holder: 0.45,
  pattern: 0.42,
};

function isMadeThere(sentence: Sentence, item: ItemMention, party: PartyMention): boolean {
  return (
    party.isOrigin &&
    !isMake(party) &&
    party.party !== null &&
    party.from >= item.to &&
    (party.from - item.to <= 2 || isSaidOf(sentence, item, party)) &&
    hasCue(sentence, ['pattern-noun'], party.to, party.to + 1)
  );
}

/** Words between a thing and what is said of where it comes from. */
const SAID_OF_REACH = 12;

/** "The drone used by the army was of Iranian origin": said of it by a verb of being. */
function isSaidOf(sentence: Sentence, item: ItemMention, { from }: PartyMention): boolean {
  return (
    from - item.to <= SAID_OF_REACH &&
    hasCue(sentence, ['auxiliary-be'], from - 2, from - 1) &&
    !sentence.items.some((other) => other.from >= item.to && other.to <= from)
  );
}

/** What a weapon's own name or the lettering on it tells ("a KN-23", "markings in Hangul"). */
function readMakes(sentence: Sentence, item: ItemMention, isPeople: boolean): RoleVote[] {
  const makes = sentence.parties.filter(isMake);
  const mark = makes.find((party) => !sentence.items.some((other) => other.from < party.to && party.from < other.to));
  const make = isPeople
    ? undefined
    : makes.find((party) => party.from < item.to && item.from - party.to <= 1 && item.from >= party.from);
  return [
    ...(mark ? [{ mention: mark, weight: isPeople ? STRONG : WEIGHT.mark }] : []),
    ...(make ? [{ mention: make, weight: WEIGHT.make }] : []),
  ].map(({ mention, weight }) => ({ mention, sentence, role: 'supplier', weight, isDirected: false }));
}

/** "Sappers came home from Kursk": the verb has its own "from". */
function isNounOnly(trigger: TriggerMention): boolean {
  return trigger.entries.every(({ word }) => word === 'noun');
}

/** Words between a thing and the army whose it is. */
const HOLDER_GAP = 4;

function isHolder(sentence: Sentence, item: ItemMention, party: PartyMention): boolean {
  return (
    hasCue(sentence, ['of'], item.to, item.to + 1) &&
    party.marker === 'of' &&
    party.entry.type === 'party' &&
    party.party !== null &&
    party.from > item.to &&
    party.from - item.to <= HOLDER_GAP &&
    usualOf(party) !== 'recipient' &&
    !party.isEpithet
  );
}

function isMake({ entry }: PartyMention): boolean {
  return entry.type === 'party' && entry.form === 'make';
}
