/** What chance deals out, from a seeded generator: the same seed, the same world. */

/** Numbers uniform in [0, 1). */
export type Random = () => number;

/** Standard normal (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Exponential with mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

/** Uniform on the logarithmic scale. */
export function logUniform(random: Random, low: number, high: number): number {
  return low * (high / low) ** random();
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}
