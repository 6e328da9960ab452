import { describe, expect, it } from '@jest/globals';
import type { CheckedRenewal } from '../rules/register.service.js';
import { describeRenewal } from '../rules/embargo-response.js';
import { findRenewals } from '../rules/find-renewals.js';
import { loadPack } from '../rules/pack.client.js';
import { buildEmbargo, buildEmbargoes } from './build-embargo.js';
import { buildRenewals, describeUnchecked } from './build-renewals.js';

const { register, version } = await loadPack();
const TODAY = '2026-11-23';
const NAMES = new Map([['7', 'Ana Kovač']]);

const due = (today: string): CheckedRenewal[] =>
  findRenewals(register, today).map((renewal) => ({
    ...describeRenewal(renewal),
    check: null,
    needsCheck: renewal.standing !== 'later',
  }));
const viewOf = (id: string, today = TODAY) => buildRenewals(due(today), NAMES).find((one) => one.id === id);
const regime = (id: string) => {
  const found = register.regimes.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('what falls due, in words', () => {
  it('says how long, what hangs on it, and what a person has to check', () => {
    expect(viewOf('south-sudan-2026-05-31')).toMatchObject({
      due: '31 May 2026',
      wait: '176 days overdue',
      check: 'Renewal to be checked by a person, last verified on 30 May 2025.',
      reach: 'The whole embargo hangs on it.',
    });
    expect(viewOf('al-shabaab-2026-11-30')).toMatchObject({
      wait: 'in 7 days',
      check: null,
      reach: 'These clauses hang on it: somalia-ied, somalia-2182-15.',
    });
    expect(viewOf('yemen-houthis-2026-11-14')?.reach).toBe('No clause of the register hangs on it.');
    expect(viewOf('taliban-2027-02')).toMatchObject({ due: 'by 28 February 2027', check: null });
  });

  it('says of a mandate that is over that it is, not that the law hangs on it', () => {
    expect(viewOf('south-sudan-2026-07-01')).toMatchObject({
      check: null,
      entries: [{ what: 'Mandate: Panel of Experts on South Sudan' }],
    });
  });

  it.each([
    ['2026-11-29', 'in 1 day'],
    ['2026-11-30', 'due today'],
    ['2026-12-01', '1 day overdue'],
  ])('on %s: %s', (today, wait) => {
    expect(viewOf('al-shabaab-2026-11-30', today)?.wait).toBe(wait);
  });

  it('names who looked and what was found', () => {
    const [first] = due(TODAY);
    if (first === undefined) throw new Error('none');
    const check = { note: 'No vote.', packVersion: version, checkedBy: '7', checkedAt: '2026-11-22T10:00:00.000Z' };
    expect(buildRenewals([{ ...first, check, needsCheck: false }], NAMES)[0]?.checked).toEqual({
      who: 'Ana Kovač',
      when: '22 November 2026',
      note: 'No vote.',
      pack: version.slice(0, 7),
    });
  });

  it.each([
    [0, 0, null],
    [1, 0, '1 renewal is overdue'],
    [0, 1, '1 renewal is due within 30 days'],
    [3, 2, '3 renewals are overdue and 2 are due within 30 days'],
    [0, 2, '2 renewals are due within 30 days'],
  ])('tells operators of %d overdue and %d due: %s', (overdue, soon, words) => {
    expect(describeUnchecked({ overdue, due: soon })).toBe(words);
  });
});

describe('how old the facts are', () => {
  it.each([
    ['2026-11-23', '23 November 2026'],
    ['2026-11-24', '23 November 2026, 1 day ago'],
    ['2027-03-03', '23 November 2026, 100 days ago'],
  ])('on %s: %s', (today, words) => {
    expect(buildEmbargoes(register, version, today, today, []).asOf).toBe(words);
  });
});

describe('the library', () => {
  it('says of each presumed embargo on the day that its renewal is to be checked, and of no other', () => {
    const checked = (day: string): string[] =>
      buildEmbargoes(register, version, day, TODAY, [])
        .rows.filter(({ check }) => check !== null)
        .map(({ id }) => id);
    expect(checked(TODAY)).toEqual(['sudan-darfur', 'south-sudan', 'drc', 'car', 'haiti']);
    expect(checked('2026-05-30')).toEqual([]);
    expect(checked('2026-05-31')).toEqual(['south-sudan']);
  });

  it('leads to the days of change before and after, and back to today', () => {
    const { steps } = buildEmbargoes(register, version, '2025-09-28', TODAY, []);
    expect(steps).toEqual({
      before: { label: '12 September 2025', href: '/embargoes?on=2025-09-12' },
      after: { label: '17 October 2025', href: '/embargoes?on=2025-10-17' },
      today: { label: '23 November 2026', href: '/embargoes' },
    });
    expect(buildEmbargo(regime('dprk'), TODAY, TODAY, []).steps).toMatchObject({ after: null, today: null });
  });

  it('shows an embargo as it was: its aim, the clauses presumed, the exemptions with their terms', () => {
    const model = buildEmbargo(regime('al-shabaab'), '2026-12-01', TODAY, []);
    expect(model.check).toBeNull();
    expect(model.inForce.filter(({ check }) => check !== null).map(({ id }) => id)).toEqual([
      'somalia-2182-15',
      'somalia-ied',
    ]);
    expect(model.targets).not.toContain('Everyone in Somalia.');
    expect(buildEmbargo(regime('al-shabaab'), '2000-01-01', TODAY, []).targets).toEqual(['Everyone in Somalia.']);
    const notified = model.exemptions.find(({ source }) => source === 'S/RES/2713 (2023), 36');
    expect(notified?.note).toBe('after notice; since 1 December 2023; read in an official text');
    const before = buildEmbargo(regime('al-shabaab'), '2010-01-01', TODAY, []);
    expect(before.exemptions.map(({ source }) => source)).toEqual(['S/RES/1744 (2007)']);
    expect(before.otherExemptions).toHaveLength(4);
    expect(model.bodies.length).toBeGreaterThan(0);
    expect(model.history.at(-1)).toMatchObject({ on: '2025-12-12', act: 'Renewed' });
  });

  it('has a timeline with a row, its stretches and its steps for every embargo', () => {
    const { timeline } = buildEmbargoes(register, version, TODAY, TODAY, []);
    expect(timeline.rows).toHaveLength(register.regimes.length);
    expect(timeline.rows.find(({ id }) => id === 'haiti')?.stretches).toEqual([
      '23 June 1993 to 15 October 1994',
      '21 October 2022 to 16 October 2026',
      'since 17 October 2026, presumed in force',
    ]);
  });
});
