import { describe, expect, it } from '@jest/globals';
import { findRenewals } from './find-renewals.js';
import { loadPack } from './pack.client.js';
import { touchRegister, type TouchedEntries } from './touch-register.js';

const { register } = await loadPack();
const TODAY = '2026-11-23';

function touched(id: string, acts: string[], day: string | null): TouchedEntries {
  const regime = register.regimes.find((one) => one.id === id);
  if (regime === undefined) throw new Error(id);
  const renewals = findRenewals(register, TODAY).filter((one) => one.regime === id);
  return touchRegister(regime, { acts, days: day === null ? [] : [{ from: day, to: day }] }, renewals, TODAY);
}

describe('a report of a Council act beside the register', () => {
  it('stands beside the renewal and the presumed period that it settles', () => {
    const found = touched('south-sudan', ['renew'], '2026-05-29');
    expect(found.changes).toEqual([]);
    expect(found.periods[0]).toMatchObject({ status: 'presumed', from: '2026-05-31' });
    expect(found.renewals.map(({ id }) => id)).toEqual(['south-sudan-2026-05-31', 'south-sudan-2026-07-01']);
    expect(found.provisions).toEqual(['south-sudan-2428-4']);
    expect(found.toCheck[0]).toContain('no change within 14 days');
    expect(found.toCheck[1]).toMatch(/^Renewed: until which day/);
  });

  it('stands beside the change the register has already', () => {
    const found = touched('south-sudan', ['renew'], '2025-06-02');
    expect(found.changes.map(({ resolution }) => resolution)).toEqual(['S/RES/2781 (2025)']);
    expect(found.toCheck[0]).toContain('The register has a change near that day');
  });

  it.each([
    ['2024-07-16', 1],
    ['2024-07-15', 0],
    ['2024-08-13', 1],
    ['2024-08-14', 0],
  ])('knows a change within fourteen days, on %s: %d', (day, count) => {
    expect(touched('car', ['lift'], day).changes).toHaveLength(count);
  });

  it('touches only clauses on listed persons where a committee lists somebody', () => {
    const found = touched('haiti', ['list'], '2026-10-20');
    expect(found.provisions).toEqual(['haiti-2653-11']);
    expect(found.renewals).toEqual([]);
    expect(touched('haiti', ['renew'], '2026-10-20').provisions).toEqual(['haiti-2653-11', 'haiti-2752', 'haiti-2794']);
  });

  it('touches the clauses of the day, not those of other days', () => {
    expect(touched('drc', ['ease'], '2006-05-01').provisions).toEqual(['drc-1596-1']);
  });

  it('asks in general where the act or its day was not read', () => {
    const found = touched('libya', [], null);
    expect(found.toCheck.at(-1)).toContain('from which day?');
    expect(found.provisions).toContain('libya-1970-9');
  });

  it.each(['renew', 'impose', 'amend', 'ease', 'lift', 'lapse', 'snapback', 'list', 'delist'])(
    'has a question for %s',
    (act) => {
      expect(touched('iran', [act], '2025-09-28').toCheck).toHaveLength(2);
      expect(touched('iran', [act], '2025-09-28').toCheck[1]).not.toContain('Read the resolution');
    },
  );
});
