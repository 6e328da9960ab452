/** Models by the numbers of their features: what weighing goes by. */
import { UNKNOWN, type FeatureIndex } from './feature-index.js';
import type { LinearModel } from './linear-model.js';

/** Numbered features of a thing with their values, side by side; what is not there is 0. */
export interface Values {
  readonly features: readonly number[];
  readonly values: readonly number[];
}

/** A model whose features are known by number. */
export interface NumberedModel {
  readonly bias: readonly number[];
  /** Where the pairs of a feature begin; those of the next follow. */
  readonly starts: Int32Array;
  readonly outputs: Int32Array;
  readonly weights: Float64Array;
}

/** @param index what it does not know is left out. */
export function numberModel({ bias, weights }: LinearModel, index: FeatureIndex): NumberedModel {
  // An open index takes up all of them first: what is numbered later has no place in the model.
  for (const name of weights.keys()) index.number(name);
  const starts = new Int32Array(index.names.length + 1);
  for (const [name, pairs] of weights) {
    const number = index.number(name);
    if (number !== UNKNOWN) starts[number + 1] = pairs.length / 2;
  }
  for (let number = 0; number < index.names.length; number++) starts[number + 1]! += starts[number]!;
  const outputs = new Int32Array(starts.at(-1)!);
  const values = new Float64Array(outputs.length);
  for (const [name, pairs] of weights) {
    const number = index.number(name);
    if (number === UNKNOWN) continue;
    for (let i = 0; i < pairs.length; i += 2) {
      const place = starts[number]! + i / 2;
      outputs[place] = pairs[i]!;
      values[place] = pairs[i + 1]!;
    }
  }
  return { bias, starts, outputs, weights: values };
}

/** Log odds, one per output. */
export function scoresOf(
  { bias, starts, outputs, weights }: NumberedModel,
  { features, values }: Values,
): Float64Array {
  const scores = Float64Array.from(bias);
  for (let at = 0; at < features.length; at++) {
    const feature = features[at]!;
    const value = values[at]!;
    const end = starts[feature + 1]!;
    for (let i = starts[feature]!; i < end; i++) scores[outputs[i]!]! += weights[i]! * value;
  }
  return scores;
}

/** Log odds of a model of one output, of features that are there or not. */
export function scoreOfFeatures({ bias, starts, weights }: NumberedModel, features: readonly number[]): number {
  let score = bias[0]!;
  for (const number of features) {
    const start = starts[number]!;
    // a feature that was met after the model was numbered has no place in it: `undefined` is smaller than nothing
    if (start < starts[number + 1]!) score += weights[start]!;
  }
  return score;
}

/** What a feature adds to the log odds of the first output. */
export interface Contribution {
  readonly feature: number;
  readonly weight: number;
}

/** What speaks most for the first output, or against it, the strongest first. */
export function strongestOf(
  { starts, outputs, weights }: NumberedModel,
  { features, values }: Values,
  isFor: boolean,
  count: number,
): Contribution[] {
  const found: Contribution[] = [];
  for (let at = 0; at < features.length; at++) {
    const feature = features[at]!;
    const start = starts[feature]!;
    if (!(start < starts[feature + 1]!) || outputs[start] !== 0) continue;
    const weight = weights[start]! * values[at]!;
    if (weight > 0 !== isFor) continue;
    if (found.length === count && Math.abs(found[count - 1]!.weight) >= Math.abs(weight)) continue;
    let place = found.length;
    while (place > 0 && Math.abs(found[place - 1]!.weight) < Math.abs(weight)) place--;
    found.splice(place, 0, { feature, weight });
    if (found.length > count) found.pop();
  }
  return found;
}
