/** Reads whose things are from the words that name them: an adjective, a possessor, "made in". */
import { hasCue, type ItemMention, type Sentence } from './document.js';
import { PEOPLE } from './check-phrase.js';
import type { RoleVote } from './read-frames.js';
import { usualOf } from './read-roles.js';

/** Where the things themselves say whose they are: "Iranian missiles", "North Korean soldiers", "made in Iran". */
export function readOrigins(sentence: Sentence, items: readonly ItemMention[], told: readonly RoleVote[]): RoleVote[] {
  const taken = new Set(told.filter((vote) => vote.isDirected && vote.weight >= 0.8).map((vote) => vote.mention));
  const votes: RoleVote[] = [];
  for (const item of items) {
    const isPeople = item.entry.itemClass === 'personnel' || item.entry.itemClass === 'labour';
    if (isPeople)
      for (const party of sentence.parties)
        if (
          party.from >= item.to &&
          party.from - item.to <= 5 &&
          (party.marker === 'from' || (party.marker === 'of' && usualOf(party) !== 'recipient')) &&
          party.party !== null
        )
          votes.push({ mention: party, sentence, role: 'supplier', weight: 0.75, isDirected: false });
    const self = sentence.parties.find((party) => party.from === item.from && party.to === item.to);
    if (self) votes.push({ mention: self, sentence, role: 'supplier', weight: 0.75, isDirected: false });
    const owner = sentence.parties.find(
      (party) =>
        party.to <= item.from &&
        item.from - party.to <= 3 &&
        (party.isModifier || party.isPossessive) &&
        !party.isEpithet &&
        !taken.has(party) &&
        !(party.marker === 'object' && hasCue(sentence, ['in', 'of'], party.from - 1, party.from)) &&
        party.marker !== 'for' &&
        party.marker !== 'to',
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
