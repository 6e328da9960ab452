/** Fills an empty side of an event from what stands around it: loose phrases, deals, chains, denials, parties of note. */
import type { CueId } from './cues.js';
import { isMission } from './check-phrase.js';
import { isContinued, isLinked } from './check-ground.js';
import { findCues, hasCue, sentencesNear, type Document, type PartyMention, type Sentence } from './document.js';
import type { SentenceEvent } from './read-frames.js';
import { isGroup } from './read-compound.js';
import { homeOf, isGroupSide, sideOf, STRONG, type Side } from './side.js';
import { usualOf } from './usual-side.js';

/** Sentences before and after that may lend a side. */
const NEIGHBOURS = 3;
/** How far after "in return for" the thing may stand that comes back. */
const EXCHANGE_REACH = 14;

/** A party that stands under "for", "to" or "from" near the event without a trigger of its own. */
export function lendLoose(
  document: Document,
  event: SentenceEvent,
  direction: 'to' | 'from',
  others: readonly Side[],
): Side[] {
  const markers = direction === 'to' ? ['to', 'for'] : ['from'];
  const near = sentencesNear(document, event.sentence.index, NEIGHBOURS)
    .filter((sentence) => sentence.blockers.length === 0 && isLinked(event, sentence))
    .filter((sentence) => sentence === event.sentence || speaksOfThings(sentence))
    .sort((a, b) => Math.abs(a.index - event.sentence.index) - Math.abs(b.index - event.sentence.index));
  for (const sentence of near) {
    const sides = sentence.parties
      .filter(
        (mention) =>
          mention.party !== null &&
          mention.marker !== null &&
          (markers.includes(mention.marker) ||
            (direction === 'to' && mention.marker === 'in' && mention.place?.heldBy)) &&
          !mention.isEpithet &&
          !(
            direction === 'from' &&
            (isMission(sentence, mention) || (sentence !== event.sentence && isTaker(mention)))
          ) &&
          mention.says === null &&
          !others.some(
            (side) => side.party === mention.party || (direction === 'to' && homeOf(side) === mention.party),
          ),
      )
      .map((mention) => ({ party: mention.party!, mention, sentence, weight: 0.3 }));
    if (sides.length > 0) return sides.slice(0, 1);
  }
  return [];
}

/** "Fighters from M23": a group that gets arms sends none by a loose phrase. */
function isTaker(mention: PartyMention): boolean {
  return isGroup(mention) && usualOf(mention) === 'recipient';
}

/** Names things or a load, or a word of breach: only there does "to" or "from" tell the way of goods. */
function speaksOfThings(sentence: Sentence): boolean {
  return (
    sentence.items.length > 0 ||
    sentence.triggers.some(({ entries }) => entries.some(({ word }) => word === 'noun')) ||
    hasCue(sentence, OF_CARGO)
  );
}

const OF_CARGO: readonly CueId[] = [
  'thing-reference',
  'load-word',
  'vessel-word',
  'consignee',
  'cargo-paper',
  'departure',
  'journey',
  'illicit',
  'deny',
];

/** Goods or help go both ways: "each other", or a thing after "in return for". */
export function isExchange({ sentence, items }: SentenceEvent): boolean {
  if (hasCue(sentence, ['mutual'])) return true;
  if (hasCue(sentence, ['request'])) return false;
  return findCues(sentence, 'exchange').some((cue) =>
    cue.from < 3
      ? items.length > 0
      : sentence.items.some(
          (item) => item.entry.itemClass !== 'money' && item.from >= cue.to && item.from - cue.to <= EXCHANGE_REACH,
        ) && items.some((item) => item.to <= cue.from),
  );
}

