/** Puts together what the sentences of one article tell: fills empty sides from neighbours, merges what is one event. */
import { borrow } from './borrow-sides.js';
import { isOfBreach } from './check-ground.js';
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
import { findFoes, withoutFoes } from './find-foes.js';
import { groupOfState, hadOnwards, hostOf } from './name-takers.js';
import type { SentenceEvent } from './read-frames.js';
import { bestVotes, buildRoster, sidesOf, type Roster } from './roster.js';
import { usualOf } from './usual-side.js';
import { isGroupSide, sideOf, STRONG, uniteSides, type Side } from './side.js';
import { isPassed, settle, withoutSelf, yieldWeak } from './settle-sides.js';

/** An event as put together from one or several sentences. */
export interface CombinedEvent {
  readonly parts: readonly SentenceEvent[];
  readonly suppliers: readonly Side[];
  readonly recipients: readonly Side[];
  readonly intermediaries: readonly Side[];
  /** 1 where both sides stand in the sentence itself; less where they were filled in. */
  readonly factor: number;
}

/** @param told one per telling sentence, in order. */
export function combineEvents(document: Document, told: readonly SentenceEvent[]): CombinedEvent[] {
  const events = told.filter((event) => !event.isNegated);
  if (events.length === 0) return [];
  const isMutual = events.some((event) => hasCue(event.sentence, ['mutual', 'exchange']));
  const roster = buildRoster(events, isMutual);
  const completed = events
    .map((_, own) => complete(document, events, own, roster))
    .filter((event): event is CombinedEvent => event !== null);
  const foes = findFoes(document);
  const isTwoWay = isMutual || completed.some(({ parts }) => parts.some(isExchange));
  return merge(yieldWeak(completed))
    .map(settle)
    .map((event) => (isTwoWay ? event : withoutSelf(event)))
    .map((event) => withoutFoes(event, foes))
    .filter(hasSide);
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

function complete(
  document: Document,
  events: readonly SentenceEvent[],
  own: number,
  roster: Roster,
): CombinedEvent | null {
  const event = events[own]!;
  let suppliers = sidesOf(event, 'supplier', roster);
  let recipients = sidesOf(event, 'recipient', roster);
  let factor = 1;
  if (suppliers.length === 0) {
    suppliers = borrow(events, own, 'supplier', recipients, roster);
    if (suppliers.length > 0) factor *= 0.9;
  }
  if (recipients.length === 0) {
    recipients = borrow(events, own, 'recipient', suppliers, roster);
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
  const group = groupOfState(document, event, recipients);
  if (group.length > 0) recipients = group;
  const holders = event.conducts.has('arms-transfer') ? hadOnwards(document, event, recipients) : [];
  if (holders.length > 0) [suppliers, recipients] = [recipients, holders];
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
  if (recipients.length > 0 && recipients.every(isStop)) {
    const focus = focusNear(document, event, [...suppliers, ...recipients]);
    if (focus && usualOf(focus.mention) === 'recipient') {
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
  if (event.conducts.has('overseas-labour') && recipients.length === 0) recipients = hostOf(document, suppliers);
  if (suppliers.length === 0 && recipients.length === 0) return null;
  if (suppliers.length === 0 && recipients.every(isOwnBuyer) && !isOfBreach(document, event)) return null;
  if (isLonePlace(event, suppliers, recipients) && !isOfBreach(document, event)) return null;
  if (suppliers.length === 0 || recipients.length === 0) factor *= 0.85;
  if (isFaint(event) && !isOfBreach(document, event)) factor *= FAINT;
  return { parts: [event], suppliers, recipients, intermediaries: bestVotes(event, 'intermediary'), factor };
}

/** "Landed at Mombasa and taken north": a port of a State that such goods do not usually go to. */
function isStop({ mention }: Side): boolean {
  return isPassed(mention) && mention.entry.type === 'place' && mention.entry.usual === null;
}

/** "Kim ordered new drones": what a State that arms others gets, from nobody who is named, it makes for itself. */
function isOwnBuyer({ mention }: Side): boolean {
  return usualOf(mention) === 'supplier' && mention.marker === null;
}

/** A town where they set out, or came, is all that is told: arms that come up from Misrata have not left the country. */
function isLonePlace(event: SentenceEvent, suppliers: readonly Side[], recipients: readonly Side[]): boolean {
  const [first, ...others] = [...suppliers, ...recipients];
  if (first === undefined || others.length > 0) return false;
  const { entry, marker } = first.mention;
  if (recipients.length > 0 && marker !== 'in') return false;
  if (recipients.length === 0 && isMetAbroad(event, first)) return false;
  const isCapital = recipients.length > 0 && entry.type === 'party' && entry.form === 'capital';
  return isCapital || (entry.type === 'place' && (entry.heldBy === null || first.party === entry.country));
}

/** "Stopped at Marsa Matruh with missiles from Benghazi": where they were met is another country. */
function isMetAbroad({ sentence }: SentenceEvent, from: Side): boolean {
  return sentence.parties.some(
    ({ place, marker, isEpithet, says }) =>
      place !== null && marker === 'in' && !isEpithet && says === null && place.country !== from.mention.place?.country,
  );
}

/** Words that have a plain sense too ("parts", "shells", "men") are all that it tells of. */
function isFaint(event: SentenceEvent): boolean {
  const things = [...event.items, ...(event.borrowed?.items ?? [])];
  return event.implied.length === 0 && things.every((item) => item.entry.isWeak);
}

/** What such an event keeps of its certainty where nothing near it speaks of a breach. */
const FAINT = 0.7;

/** Different events of one article; more than any tells that a person reads, and a bound on work over long texts. */
const MAX_EVENTS = 500;

/** Sentences that are kept of one event, the first ones; more than news has, and a bound on work over long texts. */
const MAX_PARTS = 200;

/** Events that agree on their sides become one; an event with one side joins the first that has it. */
function merge(events: readonly CombinedEvent[]): CombinedEvent[] {
  const merged: { parts: SentenceEvent[]; event: CombinedEvent }[] = [];
  for (const event of events) {
    const known = merged.find((other) => isWithin(event, other.event) || isWithin(other.event, event));
    if (known) {
      if (known.parts.length < MAX_PARTS) known.parts.push(...event.parts);
      known.event = uniteAll(known.event, event);
    } else if (merged.length < MAX_EVENTS) merged.push({ parts: [...event.parts], event });
  }
  return merged.map(({ parts, event }) => ({ ...event, parts }));
}

function isWithin(inner: CombinedEvent, outer: CombinedEvent): boolean {
  return covers(inner.suppliers, outer.suppliers) && covers(inner.recipients, outer.recipients);
}

function covers(some: readonly Side[], all: readonly Side[]): boolean {
  return some.every((side) => all.some((other) => other.party === side.party));
}

/** All but the parts, which are gathered beside it. */
function uniteAll(a: CombinedEvent, b: CombinedEvent): CombinedEvent {
  return {
    ...a,
    suppliers: uniteSides(a.suppliers, b.suppliers),
    recipients: uniteSides(a.recipients, b.recipients),
    intermediaries: uniteSides(a.intermediaries, b.intermediaries),
    factor: Math.max(a.factor, b.factor),
  };
}
