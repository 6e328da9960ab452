/** Puts together what the sentences of one article tell: fills empty sides from neighbours, merges what is one event. */
import { isLinked, isOfBreach } from './check-ground.js';
import { hasCue, type Document } from './document.js';
import {
  alongChain,
  denyingParty,
  flagOfCarrier,
  focusNear,
  fromDeals,
  isExchange,
  lendLoose,
  namedState,
  placeOfCase,
  speakingArmy,
} from './fill-sides.js';
import type { RoleVote, SentenceEvent } from './read-frames.js';
import { usualOf } from './usual-side.js';
import { isGroupSide, sideOf, STRONG, uniteSides, type Side } from './side.js';
import { isPassed, isSceneOf, settle, withoutSelf, yieldWeak } from './settle-sides.js';
import type { PartyId } from '../vocabulary.js';

/** An event as put together from one or several sentences. */
export interface CombinedEvent {
  readonly parts: readonly SentenceEvent[];
  readonly suppliers: readonly Side[];
  readonly recipients: readonly Side[];
  readonly intermediaries: readonly Side[];
  /** 1 where both sides stand in the sentence itself; less where they were filled in. */
  readonly factor: number;
}

/** Events before and after that may lend a side. */
const LENDERS = 12;

/** @param told one per telling sentence, in order. */
export function combineEvents(document: Document, told: readonly SentenceEvent[]): CombinedEvent[] {
  const events = told.filter((event) => !event.isNegated);
  if (events.length === 0) return [];
  const isMutual = events.some((event) => hasCue(event.sentence, ['mutual', 'exchange']));
  const roster = buildRoster(events, isMutual);
  const completed = events
    .map((event) => complete(document, event, events, roster))
    .filter((event): event is CombinedEvent => event !== null);
  const isTwoWay = isMutual || completed.some(({ parts }) => parts.some(isExchange));
  return merge(yieldWeak(completed))
    .map(settle)
    .map((event) => (isTwoWay ? event : withoutSelf(event)))
    .filter(hasSide);
}

/** Who stands on which side over the whole article. */
interface Roster {
  readonly supplier: ReadonlySet<PartyId>;
  readonly recipient: ReadonlySet<PartyId>;
}

/** A side needs this share of the weight of the side's heaviest party, or it is taken for a slip of reading. */
const LEAST_SHARE = 0.3;

/** A State beside the group that sits in it only says where the group is. */
function withoutHomes(parties: ReadonlySet<PartyId>, events: readonly SentenceEvent[]): ReadonlySet<PartyId> {
  const homes = new Set<PartyId>();
  for (const event of events)
    for (const { mention } of event.votes) {
      if (mention.party !== null && parties.has(mention.party) && mention.home !== null && !isSceneOf(mention))
        homes.add(mention.home);
    }
  return new Set([...parties].filter((party) => !homes.has(party)));
}

/** Two sides of a party are told alike from this share of the other's weight on. */
const EVEN_SHARE = 0.9;

/** Weight of a party's usual side where the words do not give it: above an adjective's, below a phrase's of direction. */
const PRIOR = { state: 0.4, group: 0.6 };