/** A State named in the sentence or the title that has no other part: who else would have sent it. */
export function namedState(document: Document, event: SentenceEvent, recipients: readonly Side[]): Side[] {
  const others = new Set(event.votes.filter((vote) => vote.role === 'other').map((vote) => vote.mention.party));
  const homes = new Set(recipients.map(homeOf));
  for (const sentence of [event.sentence, ...titleOf(document).filter((title) => isContinued(event, title))])
    for (const mention of sentence.parties) {
      const { entry, party } = mention;
      if (entry.type !== 'party' || entry.isGroup || party === null || entry.usual === 'recipient') continue;
      if (mention.says !== null || mention.isEpithet || others.has(party) || homes.has(party)) continue;
      if (hasCue(sentence, ['search-setting', 'speaker-noun'], mention.to, mention.to + 4)) continue;
      if (mention.marker === 'in' || mention.marker === 'against' || recipients.some((side) => side.party === party))
        continue;
      return [{ party, mention, sentence, weight: 0.25 }];
    }
  return [];
}

/** Whose court, police or market it is: who tries to get arms abroad gets them where the case is. */
export function placeOfCase(document: Document, event: SentenceEvent, recipients: readonly Side[]): Side[] {
  const homes = new Set(recipients.map(homeOf));
  const near = [event.sentence, ...titleOf(document), ...sentencesNear(document, event.sentence.index, CASE_REACH)];
  const isCase = near.some((sentence) => hasCue(sentence, ['prosecute', 'convict', 'investigate']));
  if (!isCase || near.some((sentence) => hasCue(sentence, ['monitor']))) return [];
  for (const sentence of near) {
    const sides: Side[] = [];
    for (const mention of sentence.parties) {
      const { entry, party, marker } = mention;
      const isState = entry.type === 'place' ? entry.heldBy === null : entry.type === 'party' && !entry.isGroup;
      const isThere = marker === 'in' || marker === 'from' || (mention.isEpithet && marker === null);
      if (!isState || party === null || (!isThere && mention.says === null)) continue;
      if (entry.type === 'party' && (entry.usual === 'recipient' || entry.isFocus)) continue;
      if (entry.type === 'place' && entry.isFocus) continue;
      const isTaken = homes.has(party) || [...recipients, ...sides].some((side) => side.party === party);
      const side: Side = { party, mention, sentence, weight: 0.25 };
      if (!isTaken && !recipients.some((recipient) => isWhere(side, recipient))) sides.push(side);
    }
    if (sides.length > 0) return sides;
  }
  return [];
}

/** "Uganda's army chief said that special forces had been deployed": an army that tells of it tells of its own. */
export function speakingArmy(sentence: Sentence, recipients: readonly Side[]): Side[] {
  const homes = new Set(recipients.map(homeOf));
  const speaker = sentence.parties.find(
    ({ entry, party, says, to }) =>
      entry.type === 'party' &&
      !entry.isGroup &&
      party !== null &&
      says !== null &&
      says !== 'accuse' &&
      says !== 'deny' &&
      !homes.has(party) &&
      !recipients.some((side) => side.party === party) &&
      hasCue(sentence, ['own-army'], to, to + 4),
  );
  return speaker ? [{ party: speaker.party!, mention: speaker, sentence, weight: 0.4 }] : [];
}

/** Sentences around an event that may say where its case is. */
const CASE_REACH = 1;

/** "The North Korean freighter": whose ship carries what nobody else is said to send, or to get. */
export function flagOfCarrier(sentence: Sentence, taken: readonly Side[]): Side | null {
  for (const mention of sentence.parties) {
    const { entry, party } = mention;
    if (entry.type !== 'party' || !entry.isFocus || party === null || mention.isEpithet || mention.isOrigin) continue;
    const isFlag = mention.isModifier && hasCue(sentence, ['vessel-word', 'carrier-noun'], mention.to, mention.to + 2);
    const isOwner =
      mention.marker !== null &&
      hasCue(sentence, ['carrier-of'], mention.from - OWNER_REACH, mention.from) &&
      hasCue(sentence, ['vessel-word'], mention.from - SHIP_REACH, mention.from);
    if (!isFlag && !isOwner) continue;
    if (!taken.some((side) => side.party === party)) return { party, mention, sentence, weight: 0.4 };
  }
  return null;
}

/** Tokens between "owned by" and the owner, and between the ship and the owner. */
const OWNER_REACH = 4;
const SHIP_REACH = 8;

