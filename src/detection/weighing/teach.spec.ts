import { describe, expect, it } from '@jest/globals';
import { foldsOf } from './teach.js';

describe('cutting lessons into parts', () => {
  it('keeps a group together, loses none and evens out the sizes', () => {
    const groups = [...Array(6).fill('a'), ...Array(3).fill('b'), ...Array(2).fill('c'), 'd'] as string[];
    const folds = foldsOf(groups, 2);
    expect(folds.map((fold) => [...fold].sort())).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('makes no empty part', () => {
    expect(foldsOf(['a', 'a', 'b'], 5)).toHaveLength(2);
  });
});
