/** The weights of a language by the numbers of their features. */
import { FeatureIndex } from './feature-index.js';
import { numberModel, type NumberedModel } from './numbered-model.js';
import type { Weights } from './weights.js';

/** Models that share one index. */
export interface NumberedWeights {
  readonly index: FeatureIndex;
  readonly sentence: NumberedModel;
  readonly article: NumberedModel;
  readonly breach: NumberedModel;
  readonly party: NumberedModel;
  readonly goods: NumberedModel;
  readonly slots: NumberedModel;
  /** `conduct:arms-transfer` … in the order of the outputs of `slots`. */
  readonly slotNames: readonly string[];
}

/** Numbered once for as long as the weights are in use: it takes as long as some dozen articles. */
const numbered = new WeakMap<Weights, NumberedWeights>();

/** Numbers the features of all models of a language. */
export function numberWeights(weights: Weights): NumberedWeights {
  const known = numbered.get(weights);
  if (known) return known;
  const { sentence, article, breach, party, goods, slots } = weights;
  const names = new Set<string>();
  for (const model of [sentence, article, breach, party, goods, slots])
    for (const name of model.weights.keys()) names.add(name);
  const index = FeatureIndex.of(names);
  const made: NumberedWeights = {
    index,
    sentence: numberModel(sentence, index),
    article: numberModel(article, index),
    breach: numberModel(breach, index),
    party: numberModel(party, index),
    goods: numberModel(goods, index),
    slots: numberModel(slots, index),
    slotNames: slots.outputs,
  };
  numbered.set(weights, made);
  return made;
}
