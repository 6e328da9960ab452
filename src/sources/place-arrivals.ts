/** When the new items of a document arrived, as far as can be told. */
import type { SeenItem } from './certify-document.js';

const DAY_MS = 86_400_000;

/** Older dates in a first document tell nothing of the present habit. */
const MAX_AGE_MS = 60 * DAY_MS;

/** A stated date this long before the poll at which the item was not there yet is still taken for its arrival: caches. */
const LATE_MS = 10 * 60_000;

/**
 * Arrivals in ms, ascending. In a first document the stated dates of the last 60 days; after that an item arrived between
 * the answer before and now: at its stated date where that lies there, else spread evenly, since it is undated or
 * back-dated.
 *
 * @param previous When the answer before came; null for the first.
 */
export function placeArrivals(seen: readonly SeenItem[], previous: Date | null, now: Date): number[] {
  const isNew = seen.filter((item) => item.isNew);
  const to = now.getTime();
  const from = previous === null ? to - MAX_AGE_MS : previous.getTime() - LATE_MS;
  const placed: number[] = [];
  let unplaced = 0;
  for (const { published } of isNew) {
    const at = published?.getTime() ?? Number.NaN;
    if (at > from && at <= to) placed.push(at);
    else unplaced += 1;
  }
  if (previous !== null) {
    const step = (to - previous.getTime()) / (unplaced + 1);
    for (let index = 1; index <= unplaced; index++) placed.push(Math.round(previous.getTime() + step * index));
  }
  return placed.sort((a, b) => a - b);
}
