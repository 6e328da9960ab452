/** Takes an empty side of an event from the other events of its article. */
import { isLinked } from './check-ground.js';
import type { SentenceEvent } from './read-frames.js';
import { sidesOf, type Roster } from './roster.js';
import { isPassed } from './settle-sides.js';
import { isGroupSide, type Side } from './side.js';

/** Events before and after that may lend a side. */
const LENDERS = 12;

/**
 * The side as other sentences of the article tell it: the nearest that agrees on the other side.
 * @param own place of the event among all.
 */
export function borrow(
  events: readonly SentenceEvent[],
  own: number,
  role: 'supplier' | 'recipient',
  others: readonly Side[],
  roster: Roster,
): Side[] {
  const opposite = role === 'supplier' ? 'recipient' : 'supplier';
  const event = events[own]!;
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
