/** The largest of many. */

/** @returns `least` where there are none or none is larger. Takes any number of values; arguments of a call are bounded. */
export function highest(values: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let top = least;
  for (const value of values) if (value > top) top = value;
  return top;
}
