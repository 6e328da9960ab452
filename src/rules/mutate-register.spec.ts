/** Does the table of the law see a wrong register? Every date shifted by a day, every scope narrowed or turned. */
import { describe, expect, it } from '@jest/globals';
import { casesOf, failuresOf } from '../detection/judgement/judge-table.spec-support.js';
import type { Coverage, Exemption, Period, Provision, Regime, Target } from '../detection/judgement/register.js';
import { TABLES } from '../detection/judgement/tables/all.spec-support.js';
import { failedRenewals, RENEWALS } from '../detection/judgement/tables/renewals.spec-support.js';
import { loadPack } from './pack.client.js';

interface Mutant {
  readonly what: string;
  readonly regime: Regime;
}

const { register } = await loadPack();
const CASES = new Map(TABLES.map((table) => [table.regime, casesOf(table)]));

describe('a register that is wrong in one place', () => {
  it('is caught by the table of the law, in at least 95 of 100 places', () => {
    const mutants = register.regimes.flatMap(mutantsOf);
    const missed = mutants.filter(({ regime }) => !isCaught(regime));
    expect(mutants.length).toBeGreaterThan(500);
    const share = 1 - missed.length / mutants.length;
    if (share < 0.95) expect(missed.map(({ what }) => what)).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});

function isCaught(regime: Regime): boolean {
  return (
    failedRenewals(RENEWALS, regime).length > 0 ||
    (CASES.get(regime.id) ?? []).some((one) => failuresOf([one], [regime]).length > 0)
  );
}

function mutantsOf(regime: Regime): Mutant[] {
  return [
    ...replaceEach(regime, 'provisions', (one) => mutateProvision(one)),
    ...replaceEach(regime, 'targets', (one) => mutateTarget(one)),
    ...replaceEach(regime, 'periods', (one) => mutatePeriod(one)),
    ...replaceEach(regime, 'exemptions', (one) => mutateExemption(one)),
  ];
}

function replaceEach<K extends 'provisions' | 'targets' | 'periods' | 'exemptions'>(
  regime: Regime,
  key: K,
  mutate: (one: Regime[K][number]) => [string, Regime[K][number]][],
): Mutant[] {
  return regime[key].flatMap((one, index) =>
    mutate(one).map(([what, instead]) => ({
      what: `${regime.id} ${key} ${'id' in one ? one.id : index}: ${what}`,
      regime: { ...regime, [key]: regime[key].map((other, at) => (at === index ? instead : other)) },
    })),
  );
}

function mutateProvision(provision: Provision): [string, Provision][] {
  if (provision.force === 'call' || provision.force === 'condition') return [['binds', { ...provision, force: 'ban' }]];
  return [
    ['does not bind', { ...provision, force: 'call' }],
    ...provision.covers.flatMap((coverage, index) =>
      mutateCoverage(coverage).map(([what, instead]): [string, Provision] => [
        `covers ${index} ${what}`,
        { ...provision, covers: provision.covers.map((other, at) => (at === index ? instead : other)) },
      ]),
    ),
  ];
}

function mutateCoverage(coverage: Coverage): [string, Coverage][] {
  const { direction, items } = coverage;
  const turned: Coverage['direction'][] = direction === 'both' ? ['to', 'from'] : [direction === 'to' ? 'from' : 'to'];
  return [
    ...shifted(coverage),
    ...turned.map((one): [string, Coverage] => [`direction ${one}`, { ...coverage, direction: one }]),
    ...without(coverage, 'conduct'),
    ...without(coverage, 'except'),
    ...(items === 'all'
      ? []
      : items.map((item): [string, Coverage] => [
          `without ${item}`,
          { ...coverage, items: items.filter((one) => one !== item) },
        ])),
    ...(items === 'all' ? [] : [['all items', { ...coverage, items: 'all' }] as [string, Coverage]]),
    ...(coverage.range === null ? [] : [['any range', { ...coverage, range: null }] as [string, Coverage]]),
  ];
}

function mutateTarget(target: Target): [string, Target][] {
  return [
    ...without(target, 'parties'),
    ...without(target, 'partiesInPlace'),
    ...without(target, 'countries'),
    ...without(target, 'outside'),
    ...(target.area === null ? [] : [['anywhere', { ...target, area: null }] as [string, Target]]),
    ...(target.placeAlone === 'never'
      ? []
      : [['never by place', { ...target, placeAlone: 'never' }] as [string, Target]]),
    ...(target.placeAlone === 'contraband'
      ? [['always by place', { ...target, placeAlone: 'always' }] as [string, Target]]
      : []),
  ];
}

function mutatePeriod(period: Period): [string, Period][] {
  if (period.status !== 'presumed' && period.status !== 'disputed') return [];
  // About measures that nobody judges by: shown, and nothing else.
  if (period.provisions?.length === 0) return [];
  const widened: [string, Period][] =
    period.provisions === null ? [] : [['about everything', { ...period, provisions: null }]];
  return [
    ...shifted(period),
    ['sure', { ...period, status: 'in-force' }],
    ...widened,
    ...(period.provisions ?? []).map((gone): [string, Period] => [
      `not about ${gone}`,
      { ...period, provisions: (period.provisions ?? []).filter((one) => one !== gone) },
    ]),
  ];
}

function mutateExemption(exemption: Exemption): [string, Exemption][] {
  const { from, until } = exemption;
  const isOpen = exemption.grant !== 'none' && exemption.grant !== 'ended';
  const isNamed = exemption.grounds.length > 0 || exemption.appliesTo !== null;
  if (!isOpen || !isNamed) return [];
  return [
    ...exemption.grounds.map((ground): [string, Exemption] => [
      `not for ${ground}`,
      { ...exemption, grounds: exemption.grounds.filter((one) => one !== ground) },
    ]),
    ...(exemption.grounds.length === 0
      ? []
      : days(from).map((day): [string, Exemption] => [`from ${day}`, { ...exemption, from: day }])),
    ...(exemption.grounds.length === 0
      ? []
      : days(until).map((day): [string, Exemption] => [`until ${day}`, { ...exemption, until: day }])),
  ];
}

function days(day: string | null): string[] {
  return day === null ? [] : [shift(day, -1), shift(day, 1)];
}

function shifted<T extends { readonly from: string; readonly until: string | null }>(one: T): [string, T][] {
  return [-1, 1].flatMap((days) => [
    [`from ${days} day`, { ...one, from: shift(one.from, days) }] as [string, T],
    ...(one.until === null ? [] : [[`until ${days} day`, { ...one, until: shift(one.until, days) }] as [string, T]]),
  ]);
}

function without<T, K extends keyof T>(one: T, key: K): [string, T][] {
  const list = one[key] as readonly unknown[];
  return list.map((gone) => [
    `${String(key)} without ${String(gone)}`,
    { ...one, [key]: list.filter((kept) => kept !== gone) },
  ]);
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
