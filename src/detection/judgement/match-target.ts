/** Question one: is a party or place the target, and on which side of the transfer? */
import type { ConfidencePart, Event, PlaceSlot } from '../event.js';
import { isState, type PartyId } from '../vocabulary.js';
import type { Regime, Target } from './register.js';

/** What a text says of a target on one side. */
export type TargetReading =
  | { readonly verdict: 'hit'; readonly parts: readonly ConfidencePart[] }
  /** The recipient stands outside the clause, e.g. the government after an easing. */
  | { readonly verdict: 'outside'; readonly party: PartyId }
  /** The party is one the clause reaches, but only in a place where the text does not put it. */
  | { readonly verdict: 'elsewhere'; readonly party: PartyId }
  /** The place is the clause's, but nobody in it is named as recipient. */
  | { readonly verdict: 'unnamed' }
  | { readonly verdict: 'none' };

const NONE: TargetReading = { verdict: 'none' };

/** Every party and country by which a regime's targets can be touched at all. */
interface Touch {
  readonly parties: ReadonlySet<PartyId>;
  readonly countries: ReadonlySet<string>;
}

const TOUCHES = new WeakMap<Regime, Touch>();

/** Whether an event names anyone or anywhere that a regime has to do with; most events touch one or two of all. */
export function touches(event: Event, regime: Regime): boolean {
  const { parties, countries } = touchOf(regime);
  return (
    event.suppliers.some((slot) => parties.has(slot.party)) ||
    event.recipients.some((slot) => parties.has(slot.party)) ||
    event.intermediaries.some((slot) => parties.has(slot.party)) ||
    event.places.some((place) => countries.has(place.country))
  );
}

function touchOf(regime: Regime): Touch {
  const known = TOUCHES.get(regime);
  if (known !== undefined) return known;
  const touch: Touch = {
    parties: new Set(
      regime.targets.flatMap((target) => [...target.parties, ...target.partiesInPlace, ...target.outside]),
    ),
    countries: new Set(regime.targets.flatMap((target) => target.countries)),
  };
  TOUCHES.set(regime, touch);
  return touch;
}

/**
 * Whether goods or people come to the target. `countsTransit`: what only crosses a territory has come into it, which is
 * asked where no clause of the regime is about what leaves.
 */
export function matchRecipient(event: Event, target: Target, countsTransit = false): TargetReading {
  const reading = matchArrival(event, target);
  if (reading.verdict !== 'none' || !countsTransit || target.scope !== 'territory' || target.area !== null)
    return reading;
  const isCrossed =
    event.places.some((place) => place.role === 'transit' && isInside(place, target)) ||
    partiesOf(event.intermediaries).some((party) => target.parties.includes(party));
  const isFromThere = partiesOf(event.suppliers).some((party) => target.parties.includes(party));
  return isCrossed && !isFromThere
    ? hit(event, target, [], part('target', 0.75, 'only crossed its territory'))
    : reading;
}

function matchArrival(event: Event, target: Target): TargetReading {
  const recipients = partiesOf(event.recipients);
  const named = recipients.filter((party) => target.parties.includes(party));
  if (named.length > 0) return isInternal(event, target, named) ? NONE : matchNamedRecipient(event, target, named);
  const placed = recipients.filter((party) => target.partiesInPlace.includes(party));
  if (placed.length > 0) return matchPlacedRecipient(event, target, placed);
  const outside = recipients.find((party) => target.outside.includes(party));
  if (outside !== undefined) {
    return isContraband(event) && target.placeAlone !== 'never'
      ? hit(event, target, [], part('target', 0.7, 'contraband bound for the country, no other consignee named'))
      : { verdict: 'outside', party: outside };
  }
  return matchDestination(event, target, recipients);
}

/** Whether goods or people leave the target: it supplies them, hands them on, or they come out of its territory. */
export function matchSupplier(event: Event, target: Target): TargetReading {
  const named = partiesOf(event.suppliers).filter((party) => target.parties.includes(party));
  if (named.length > 0) {
    const isWithin = isInternal(event, target, named) || isGivenInside(event, target);
    return isWithin ? NONE : hit(event, target, named);
  }
  if (target.scope !== 'state' && target.scope !== 'territory') return NONE;
  const handedOn = partiesOf(event.intermediaries).filter((party) => target.parties.includes(party));
  if (handedOn.length > 0) return hit(event, target, handedOn, part('target', 0.85, 'named as a stage on the way'));
  if (event.places.some((place) => isOnTheWay(place) && isInside(place, target)) && !staysInside(event, target)) {
    return hit(event, target, [], part('target', 0.85, 'left or crossed its territory'));
  }
  return NONE;
}

function matchNamedRecipient(event: Event, target: Target, named: readonly PartyId[]): TargetReading {
  if (target.area === null) return hit(event, target, named);
  const inCountry = event.places.filter((place) => target.countries.includes(place.country));
  if (inCountry.some((place) => place.area === target.area)) return hit(event, target, named);
  if (inCountry.length > 0 && inCountry.every((place) => place.area === 'elsewhere')) {
    return { verdict: 'elsewhere', party: named[0] ?? '' };
  }
  return hit(
    event,
    target,
    named,
    part('target', 0.95, 'the area is not named; supply to the party is taken to reach it'),
  );
}

