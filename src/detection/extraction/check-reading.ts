/** Whether a reading tells enough to count: whose people go, who gets what, where workers come from. */

import { workersIn } from './find-people.js';
import type { Context, Reading, RoleVote } from './read-frames.js';
import { usualOf } from './usual-side.js';
import { isFirm, isHeaded } from './weigh-votes.js';
import { hasCue, type PartyMention } from './document.js';
import { isGroup } from './read-compound.js';
import type { ItemClass } from '../vocabulary.js';

/** A frame of weak words is read only where its own phrases tell a direction; one without things, where a side is told. */
export function isTold(reading: Reading, votes: readonly RoleVote[], context: Context): boolean {
  if (reading.frame.needs === 'labour') return hasOrigin(reading) || isAbroad(reading, votes, context);
  if (context.isAhead && reading.items.some((item) => context.inherited.includes(item)) && !votes.some(isHeaded))
    return false;
  if (reading.frame.ofSender && !isOfSender(reading)) return false;
  if (reading.frame.conduct === 'technical-assistance' && !isMartial(reading, votes, context)) return false;
  if (reading.frame.needs === 'personnel' && !hasOrigin(reading) && !votes.some(isFirm)) return false;
  if (isUpkeep(reading) && !votes.some((vote) => vote.role === 'recipient')) return false;
  if (reading.frame.direction === 'own') return votes.some((vote) => vote.isDirected && vote.weight >= 0.5);
  if (reading.frame.needs === 'nothing')
    return votes.some((vote) => vote.role === 'recipient' && vote.weight >= 0.4) || teachesPeople(reading);
  return true;
}

/**
 * Teaching and help are of arms or for those who bear them: "trainers taught bakers", "referees went to Nairobi for
 * training" tell of neither. What somebody learns at home nobody else taught.
 */
function isMartial({ sentence, frame }: Reading, votes: readonly RoleVote[], context: Context): boolean {
  if (frame.roles.subject === 'recipient' && hasCue(sentence, ['domestic'])) return false;
  return (
    context.isArmed ||
    context.ofSoldiers === true ||
    hasCue(sentence, ['own-army', 'war-setting', 'soldiering', 'military-use', 'rank-word']) ||
    sentence.items.some(({ entry }) => !entry.isWeak || OF_WAR.includes(entry.itemClass)) ||
    votes.some(({ mention }) => isGroup(mention))
  );
}

/** "Hezbollah maintains an arsenal": with nobody for whom it is done, whoever keeps arms up keeps up its own. */
function isUpkeep({ frame, entry, isPassive, sentence }: Reading): boolean {
  return (
    frame.conduct === 'technical-assistance' &&
    frame.needs === 'arms' &&
    entry.word === 'verb' &&
    !isPassive &&
    !sentence.items.some(({ entry: { itemClass } }) => itemClass === 'services')
  );
}

/** Classes whose weak words still tell of arms and of those who bear them. */
const OF_WAR: readonly ItemClass[] = [
  'personnel',
  'ammunition',
  'artillery',
  'explosives',
  'aircraft',
  'components',
  'nuclear-chemical-biological',
];

/** "North Korean soldiers fell": whose people they are, beside their noun. */
function isOfSender({ sentence, items }: Reading): boolean {
  return sentence.parties.some(
    (party) =>
      usualOf(party) === 'supplier' &&
      !party.isEpithet &&
      items.some((item) => party.from < item.to + OWNER_REACH && item.from < party.to + OWNER_REACH),
  );
}

/** How far from the noun for people their State may stand. */
const OWNER_REACH = 12;

/** "Labourers would be dispatched to the zone", in an article that names who sends such. */
function isAbroad({ items }: Reading, votes: readonly RoleVote[], context: Context): boolean {
  const isSure = items.some((item) => !item.entry.isWeak);
  return context.hasSender === true && isSure && votes.some((vote) => vote.role === 'recipient' && vote.isDirected);
}

function isSender({ entry }: PartyMention): boolean {
  return entry.type === 'party' && entry.sendsWorkers;
}

/** Workers are told of by where they come from: "North Korean builders", "women from Pyongyang". */
function hasOrigin({ sentence, items }: Reading): boolean {
  const isSure = items.some((item) => !item.entry.isWeak) || workersIn(sentence).length > 0;
  if (isSure && sentence.parties.some((party) => isSender(party) && !party.isEpithet && party.says === null))
    return true;
  return items.some((item) =>
    sentence.parties.some((party) => {
      if (!isSender(party)) return false;
      const isBefore =
        party.to <= item.from &&
        item.from - party.to <= 3 &&
        (party.isModifier || party.isPossessive) &&
        !party.isEpithet;
      const isAfter =
        party.from >= item.to && party.from - item.to <= 5 && (party.marker === 'from' || party.marker === 'of');
      return isBefore || isAfter;
    }),
  );
}

/** "was training fighters in": who they are is told elsewhere. */
function teachesPeople({ trigger, frame, entry, sentence }: Reading): boolean {
  if (frame.conduct !== 'technical-assistance' || entry.word !== 'verb') return false;
  return sentence.items.some(
    (item) => item.entry.itemClass === 'personnel' && item.from >= trigger.to && item.from - trigger.to <= 4,
  );
}