/** A title is one sentence or two. */
export function titleOf(document: Document): readonly Sentence[] {
  return document.sentences.slice(0, 2).filter((sentence) => sentence.field === 'title');
}

/** A party of note in the title or beside the event that has no side yet. */
export function focusNear(document: Document, event: SentenceEvent, taken: readonly Side[]): Side | null {
  const near = [...titleOf(document), ...sentencesNear(document, event.sentence.index, NEIGHBOURS)].sort(
    (a, b) => Math.abs(a.index - event.sentence.index) - Math.abs(b.index - event.sentence.index),
  );
  for (const sentence of near.filter((one) => isContinued(event, one)))
    for (const mention of sentence.parties) {
      const isFocus = mention.entry.type === 'reference' || mention.entry.isFocus;
      if (
        !isFocus ||
        mention.party === null ||
        mention.isEpithet ||
        mention.says !== null ||
        mention.marker === 'against'
      )
        continue;
      if (taken.some((side) => side.party === mention.party || homeOf(side) === mention.party)) continue;
      return { party: mention.party, mention, sentence, weight: 0.25 };
    }
  return null;
}

/** "Rebels in Libya's western mountains": the State beside a group only says where it is. */
function isWhere(state: Side, group: Side): boolean {
  const gap = state.mention.from - group.mention.to;
  return state.sentence === group.sentence && gap >= 0 && gap <= WHERE_GAP;
}

const WHERE_GAP = 4;

/** "Flown to Damascus for Hezbollah": a capital on the way to the group, right before it. */
function isStation(state: Side, group: Side): boolean {
  const { entry } = state.mention;
  const isCapital = entry.type === 'party' && entry.form === 'capital';
  const isMovedOn = state.sentence.triggers.some(
    (trigger) => trigger.from >= state.mention.to && trigger.to <= group.mention.from,
  );
  return isCapital && isWhere(group, state) && !isMovedOn;
}

/** "Sold to the Emirates, they ended up with the RSF": a State between maker and group passed them on. */
export function alongChain(suppliers: Side[], recipients: Side[]): [Side[], Side[]] {
  const groups = recipients.filter(isGroupSide);
  const states = recipients.filter(
    (side) => !isGroupSide(side) && !groups.some((group) => homeOf(group) === side.party),
  );
  if (groups.length === 0 || states.length === 0) return [suppliers, recipients];
  const chain = states.filter(
    (side) => side.weight >= STRONG && !groups.some((group) => isWhere(side, group) || isStation(side, group)),
  );
  return [chain, recipients.filter((side) => !states.includes(side))].map((sides, index) =>
    index === 0 && sides.length === 0 ? suppliers : sides,
  ) as [Side[], Side[]];
}

/** Sentences in which a denial may name a side; more than any article has, and a bound on work over long texts. */
const DENIAL_REACH = 200;

/** Who denies it, or owns up to it, is a side: the one that is not told. */
export function denyingParty(
  document: Document,
  taken: readonly Side[],
  isRight: (mention: PartyMention) => boolean = () => true,
): Side | null {
  for (const sentence of document.sentences.slice(0, DENIAL_REACH))
    for (const mention of sentence.parties) {
      if ((mention.says !== 'deny' && mention.says !== 'admit') || mention.party === null || !isRight(mention))
        continue;
      if (taken.some((side) => side.party === mention.party)) continue;
      return { party: mention.party, mention, sentence, weight: 0.4 };
    }
  return null;
}

/** In a deal both parties stand alike; who is left when one side is known takes the other. */
export function fromDeals(event: SentenceEvent, suppliers: Side[], recipients: Side[]): [Side[], Side[]] {
  const both = event.votes.filter((vote) => vote.role === 'both').map(sideOf);
  if (both.length === 0) return [suppliers, recipients];
  const isFree = (side: Side): boolean => ![...suppliers, ...recipients].some((taken) => taken.party === side.party);
  const free = both.filter(isFree);
  if (suppliers.length === 0 && recipients.length > 0) return [free.slice(0, 1), recipients];
  if (recipients.length === 0 && suppliers.length > 0) return [suppliers, free.slice(0, 1)];
  return [suppliers, recipients];
}
