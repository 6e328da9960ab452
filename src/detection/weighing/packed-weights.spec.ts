import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PackedWeights } from './packed-weights.js';

describe('packed weights', () => {
  it('are what was packed, in its order and to the last bit', () => {
    const pairs = fc.array(fc.tuple(fc.nat(50), fc.double({ noNaN: true })), { maxLength: 4 });
    const byFeature = fc.dictionary(
      fc.string({ minLength: 1 }).map((name) => `1 ${name}`),
      pairs.map((list) => list.flat()),
    );
    fc.assert(
      fc.property(byFeature, (weights) => {
        const packed = new PackedWeights(weights);
        expect([...packed]).toEqual(Object.entries(weights));
        expect([...packed.keys()]).toEqual(Object.keys(weights));
        expect(packed.size).toBe(Object.keys(weights).length);
      }),
    );
  });
});
