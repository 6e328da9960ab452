import { describe, expect, it } from '@jest/globals';
import { wilson } from '../../platform/statistics/wilson.js';
import { Tally } from './tally.js';

describe('a tally', () => {
  it('counts values as sets, record by record', () => {
    const tally = new Tally();
    expect(tally.add(['a', 'b'], ['a'])).toBe(false);
    expect(tally.add(['c'], ['c'])).toBe(true);
    expect(tally.add([], ['d', 'd'])).toBe(false);
    const { precision, recall, f1, n } = tally.figures;
    expect([precision, recall, f1, n]).toEqual([2 / 3, 2 / 3, 4 / 6, 3]);
  });

  it('puts its F1 inside its interval, the same one each time', () => {
    const filled = (): Tally => {
      const tally = new Tally();
      for (let i = 0; i < 200; i++) tally.add(['a'], i % 5 === 0 ? [] : ['a']);
      return tally;
    };
    const { f1, f195, recall, recall95 } = filled().figures;
    expect(f195[0]).toBeLessThan(f1);
    expect(f195[1]).toBeGreaterThan(f1);
    expect(f195[1] - f195[0]).toBeLessThan(0.12);
    expect(recall95[0]).toBeLessThan(recall);
    expect(filled().figures).toEqual(filled().figures);
  });

  it('knows nothing where nothing was expected or found', () => {
    const tally = new Tally();
    tally.add([], []);
    expect(tally.figures).toMatchObject({ n: 0, precision95: [0, 1], recall95: [0, 1], f195: [0, 1] });
  });
});

describe("Wilson's interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (hits, all, low, high) => {
    const [from, to] = wilson(hits, all);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });
});
