/** Weighs the sides of one event against each other and against those of the article's other events. */
import type { PartyMention } from './document.js';
import type { CombinedEvent } from './combine-events.js';
import { homeOf, isGroupSide, STRONG, type Side } from './side.js';
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
    const isLanded = recipients.length > 0 && recipients.every(({ mention }) => isPassed(mention));
    if (isWeak(recipients) || isLanded) {
      const told = firstOf(firm, bySupplier, suppliers);
      // "unloaded at Latakia": a port on the way to the group that the text names as whom the goods are for
      if (told && (isWeak(recipients) || isStop(event) || told.recipients.every(isGroupSide)))
        return { ...event, recipients: told.recipients };
    }
    if (isWeak(suppliers)) {
      const told = firstOf(firm, byRecipient, recipients);
      if (told) return { ...event, suppliers: told.suppliers };
    }
    return event;
  });
}

/** "The boxes had changed ships at Dalian": places on the way, in a sentence that does not itself tell the sender. */
function isStop({ parts, suppliers, recipients }: CombinedEvent): boolean {
  return (
    recipients.length > 0 &&
    recipients.every(({ mention }) => isPassed(mention)) &&
    parts.every(({ sentence }) => suppliers.every((side) => side.sentence !== sentence))
  );
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

/** A town or State in which something is, and no group that holds it: goods may only pass there. */
export function isPassed({ entry, marker }: PartyMention): boolean {
  if (marker !== 'in') return false;
  return entry.type === 'place' ? entry.heldBy === null : entry.type === 'party' && !entry.isGroup;
}

function settleSides(sides: readonly Side[]): Side[] {
  const strong = sides.filter((side) => side.weight >= STRONG);
  const kept = strong.length > 0 ? strong : [...sides];
  // "trained Lebanese police in the Bekaa": who is named gets it, not who holds the place
  const named = kept.filter((side) => !isScene(side) || !kept.some((other) => other.party === homeOf(side)));
  const homes = new Set(named.map(homeOf));
  return named.filter(
    (side) => !homes.has(side.party) && !named.some((other) => isStage(side, other) || isKindOf(side, other)),
  );
}

/** "In Crimea to help Russian crews": where it is done beside who is told to get it. */
function isStage({ mention, sentence, weight }: Side, other: Side): boolean {
  return (
    isSceneOf(mention) &&
    mention.marker === 'in' &&
    other.sentence === sentence &&
    other.mention.marker !== 'in' &&
    other.weight - weight >= STAGE_GAP
  );
}

/** How much more weight the party beside a place needs. */
const STAGE_GAP = 0.25;

/** "Al-Shabaab insurgents": the second word only says what they are. */
function isKindOf({ mention, sentence }: Side, other: Side): boolean {
  return (
    mention.entry.type === 'reference' &&
    other.sentence === sentence &&
    isGroupSide(other) &&
    mention.from - other.mention.to >= 0 &&
    mention.from - other.mention.to <= 1
  );
}
