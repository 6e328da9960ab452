import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { certifyDocument, tipOf, type SeenItem } from './certify-document.js';

const known = (...ids: number[]): SeenItem[] =>
  ids.map((id) => ({ articleId: String(id), isNew: false, published: null }));
const fresh = (...ids: number[]): SeenItem[] =>
  ids.map((id) => ({ articleId: String(id), isNew: true, published: null }));
const tip = (...ids: number[]): string[] => ids.map(String);

describe('certifyDocument', () => {
  it('has nothing to say of a first document', () => {
    expect(certifyDocument(null, fresh(3, 2, 1))).toBe('unknown');
    expect(certifyDocument([], fresh(3, 2, 1))).toBe('unknown');
  });

  it('finds a document contiguous when the newest of the one before are still in it', () => {
    expect(certifyDocument(tip(5, 4, 3), [...fresh(7, 6), ...known(5)])).toBe('contiguous');
    expect(certifyDocument(tip(8, 7, 6, 5), [...fresh(9), ...known(8, 7)])).toBe('contiguous');
  });

  it('finds a gap when nothing known came back, and when all is gone', () => {
    expect(certifyDocument(tip(3, 2), fresh(9, 8, 7))).toBe('gap');
    expect(certifyDocument(tip(3, 2), [])).toBe('gap');
  });

  it('is not deceived by items that are kept in the window for good', () => {
    expect(certifyDocument(tip(8, 7, 6, 5), [...known(1), ...fresh(12, 11, 10)])).toBe('gap');
    expect(certifyDocument(tip(8, 7, 6, 5), [...known(7), ...fresh(12, 11, 10)])).toBe('gap');
  });
});

describe('tipOf', () => {
  it('is the newer half, new items first, then what is left of the tip before', () => {
    expect(tipOf(tip(5, 4, 3), [...fresh(7, 6), ...known(5, 4, 3, 2)])).toEqual(tip(7, 6, 5));
  });

  it('takes dates over the order in which a shuffled document stands, where all new items have one', () => {
    const at = (id: number): SeenItem => ({ articleId: String(id), isNew: true, published: new Date(id * 1_000) });
    expect(tipOf(null, [at(1), at(4), at(2), at(3)])).toEqual(tip(4, 3));
  });

  it('ranks an item that is kept in the window behind those that came after it', () => {
    let before = tipOf(null, fresh(4, 3, 2, 1));
    before = tipOf(before, [...known(1), ...fresh(5), ...known(4, 3)]);
    expect(before).toEqual(tip(5, 4));
    expect(certifyDocument(before, [...known(1), ...fresh(20, 19, 18)])).toBe('gap');
  });

  it('is bounded', () => {
    expect(tipOf(null, fresh(...Array.from({ length: 2_000 }, (_, id) => id)))).toHaveLength(32);
  });
});

describe('a window on the newest items, polled at any times', () => {
  it('is never called contiguous when an item came and went, with or without items that stay for good', () => {
    const arbitrary = fc.record({
      window: fc.integer({ min: 4, max: 40 }),
      arrivals: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 }),
      pinned: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ window, arrivals, pinned }) => {
        let last = window + 10;
        // what is pinned stands there from the first document on
        const first = [...range(last - window + 1, last), ...range(1, pinned)];
        let before = tipOf(null, fresh(...first));
        const seen = new Set(first);
        for (const count of arrivals) {
          last += count;
          const shown = [...range(last - window + 1, last), ...range(1, pinned)];
          const items = shown.map((id) => (seen.has(id) ? known(id) : fresh(id))).flat();
          const certificate = certifyDocument(before, items);
          if (count > window) expect(certificate).toBe('gap');
          if (count <= window / 2 - 2) expect(certificate).toBe('contiguous');
          before = tipOf(before, items);
          for (const id of shown) seen.add(id);
        }
      }),
    );
  });
});

/** From `high` down to `low`. */
function range(low: number, high: number): number[] {
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => high - index);
}