function buildRoster(events: readonly SentenceEvent[], isMutual: boolean): Roster {
  const scores = new Map<PartyId, { supplier: number; recipient: number }>();
  for (const event of events)
    for (const role of ['supplier', 'recipient'] as const)
      for (const side of bestVotes(event, role)) {
        const score = scores.get(side.party) ?? { supplier: 0, recipient: 0 };
        score[role] += side.weight * event.certainty;
        scores.set(side.party, score);
      }
  const told = new Map([...scores].map(([party, score]) => [party, { ...score }]));
  const usualSides = new Map<PartyId, 'supplier' | 'recipient'>();
  for (const event of events)
    for (const { mention } of event.votes) {
      const usual = usualOf(mention);
      const score = mention.party === null ? undefined : scores.get(mention.party);
      if (usual && mention.party !== null) usualSides.set(mention.party, usual);
      if (usual && score && score[usual] === 0)
        score[usual] = mention.entry.type === 'party' && !mention.entry.isGroup ? PRIOR.state : PRIOR.group;
    }
  const pick = (role: 'supplier' | 'recipient', from = scores): ReadonlySet<PartyId> => {
    const opposite = role === 'supplier' ? 'recipient' : 'supplier';
    // "a gang leader smuggled rifles to the gang": where both sides are told as much, the usual one is meant
    const eligible = [...from].filter(([party, score]) => {
      if (score[role] <= 0) return false;
      if (isMutual) return score[role] >= STRONG || score[opposite] === 0;
      const isEven =
        Math.min(score[role], score[opposite]) >= Math.max(STRONG, Math.max(score[role], score[opposite]) * EVEN_SHARE);
      const usual = usualSides.get(party);
      return isEven && usual !== undefined ? usual === role : score[role] >= score[opposite];
    });
    const top = Math.max(0, ...eligible.map(([, score]) => score[role]));
    return new Set(eligible.filter(([, score]) => score[role] >= top * LEAST_SHARE).map(([party]) => party));
  };
  const recipients = pick('recipient');
  // "North Korean engineers at Iran's range": what is usual yields where a side would stand empty
  const isUsual = recipients.size > 0;
  const supplier = isUsual ? pick('supplier') : pick('supplier', told);
  const recipient = isUsual ? recipients : pick('recipient', told);
  return { supplier, recipient: withoutHomes(withoutHolders(recipient, events), events) };
}

/** Who only holds the place where something is done yields to the State that is named ("Lebanese police in the Bekaa"). */
function withoutHolders(parties: ReadonlySet<PartyId>, events: readonly SentenceEvent[]): ReadonlySet<PartyId> {
  const named = new Set<PartyId>();
  const holders = new Set<PartyId>();
  for (const { votes } of events)
    for (const { mention, role } of votes)
      if (role === 'recipient' && mention.party !== null) {
        const isHolder = isSceneOf(mention) && mention.home !== null && parties.has(mention.home);
        (isHolder ? holders : named).add(mention.party);
      }
  return new Set([...parties].filter((party) => named.has(party) || !holders.has(party)));
}

function bestVotes(event: SentenceEvent, role: RoleVote['role']): Side[] {
  const best = new Map<PartyId, Side>();
  for (const vote of event.votes) {
    if (vote.role !== role) continue;
    const side = sideOf(vote);
    const known = best.get(side.party);
    if (!known || known.weight < side.weight) best.set(side.party, side);
  }
  return [...best.values()];
}

/** What was only found or seized says nothing of a transfer until some side is told by more than where it was. */
function hasSide(event: CombinedEvent): boolean {
  const needsDirection = event.parts.every((part) => part.needsDirection);
  return (
    !needsDirection || [...event.suppliers, ...event.recipients].some((side) => side.weight >= 0.4 && !isStore(side))
  );
}

/** "Found in a store of the Houthis" tells no transfer by itself: whose the arms are stands beside a supplier only. */
function isStore({ mention }: Side): boolean {
  return mention.marker === 'in' && mention.entry.type === 'party' && mention.entry.isGroup;
}

function sidesOf(event: SentenceEvent, role: 'supplier' | 'recipient', roster: Roster): Side[] {
  const all = [...bestVotes(event, role), ...turnedVotes(event, role, roster)].filter((side) =>
    roster[role].has(side.party),
  );
  const strong = all.filter((side) => side.weight >= STRONG);
  return strong.length > 0 ? strong : all;
}

/** Too little to carry a find or a seizure by itself (see hasSide). */
const TURNED = 0.35;

/** Votes for the other side by a party that stands on this one over the article: it is part of the event all the same. */
function turnedVotes(event: SentenceEvent, role: 'supplier' | 'recipient', roster: Roster): Side[] {
  const opposite = role === 'supplier' ? 'recipient' : 'supplier';
  const own = new Set(bestVotes(event, role).map((side) => side.party));
  return (
    bestVotes(event, opposite)
      // where a ship was stopped or a plane came down is neither side
      .filter((side) => !roster[opposite].has(side.party) && !own.has(side.party) && side.mention.marker !== 'in')
      .map((side) => ({ ...side, weight: TURNED }))
  );
}