function matchPlacedRecipient(event: Event, target: Target, placed: readonly PartyId[]): TargetReading {
  if (isGivenInside(event, target)) return NONE;
  if (
    event.places.some(
      (place) => isInside(place, target) && (target.area === null ? isArrival(place) : place.role !== 'origin'),
    )
  ) {
    return hit(event, target, placed);
  }
  const fromItsOwnState = partiesOf(event.suppliers).some((party) => target.countries.includes(party));
  const isPlacedAbroad = event.places.some((place) => isArrival(place) && !target.countries.includes(place.country));
  if (fromItsOwnState && !isPlacedAbroad && target.scope === 'non-state') {
    return hit(event, target, placed, part('target', 0.85, "the State's own arms passed to a group, place not named"));
  }
  const first = placed.find((party) => party !== 'other-group');
  return first === undefined ? NONE : { verdict: 'elsewhere', party: first };
}

function matchDestination(event: Event, target: Target, recipients: readonly PartyId[]): TargetReading {
  const arrivals = event.places.filter((place) => isArrival(place) && isInside(place, target));
  if (arrivals.length === 0 || partiesOf(event.suppliers).some((party) => target.parties.includes(party))) return NONE;
  if (recipients.length > 0) {
    const isDestination = arrivals.some((place) => place.role === 'destination');
    const areThere = event.conduct.includes('armed-personnel') || event.conduct.includes('technical-assistance');
    return target.scope === 'territory' && (isDestination || (areThere && !recipients.some(isState)))
      ? hit(event, target, [], part('target', 0.9, 'delivered into the territory'))
      : NONE;
  }
  if (target.placeAlone === 'always') {
    return hit(event, target, [], part('target', 0.85, 'only the place is named, no recipient'));
  }
  if (target.placeAlone === 'contraband' && isContraband(event)) {
    return hit(event, target, [], part('target', 0.75, 'contraband bound for the territory, no recipient named'));
  }
  return target.placeAlone === 'never' ? NONE : { verdict: 'unnamed' };
}

function hit(event: Event, target: Target, named: readonly PartyId[], ...more: ConfidencePart[]): TargetReading {
  const slots = [...event.suppliers, ...event.recipients].filter((slot) => named.includes(slot.party));
  const parts = [...more];
  if (slots.length > 0 && slots.every((slot) => slot.isInferred)) {
    parts.push(part('party', 0.95, 'the party is implied, not named'));
  }
  if (target.caveat !== null) parts.push(part('list', 0.92, target.caveat));
  return { verdict: 'hit', parts };
}

/** Both ends are the same target, so nothing crosses its edge. Movement into an area from its own State does. */
function isInternal(event: Event, target: Target, named: readonly PartyId[]): boolean {
  if (target.area !== null) return false;
  const suppliers = partiesOf(event.suppliers);
  const recipients = partiesOf(event.recipients);
  if (suppliers.length === 0 || recipients.length === 0) return false;
  const inside =
    target.scope === 'state' || target.scope === 'territory' ? target.parties : named.length === 1 ? named : [];
  return [...suppliers, ...recipients].every((party) => inside.includes(party));
}

/** A territory's own arms given to a group that the text places inside it: they do not cross its edge. */
function isGivenInside(event: Event, target: Target): boolean {
  if (target.area !== null || (target.scope !== 'territory' && target.scope !== 'state')) return false;
  // "rockets for Wagner": loaded in the State that sends them, for somebody whose they become
  if (target.scope === 'state' && event.recipients.length > 0) return false;
  const suppliers = partiesOf(event.suppliers);
  const arrivals = event.places.filter(isArrival);
  return (
    suppliers.length > 0 &&
    suppliers.every((party) => target.parties.includes(party)) &&
    arrivals.length > 0 &&
    arrivals.every((place) => isInside(place, target))
  );
}

function staysInside(event: Event, target: Target): boolean {
  return (
    partiesOf(event.recipients).some((party) => target.parties.includes(party)) ||
    event.places.some((place) => place.role === 'destination' && isInside(place, target))
  );
}

function isContraband(event: Event): boolean {
  return event.modality.includes('intercepted') || event.conduct.includes('transport-concealment');
}

function isArrival(place: PlaceSlot): boolean {
  return place.role === 'destination' || place.role === 'scene';
}

function isOnTheWay(place: PlaceSlot): boolean {
  return place.role === 'origin' || place.role === 'transit';
}

function isInside(place: PlaceSlot, target: Target): boolean {
  return target.countries.includes(place.country) && (target.area === null || place.area === target.area);
}

function partiesOf(slots: Event['suppliers']): PartyId[] {
  return slots.map((slot) => slot.party);
}

function part(name: string, factor: number, reason: string): ConfidencePart {
  return { name, factor, reason };
}
