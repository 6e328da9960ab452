import { describe, expect, it } from '@jest/globals';
import { checkExamples } from '../detection/pack.js';
import { REGIMES } from '../detection/vocabulary.js';
import { loadPack } from './pack.client.js';

const { register } = await loadPack();

describe('the embargoes of the pack', () => {
  it('cover every regime of the taxonomy, in its order', () => {
    expect(register.regimes.map((regime) => regime.id)).toEqual([...REGIMES]);
  });

  it.each(register.regimes.map((regime) => [regime.id, regime] as const))(
    '%s answers its own examples',
    (_, regime) => {
      expect(regime.examples.length).toBeGreaterThan(0);
      expect(checkExamples([regime])).toEqual([]);
    },
  );
});
