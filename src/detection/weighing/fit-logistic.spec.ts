import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitLogistic, type Row } from './fit-logistic.js';
import { contributionsOf, probabilityOf, scoreOfKeys, scoresOf } from './linear-model.js';

const row = (names: readonly string[], ...labels: boolean[]): Row => ({
  features: new Map(names.map((name) => [name, 1])),
  labels,
});
const OPTIONS = { ridge: 1, leastRows: 1 };

describe('fitting a logistic model', () => {
  it('finds what tells the rows apart, each output by itself', () => {
    const rows = Array.from({ length: 20 }, () => [
      row(['sent', 'of'], true, false),
      row(['sang', 'of'], false, false),
      row(['sang', 'loud'], false, true),
    ]).flat();
    const model = fitLogistic(['told', 'loud'], rows, OPTIONS);
    const [sent, sang] = ['sent', 'sang'].map((name) => probabilityOf(scoresOf(model, new Map([[name, 1]]))[0]!));
    expect(sent).toBeGreaterThan(0.8);
    expect(sang).toBeLessThan(0.2);
    expect(contributionsOf(model, new Map([['loud', 1]]), 1)[0]?.weight).toBeGreaterThan(1);
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
    expect(probabilityOf(scoresOf(fitLogistic(['told'], rows, OPTIONS), new Map())[0]!)).toBeCloseTo(0.25, 2);
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
        const [score] = scoresOf(model, new Map(names.map((name) => [name, 1])));
        expect(scoreOfKeys(model, names)).toBeCloseTo(score!, 9);
      }),
    );
  });
});
