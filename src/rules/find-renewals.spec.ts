import { describe, expect, it } from '@jest/globals';
import { findRenewals, isPressing, type Renewal } from './find-renewals.js';
import { loadPack } from './pack.client.js';

const { register } = await loadPack();
const TODAY = '2026-11-23';
const on = (today: string, id: string): Renewal | undefined =>
  findRenewals(register, today).find((one) => one.id === id);

describe('what falls due in the register', () => {
  it('is, on the day up to which it was checked, these ends and mandates, the nearest day first', () => {
    const found = findRenewals(register, TODAY).map(({ id, standing }) => `${id} ${standing}`);
    expect(found).toEqual([
      'libya-2026-05-25 overdue',
      'south-sudan-2026-05-31 overdue',
      'drc-2026-07-01 overdue',
      'south-sudan-2026-07-01 overdue',
      'car-2026-07-31 overdue',
      'drc-2026-08-01 overdue',
      'car-2026-08-31 overdue',
      'sudan-darfur-2026-09-12 overdue',
      'sudan-darfur-2026-10-12 overdue',
      'haiti-2026-10-17 overdue',
      'yemen-houthis-2026-11-14 overdue',
      'haiti-2026-11-17 overdue',
      'al-shabaab-2026-11-30 due',
      'yemen-houthis-2026-12-15 due',
      'al-shabaab-2026-12-31 later',
      'lebanon-2026-12-31 later',
      'taliban-2027-02 later',
      'isil-al-qaida-2027-06 later',
    ]);
  });

  it('joins the entries that hang on one day, with the day of the last verified renewal', () => {
    const found = on(TODAY, 'south-sudan-2026-05-31');
    expect(found).toMatchObject({ due: '2026-05-31', daysLeft: -176, lastVerifiedOn: '2025-05-30' });
    expect(found?.entries.map(({ kind, isPresumed }) => [kind, isPresumed])).toEqual([
      ['period', false],
      ['period', true],
      ['watch', false],
    ]);
    expect(found?.entries[0]?.symbols).toContain('S/RES/2781 (2025)');
  });

  it('says which clauses hang on it', () => {
    expect(on(TODAY, 'al-shabaab-2026-11-30')?.entries.find(({ isPresumed }) => isPresumed)?.provisions).toEqual([
      'somalia-ied',
      'somalia-2182-15',
    ]);
    expect(on(TODAY, 'haiti-2026-10-17')?.entries[0]?.provisions).toBeNull();
  });

  it.each([
    ['2026-10-30', 'later', 31],
    ['2026-10-31', 'due', 30],
    ['2026-11-29', 'due', 1],
    ['2026-11-30', 'overdue', 0],
    ['2026-12-01', 'overdue', -1],
  ])('on %s counts the days to the first one out of force: %s', (today, standing, daysLeft) => {
    expect(on(today, 'al-shabaab-2026-11-30')).toMatchObject({ standing, daysLeft });
  });

  it('takes a month for its last day', () => {
    expect(on('2027-01-29', 'taliban-2027-02')).toMatchObject({ due: '2027-02-28', standing: 'due', daysLeft: 30 });
    expect(on('2027-02-27', 'taliban-2027-02')?.standing).toBe('due');
  });

  it('presses only for what is due or overdue', () => {
    expect(findRenewals(register, TODAY).filter(isPressing)).toHaveLength(14);
  });
});

describe('the dates of the register', () => {
  it.each(register.regimes.map((regime) => [regime.id, regime] as const))(
    '%s: every end has a change on its day, or is to be renewed',
    (_, regime) => {
      const due = new Set(findRenewals(register, TODAY).map(({ due: day }) => day));
      const ends = [...regime.periods, ...regime.provisions].flatMap(({ until }) => until ?? []);
      expect(ends.filter((end) => !due.has(end) && !regime.changes.some((change) => change.on === end))).toEqual([]);
      if (regime.lastVerifiedExpiry !== null) expect(ends).toContain(regime.lastVerifiedExpiry);
    },
  );

  it.each(register.regimes.map((regime) => [regime.id, regime] as const))(
    '%s: every beginning of a ban or a sure period has a change on its day',
    (_, regime) => {
      const begins = [...regime.periods.filter(({ status }) => status !== 'presumed'), ...regime.provisions];
      expect(begins.filter(({ from }) => !regime.changes.some((change) => change.on === from))).toEqual([]);
    },
  );

  it('presume nothing that a change verified', () => {
    for (const { periods, changes } of register.regimes) {
      for (const period of periods.filter(({ status }) => status === 'presumed')) {
        expect(changes.map(({ on: day }) => day)).toContain(period.lastVerifiedOn);
        expect(period).toMatchObject({ until: null, confidence: 'low' });
      }
    }
  });
});
