/** Weighs the sides of one event against each other and against those of the article's other events. */
import type { CombinedEvent } from './combine-events.js';
import { homeOf, STRONG, type Side } from './side.js';
import type { PartyId } from '../vocabulary.js';

/** Below this a side is read from a place or a make only. */
const SLIGHT = 0.45;

/** "The arms were loaded in Bandar Abbas, moved at Damietta": a place on the way yields to the side told elsewhere. */
export function yieldWeak(events: readonly CombinedEvent[]): CombinedEvent[] {
  const isStrong = (sides: readonly Side[]): boolean => sides.some((side) => side.weight >= STRONG);
  const isWeak = (sides: readonly Side[]): boolean => sides.length > 0 && sides.every((side) => side.weight < SLIGHT);
  const agree = (a: readonly Side[], b: readonly Side[]): boolean =>
    a.some((side) => b.some((other) => other.party === side.party));
  return events.map((event) => {
    const { suppliers, recipients } = event;
    if (isWeak(recipients)) {
      const told = events.find(
        (other) => isStrong(other.recipients) && isStrong(other.suppliers) && agree(other.suppliers, suppliers),
      );
      if (told) return { ...event, recipients: told.recipients };
    }
    if (isWeak(suppliers)) {
      const told = events.find(
        (other) => isStrong(other.suppliers) && isStrong(other.recipients) && agree(other.recipients, recipients),
      );
      if (told) return { ...event, suppliers: told.suppliers };
    }
    return event;
  });
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

function settleSides(sides: readonly Side[]): Side[] {
  const strong = sides.filter((side) => side.weight >= STRONG);
  const kept = strong.length > 0 ? strong : [...sides];
  const homes = new Set(kept.map(homeOf));
  return kept.filter((side) => !homes.has(side.party));
}
