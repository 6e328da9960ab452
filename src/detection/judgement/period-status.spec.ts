import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../rules/pack.client.js';
import { periodStatus, surestStatus } from './period-status.js';
import { failedRenewals, RENEWALS } from './tables/renewals.spec-support.js';

const { register } = await loadPack();

describe('how surely measures held', () => {
  it.each(RENEWALS.map((row) => [`${row.regime} ${row.provision ?? 'as a whole'}`, row] as const))('%s', (_, row) => {
    const regime = register.regimes.find(({ id }) => id === row.regime);
    expect(regime === undefined ? ['no such regime'] : failedRenewals([row], regime)).toEqual([]);
  });

  it('is the surest of what is cited, and that of the whole where nothing is', () => {
    const regime = register.regimes.find(({ id }) => id === 'al-shabaab');
    if (regime === undefined) throw new Error('al-shabaab');
    const days = { from: '2026-12-01', to: '2026-12-01' };
    expect(surestStatus(regime, days, ['somalia-ied']).status).toBe('presumed');
    expect(surestStatus(regime, days, ['somalia-ied', 'somalia-2713-4']).status).toBe('in-force');
    expect(surestStatus(regime, days, []).status).toBe('in-force');
    expect(periodStatus(regime, { from: '2026-11-01', to: '2026-11-30' }, 'somalia-ied').period?.lastVerifiedOn).toBe(
      '2025-12-12',
    );
  });
});
