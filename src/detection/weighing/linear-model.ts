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
  /** Feature → pairs of output and weight, one after the other. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

/** Log odds, one per output. */
export function scoresOf(model: LinearModel, features: Features): number[] {
  const scores = [...model.bias];
  for (const [name, value] of features) {
    const pairs = model.weights.get(name);
    if (pairs) for (let i = 0; i < pairs.length; i += 2) scores[pairs[i]!]! += pairs[i + 1]! * value;
  }
  return scores;
}

/** Log odds of a model of one output, of features that are there or not. */
export function scoreOfKeys(model: LinearModel, keys: Iterable<string>): number {
  let score = model.bias[0]!;
  for (const key of keys) {
    const pairs = model.weights.get(key);
    if (pairs) score += pairs[1]!;
  }
  return score;
}

/** From log odds to a probability, 0–1. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** What a feature adds to the log odds of an output. */
export interface Contribution {
  readonly feature: string;
  readonly weight: number;
}

/** What speaks for and against an output, the strongest first. */
export function contributionsOf(model: LinearModel, features: Features, output = 0): Contribution[] {
  const found: Contribution[] = [];
  for (const [feature, value] of features) {
    const pairs = model.weights.get(feature) ?? [];
    for (let i = 0; i < pairs.length; i += 2)
      if (pairs[i] === output) found.push({ feature, weight: pairs[i + 1]! * value });
  }
  return found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