function complete(
  document: Document,
  event: SentenceEvent,
  events: readonly SentenceEvent[],
  roster: Roster,
): CombinedEvent | null {
  let suppliers = sidesOf(event, 'supplier', roster);
  let recipients = sidesOf(event, 'recipient', roster);
  let factor = 1;
  if (suppliers.length === 0) {
    suppliers = borrow(event, events, 'supplier', recipients, roster);
    if (suppliers.length > 0) factor *= 0.9;
  }
  if (recipients.length === 0) {
    recipients = borrow(event, events, 'recipient', suppliers, roster);
    if (recipients.length > 0) factor *= 0.9;
  }
  if (suppliers.length === 0) {
    suppliers = lendLoose(document, event, 'from', recipients);
    if (suppliers.length > 0) factor *= 0.85;
  }
  if (recipients.length === 0) {
    recipients = lendLoose(document, event, 'to', suppliers);
    if (recipients.length > 0) factor *= 0.85;
  }
  [suppliers, recipients] = alongChain(suppliers, recipients);
  [suppliers, recipients] = fromDeals(event, suppliers, recipients);
  if (suppliers.length === 0 || recipients.length === 0) {
    const denier = denyingParty(document, [...suppliers, ...recipients]);
    const isTaker = denier !== null && recipients.length === 0 && usualOf(denier.mention) === 'recipient';
    if (denier && !isTaker && (suppliers.length === 0 || usualOf(denier.mention) === 'supplier'))
      suppliers = [...suppliers, denier];
    else if (denier) recipients = [denier];
  }
  if (recipients.length === 0 || (suppliers.length === 0 && !event.needsDirection)) {
    const others = event.votes.filter((vote) => vote.role === 'other').map(sideOf);
    const focus = isOfBreach(document, event)
      ? focusNear(document, event, [...suppliers, ...recipients, ...others])
      : null;
    const side = focus ? usualOf(focus.mention) : null;
    if (focus && recipients.length === 0 && side !== 'supplier' && !event.needsDirection) {
      recipients = [focus];
      factor *= 0.8;
    } else if (focus && suppliers.length === 0 && side === 'supplier') {
      suppliers = [focus];
      factor *= 0.8;
    } else if (focus && recipients.length === 0 && suppliers.length > 0 && isGroupSide(focus)) {
      recipients = [focus];
      factor *= 0.8;
    }
  }
  if (recipients.length === 0 && suppliers.length > 1 && hasCue(event.sentence, ['mutual', 'with', 'coordinator']))
    recipients = suppliers;
  if (isExchange(event) && suppliers.length > 0 && recipients.length > 0) {
    const sides = uniteSides(suppliers, recipients);
    [suppliers, recipients] = [sides, sides];
  }
  if (event.needsDirection || suppliers.length === 0) {
    const carrier = flagOfCarrier(event.sentence, [...suppliers, ...recipients]);
    if (carrier && suppliers.length === 0) suppliers = [carrier];
    else if (carrier && recipients.length === 0) recipients = [carrier];
  }
  // "Abu Dhabi dismissed it": who sends such people and answers for it has a hand in it beside those they come from
  if (event.conducts.has('armed-personnel') && recipients.length > 0) {
    const sender = denyingParty(document, [...suppliers, ...recipients], (one) => usualOf(one) === 'supplier');
    if (sender) suppliers = [...suppliers, { ...sender, weight: STRONG }];
  }
  if (event.conducts.has('armed-personnel') && suppliers.length === 0)
    suppliers = speakingArmy(event.sentence, recipients);
  if (suppliers.length === 0 && recipients.length > 0) suppliers = placeOfCase(document, event, recipients);
  if (suppliers.length === 0 && recipients.length > 0) suppliers = namedState(document, event, recipients);
  if (suppliers.length === 0 && recipients.length === 0) return null;
  if (isLonePlace(suppliers, recipients) && !isOfBreach(document, event)) return null;
  if (suppliers.length === 0 || recipients.length === 0) factor *= 0.85;
  if (isFaint(event) && !isOfBreach(document, event)) factor *= FAINT;
  return { parts: [event], suppliers, recipients, intermediaries: bestVotes(event, 'intermediary'), factor };
}

