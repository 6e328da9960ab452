/** Weighs the sides of one event against each other and against those of the article's other events. */
import type { PartyMention } from './document.js';
import type { CombinedEvent } from './combine-events.js';
import { homeOf, STRONG, type Side } from './side.js';
import type { PartyId } from '../vocabulary.js';

/** Below this a side is read from a place or a make only. */
const SLIGHT = 0.45;

/** "The arms were loaded in Bandar Abbas, moved at Damietta": a place on the way yields to the side told elsewhere. */
export function yieldWeak(events: readonly CombinedEvent[]): CombinedEvent[] {
  const isStrong = (sides: readonly Side[]): boolean => sides.some((side) => side.weight >= STRONG);
  const isWeak = (sides: readonly Side[]): boolean => sides.length > 0 && sides.every((side) => side.weight < SLIGHT);
  const firm = events.filter((event) => isStrong(event.recipients) && isStrong(event.suppliers));
  const bySupplier = firstByParty(firm, 'suppliers');
  const byRecipient = firstByParty(firm, 'recipients');
  return events.map((event) => {
    const { suppliers, recipients } = event;
    if (isWeak(recipients)) {
      const told = firstOf(firm, bySupplier, suppliers);
      if (told) return { ...event, recipients: told.recipients };
    }
    if (isWeak(suppliers)) {
      const told = firstOf(firm, byRecipient, recipients);
      if (told) return { ...event, suppliers: told.suppliers };
    }
    return event;
  });
}

/** Place of the first event in which each party stands on that side: one look instead of a walk over all events. */
function firstByParty(
  events: readonly CombinedEvent[],
  role: 'suppliers' | 'recipients',
): ReadonlyMap<PartyId, number> {
  const first = new Map<PartyId, number>();
  events.forEach((event, index) => {
    for (const { party } of event[role]) if (!first.has(party)) first.set(party, index);
  });
  return first;
}

function firstOf(
  events: readonly CombinedEvent[],
  byParty: ReadonlyMap<PartyId, number>,
  sides: readonly Side[],
): CombinedEvent | undefined {
  return events[Math.min(...sides.map(({ party }) => byParty.get(party) ?? Number.POSITIVE_INFINITY))];
}

/** Nobody supplies itself, save where things go both ways: the side it is told on less is a slip of reading. */
export function withoutSelf(event: CombinedEvent): CombinedEvent {
  const weightOn = (sides: readonly Side[], party: PartyId): number =>
    sides.find((side) => side.party === party)?.weight ?? 0;
  const isBoth = (party: PartyId): boolean =>
    weightOn(event.suppliers, party) > 0 && weightOn(event.recipients, party) > 0;
  const isSupplier = (party: PartyId): boolean => weightOn(event.suppliers, party) >= weightOn(event.recipients, party);
  return {
    ...event,
    suppliers: event.suppliers.filter(({ party }) => !isBoth(party) || isSupplier(party)),
    recipients: event.recipients.filter(({ party }) => !isBoth(party) || !isSupplier(party)),
  };
}

/** Drops weak sides beside strong ones, and a State beside the group that sits in it. */
export function settle(event: CombinedEvent): CombinedEvent {
  return { ...event, suppliers: settleSides(event.suppliers), recipients: settleSides(event.recipients) };
}

function isScene({ mention }: Side): boolean {
  return isSceneOf(mention);
}

/** A place where something is done, not one that it goes to. */
export function isSceneOf({ entry, marker }: PartyMention): boolean {
  return entry.type === 'place' && (marker === 'in' || marker === 'object');
}

function settleSides(sides: readonly Side[]): Side[] {
  const strong = sides.filter((side) => side.weight >= STRONG);
  const kept = strong.length > 0 ? strong : [...sides];
  // "trained Lebanese police in the Bekaa": who is named gets it, not who holds the place
  const named = kept.filter((side) => !isScene(side) || !kept.some((other) => other.party === homeOf(side)));
  const homes = new Set(named.map(homeOf));
  return named.filter((side) => !homes.has(side.party));
}
