import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitLogistic, type Row } from './fit-logistic.js';
import { FeatureIndex } from './feature-index.js';
import { probabilityOf, type LinearModel } from './linear-model.js';
import { numberModel, scoreOfFeatures, scoresOf, strongestOf } from './numbered-model.js';

const row = (names: readonly string[], ...labels: boolean[]): Row => ({
  features: new Map(names.map((name) => [name, 1])),
  labels,
});
/** A model by number, and the numbers of features that it may know. */
const numbered = (model: LinearModel, ...names: string[]) => {
  const index = FeatureIndex.open();
  const numbers = names.map((name) => index.number(name));
  return { model: numberModel(model, index), numbers, features: { features: numbers, values: numbers.map(() => 1) } };
};
const scoreFor = (model: LinearModel, ...names: string[]): Float64Array => {
  const { model: own, features } = numbered(model, ...names);
  return scoresOf(own, features);
};
const OPTIONS = { ridge: 1, leastRows: 1 };

describe('fitting a logistic model', () => {
  it('finds what tells the rows apart, each output by itself', () => {
    const rows = Array.from({ length: 20 }, () => [
      row(['sent', 'of'], true, false),
      row(['sang', 'of'], false, false),
      row(['sang', 'loud'], false, true),
    ]).flat();
    const model = fitLogistic(['told', 'loud'], rows, OPTIONS);
    const [sent, sang] = ['sent', 'sang'].map((name) => probabilityOf(scoreFor(model, name)[0]!));
    expect(sent).toBeGreaterThan(0.8);
    expect(sang).toBeLessThan(0.2);
    expect(scoreFor(model, 'loud')[1]! - scoreFor(model)[1]!).toBeGreaterThan(1);
  });

  it('knows nothing of what it saw too seldom', () => {
    const rows = [
      row(['sent'], true),
      row(['sent'], true),
      row(['once'], true),
      row(['sang'], false),
      row(['sang'], false),
    ];
    const model = fitLogistic(['told'], rows, { ridge: 1, leastRows: 2 });
    expect([...model.weights.keys()].sort()).toEqual(['sang', 'sent']);
  });

  it('tells the share of what is so where no feature tells anything', () => {
    const rows = Array.from({ length: 40 }, (_, index) => row([], index % 4 === 0));
    expect(probabilityOf(scoreFor(fitLogistic(['told'], rows, OPTIONS))[0]!)).toBeCloseTo(0.25, 2);
  });

  const rowsOf = fc.array(
    fc.record({ names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), isSo: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  );

  it('gives the same weights for the same rows, and finite ones for any', () => {
    fc.assert(
      fc.property(rowsOf, (all) => {
        const rows = all.map(({ names, isSo }) => row(names, isSo));
        const model = fitLogistic(['told'], rows, OPTIONS);
        expect(fitLogistic(['told'], rows, OPTIONS)).toEqual(model);
        for (const [, pairs] of model.weights) expect(pairs.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('scores features that are there or not as it scores features with values', () => {
    fc.assert(
      fc.property(rowsOf, fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x')), (all, names) => {
        const model = fitLogistic(
          ['told'],
          all.map(({ names: own, isSo }) => row(own, isSo)),
          OPTIONS,
        );
        const [score] = scoreFor(model, ...names);
        const { model: own, numbers } = numbered(model, ...names);
        expect(scoreOfFeatures(own, numbers)).toBeCloseTo(score!, 9);
      }),
    );
  });

  it('names what speaks most for an output and against it', () => {
    const weights = new Map([
      ['a', [0, 2]],
      ['b', [0, -3]],
      ['c', [0, 5]],
      ['d', [0, 2]],
      ['e', [1, 9]],
    ]);
    const { model, features, numbers } = numbered(
      { outputs: ['x', 'y'], bias: [0, 0], weights },
      'd',
      'a',
      'b',
      'c',
      'e',
    );
    const [d, a, b, c] = numbers;
    expect(strongestOf(model, features, true, 2).map(({ feature }) => feature)).toEqual([c, d]);
    expect(strongestOf(model, features, true, 9).map(({ feature }) => feature)).toEqual([c, d, a]);
    expect(strongestOf(model, features, false, 9)).toEqual([{ feature: b, weight: -3 }]);
  });
});
