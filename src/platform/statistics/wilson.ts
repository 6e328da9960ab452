/** How sure a share is that was counted. */

/** From a lower to an upper bound: 95 of 100 such intervals hold the true value. */
export type Interval = readonly [number, number];

/** The 97.5th percentile of the standard normal distribution. */
const Z = 1.959_964;

/** Score interval of a share (E. B. Wilson, Journal of the American Statistical Association 22, 1927, 209–212). */
export function wilson(hits: number, all: number): Interval {
  if (all === 0) return [0, 1];
  const share = hits / all;
  const spread = Z ** 2 / all;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share)) / all + spread / (4 * all))) / (1 + spread);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
