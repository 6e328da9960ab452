/** Who had the things that were found or seized: whose store they lay in, whose men bore them, from whom they were taken. */
import { hasCue, type PartyMention, type Sentence } from './document.js';
import { isGroup } from './read-compound.js';
import { usualOf } from './usual-side.js';
import type { Reading } from './read-frames.js';

/** "Found in a store of the Houthis": where a group keeps what was found it has it. A cache alone tells no transfer. */
export function isStoreOf(party: PartyMention, frame: Reading['frame']): boolean {
  return party.marker === 'in' && frame.direction === 'near' && party.entry.type === 'party' && party.entry.isGroup;
}

/** "The militiamen of Hemedti": whose men had what was found, where the group is one that gets arms. */
export function isHeldBy(party: PartyMention, frame: Reading['frame']): boolean {
  return (
    party.marker === 'of' && frame.roles.of === 'supplier' && frame.needs === 'item' && usualOf(party) === 'recipient'
  );
}

/**
 * "Grenades captured from M23 were traced back to Rwanda": the group from which they were taken had them. Booty that
 * nobody traces tells of no transfer.
 */
export function isTakenFrom(
  sentence: Sentence,
  party: PartyMention,
  { trigger, frame }: Reading,
  all: readonly Reading[],
): boolean {
  const isTraced = all.some(({ frame: other }) => other.direction === 'near' && other.roles.to === 'supplier');
  const gap = party.from - trigger.to;
  return (
    isTraced &&
    frame.direction === 'near' &&
    frame.needs === 'item' &&
    frame.roles.subject === 'other' &&
    gap >= 1 &&
    gap <= 2 &&
    isGroup(party) &&
    !party.isModifier &&
    usualOf(party) === 'recipient' &&
    hasCue(sentence, ['from'], trigger.to, trigger.to + 1)
  );
}
