/** Logistic models over named features: what a reading by rules cannot weigh, learned from labelled news. */

/** Named features of a thing with their values; what is not named is 0. */
export type Features = ReadonlyMap<string, number>;

/**
 * One or several logistic models over the same features.
 * Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2nd ed., 4.4.
 */
export interface LinearModel {
  /** What each model tells the odds of. */
  readonly outputs: readonly string[];
  /** One per output. */
  readonly bias: readonly number[];
  /** Feature → pairs of output and weight, one after the other; as a map, or packed. */
  readonly weights: NamedWeights;
}

/** Weights by feature, in an order that stays. */
export interface NamedWeights extends Iterable<readonly [string, readonly number[]]> {
  readonly size: number;
  keys(): Iterable<string>;
}

/** From log odds to a probability, 0–1. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