/** A town where they set out, or came, is all that is told: arms that come up from Misrata have not left the country. */
function isLonePlace(suppliers: readonly Side[], recipients: readonly Side[]): boolean {
  const [first, ...others] = [...suppliers, ...recipients];
  if (first === undefined || others.length > 0) return false;
  const { entry, marker } = first.mention;
  if (recipients.length > 0 && marker !== 'in') return false;
  const isCapital = recipients.length > 0 && entry.type === 'party' && entry.form === 'capital';
  return isCapital || (entry.type === 'place' && (entry.heldBy === null || first.party === entry.country));
}

/** Words that have a plain sense too ("parts", "shells", "men") are all that it tells of. */
function isFaint(event: SentenceEvent): boolean {
  const things = [...event.items, ...(event.borrowed?.items ?? [])];
  return event.implied.length === 0 && things.every((item) => item.entry.isWeak);
}

/** What such an event keeps of its certainty where nothing near it speaks of a breach. */
const FAINT = 0.7;

/** The side as other sentences of the article tell it: the nearest that agrees on the other side. */
function borrow(
  event: SentenceEvent,
  events: readonly SentenceEvent[],
  role: 'supplier' | 'recipient',
  others: readonly Side[],
  roster: Roster,
): Side[] {
  const opposite = role === 'supplier' ? 'recipient' : 'supplier';
  const own = events.indexOf(event);
  const ranked = events
    .slice(Math.max(0, own - LENDERS), own + LENDERS + 1)
    .filter((other) => other !== event)
    .sort((a, b) => distance(event, a) - distance(event, b));
  for (const other of ranked) {
    const sides = sidesOf(other, role, roster).filter(
      (side) => side.weight >= 0.4 && !others.some((taken) => taken.party === side.party),
    );
    if (sides.length === 0) continue;
    const theirs = sidesOf(other, opposite, roster);
    const isNear =
      isLinked(event, other.sentence) || (isOnward(others, theirs) && distance(event, other) <= ONWARD_REACH);
    if (!isNear) continue;
    const agrees =
      others.length === 0 ||
      theirs.length === 0 ||
      theirs.some((side) => others.some((mine) => mine.party === side.party)) ||
      (role === 'supplier' && isOnward(others, theirs));
    if (agrees) return sides;
  }
  return [];
}

/** "Jets come down at Amdjarass from Abu Dhabi. What lorries carried on was for the rebels": one way in two sentences. */
function isOnward(takers: readonly Side[], stops: readonly Side[]): boolean {
  return (
    takers.length > 0 &&
    takers.every(isGroupSide) &&
    stops.length > 0 &&
    stops.every(({ mention }) => isPassed(mention))
  );
}

/** Sentences over which such a way is followed. */
const ONWARD_REACH = 2;

function distance(a: SentenceEvent, b: SentenceEvent): number {
  return Math.abs(a.sentence.index - b.sentence.index);
}

/** Events that agree on their sides become one; an event with one side joins the first that has it. */
function merge(events: readonly CombinedEvent[]): CombinedEvent[] {
  const merged: CombinedEvent[] = [];
  for (const event of events) {
    const index = merged.findIndex((other) => isWithin(event, other) || isWithin(other, event));
    if (index < 0) merged.push(event);
    else merged[index] = unite(merged[index]!, event);
  }
  return merged;
}

function isWithin(inner: CombinedEvent, outer: CombinedEvent): boolean {
  const covers = (some: readonly Side[], all: readonly Side[]): boolean =>
    some.every((side) => all.some((other) => other.party === side.party));
  return covers(inner.suppliers, outer.suppliers) && covers(inner.recipients, outer.recipients);
}

function unite(a: CombinedEvent, b: CombinedEvent): CombinedEvent {
  return {
    parts: [...a.parts, ...b.parts],
    suppliers: uniteSides(a.suppliers, b.suppliers),
    recipients: uniteSides(a.recipients, b.recipients),
    intermediaries: uniteSides(a.intermediaries, b.intermediaries),
    factor: Math.max(a.factor, b.factor),
  };
}
