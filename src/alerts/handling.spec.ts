import { describe, expect, it } from '@jest/globals';
import { joinLabels, MAX_LABELS } from './handling.js';

describe('labels of alerts that become one', () => {
  it('are each there once, in order', () => {
    expect(joinLabels(['shipping', 'panel'], ['panel', ' air '])).toEqual(['air', 'panel', 'shipping']);
  });

  it('stay with the first where they are too many', () => {
    const own = Array.from({ length: MAX_LABELS - 1 }, (_, index) => `own-${index}`);
    const joined = joinLabels(own, ['a', 'b']);
    expect(joined).toHaveLength(MAX_LABELS);
    expect(joined).toEqual(expect.arrayContaining([...own, 'a']));
  });
});
