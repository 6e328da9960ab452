/** Reads what is found when a weapon is taken apart: parts from one place in a weapon that another makes or has. */
import { findCues, hasCue, type ItemMention, type PartyMention, type Sentence } from './document.js';
import type { RoleVote, SentenceEvent } from './read-frames.js';
import { usualOf } from './usual-side.js';
import type { ItemClass } from '../vocabulary.js';

const WEAPONS: readonly ItemClass[] = [
  'missiles',
  'drones',
  'ammunition',
  'explosives',
  'artillery',
  'unspecified-arms',
];
const PARTS: readonly ItemClass[] = ['components', 'materials'];

/** Tokens between a weapon and the name that tells whose it is. */
const OWNER_GAP = 4;
const CERTAINTY = 0.72;

/** @returns null where no part stands beside a weapon whose maker or holder is named, or nothing ties them. */
export function readTeardown(sentence: Sentence): SentenceEvent | null {
  const ties = findCues(sentence, 'teardown');
  if (ties.length === 0) return null;
  const parts = sentence.items.filter((item) => PARTS.includes(item.entry.itemClass));
  const weapons = sentence.items.filter((item) => WEAPONS.includes(item.entry.itemClass));
  const part = parts[0];
  const owner = weapons.map((weapon) => ownerOf(sentence, weapon)).find((party) => party !== null);
  if (!part || !owner) return null;
  const votes: RoleVote[] = [{ mention: owner, sentence, role: 'recipient', weight: 0.7, isDirected: true }];
  for (const party of sentence.parties) {
    if (party.party === null || party.party === owner.party || party.isEpithet || party.says !== null) continue;
    if (party.marker === 'against' || usualOf(party) === 'recipient') continue;
    const isMaker = party.isModifier || party.isOrigin || ['from', 'by', 'in', 'of', 'to'].includes(party.marker ?? '');
    if (isMaker && Math.abs(party.from - part.from) <= MAKER_REACH)
      votes.push({ mention: party, sentence, role: 'supplier', weight: 0.5, isDirected: true });
  }
  if (votes.length === 1 && !hasCue(sentence, ['foreign-make'])) return null;
  const marks = [...parts, ...votes.map(({ mention }) => mention)];
  return {
    sentence,
    frames: ['en.teardown'],
    conducts: new Set(['dual-use-transfer'] as const),
    items: parts,
    votes,
    borrowed: null,
    modality: new Set(),
    implied: [],
    needsDirection: false,
    isNegated: false,
    certainty: CERTAINTY,
    lastTrigger: ties.at(-1)!.from,
    from: Math.min(...marks.map((mark) => mark.from)),
    to: Math.max(...marks.map((mark) => mark.to)),
  };
}

/** How far from the part its makers may stand. */
const MAKER_REACH = 14;

/** Whose weapon it is: a State that sends such abroad, or a group, beside its noun. */
function ownerOf(sentence: Sentence, weapon: ItemMention): PartyMention | null {
  return (
    sentence.parties.find((party) => {
      if (party.party === null || party.isEpithet) return false;
      const { entry } = party;
      const isOwner = entry.type === 'party' && entry.isFocus && (entry.isGroup || entry.usual === 'supplier');
      if (!isOwner) return false;
      const isSame = party.from < weapon.to && weapon.from < party.to;
      const isBefore =
        party.to <= weapon.from &&
        weapon.from - party.to <= OWNER_GAP &&
        (party.isModifier || party.isPossessive || party.isOrigin);
      const isAfter =
        party.from >= weapon.to && party.from - weapon.to <= OWNER_GAP && isOwning(sentence, weapon.to, party.from);
      return isSame || isBefore || isAfter;
    }) ?? null
  );
}

/** "Bombs made by ISIL", "missiles of the North": words that tell whose, and no verb of another. */
function isOwning(sentence: Sentence, from: number, to: number): boolean {
  return hasCue(sentence, ['of', 'by', 'made-in'], from, to) && !hasCue(sentence, ['say', 'relative'], from, to);
}
