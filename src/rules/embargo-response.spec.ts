import { describe, expect, it } from '@jest/globals';
import { REGIMES } from '../detection/vocabulary.js';
import { describeEmbargo, describeEmbargoesOn, embargoesOnSchema, embargoSchema } from './embargo-response.js';
import { loadPack } from './pack.client.js';

const { register, version } = await loadPack();
const regimesOn = (day: string): string[] =>
  describeEmbargoesOn(register, version, day).items.map(({ regime }) => regime);

describe('embargoes in force on a day', () => {
  it.each([
    ['1989-01-01', []],
    ['1990-08-06', ['iraq']],
    ['2000-07-01', ['libya', 'al-shabaab', 'iraq', 'eritrea', 'liberia', 'sierra-leone']],
    [
      '2010-09-28',
      [
        'dprk',
        'iran',
        'sudan-darfur',
        'drc',
        'al-shabaab',
        'lebanon',
        'isil-al-qaida',
        'taliban',
        'iraq',
        'eritrea',
        'cote-divoire',
        'liberia',
        'sierra-leone',
      ],
    ],
    [
      '2024-10-07',
      [
        'dprk',
        'libya',
        'sudan-darfur',
        'south-sudan',
        'drc',
        'car',
        'al-shabaab',
        'yemen-houthis',
        'lebanon',
        'haiti',
        'isil-al-qaida',
        'taliban',
        'iraq',
      ],
    ],
  ])('on %s', (day, expected) => {
    expect(regimesOn(day)).toEqual(expected);
  });

  it('begin and end to the day', () => {
    expect([regimesOn('2018-11-13').includes('eritrea'), regimesOn('2018-11-14').includes('eritrea')]).toEqual([
      true,
      false,
    ]);
    expect([regimesOn('2025-09-27').includes('iran'), regimesOn('2025-09-28').includes('iran')]).toEqual([false, true]);
  });

  it('say which are disputed and which presumed', () => {
    const { items } = describeEmbargoesOn(register, version, '2026-11-23');
    expect(Object.fromEntries(items.map(({ regime, status }) => [regime, status]))).toEqual({
      dprk: 'in-force',
      iran: 'disputed',
      libya: 'in-force',
      'sudan-darfur': 'presumed',
      'south-sudan': 'presumed',
      drc: 'presumed',
      car: 'presumed',
      'al-shabaab': 'in-force',
      'yemen-houthis': 'in-force',
      lebanon: 'in-force',
      haiti: 'presumed',
      'isil-al-qaida': 'in-force',
      taliban: 'in-force',
      iraq: 'in-force',
    });
  });

  it('give each clause its symbol, link, summary, confidence and source', () => {
    const dprk = describeEmbargoesOn(register, version, '2024-10-07').items[0];
    expect(dprk?.clauses.find(({ id }) => id === 'dprk-2375-17')).toEqual({
      id: 'dprk-2375-17',
      symbol: 'S/RES/2375 (2017)',
      paragraph: '17',
      link: 'https://docs.un.org/en/S/RES/2375(2017)',
      adoptedOn: '2017-09-11',
      force: 'ban',
      direction: 'from',
      conduct: ['overseas-labour'],
      items: 'all',
      from: '2017-09-11',
      until: null,
      summary: 'A work permit for a DPRK national needs the approval of the committee, case by case.',
      note: null,
      confidence: 'high',
      verifiedBy: 'https://main.un.org/securitycouncil/en/sanctions/1718/resolutions',
      status: 'in-force',
    });
  });

  it('leave out what had lapsed and exemptions not yet made', () => {
    const iran = describeEmbargoesOn(register, version, '2021-01-01').items.find(({ regime }) => regime === 'iran');
    expect(iran?.clauses.map(({ id }) => id)).toEqual(['iran-2231-B4']);
    const libya = describeEmbargoesOn(register, version, '2012-01-01').items.find(({ regime }) => regime === 'libya');
    expect(libya?.exemptions.map(({ id }) => id)).not.toContain('libya-ex-unification');
  });

  it('keep to the published schema', () => {
    expect(embargoesOnSchema.safeParse(describeEmbargoesOn(register, version, '2024-10-07')).error).toBeUndefined();
  });
});

describe('one embargo', () => {
  it.each(REGIMES)('%s has its whole history, in the published schema', (id) => {
    const regime = register.regimes.find((one) => one.id === id);
    if (regime === undefined) throw new Error(id);
    const body = describeEmbargo(regime, register, version);
    expect(embargoSchema.safeParse(body).error).toBeUndefined();
    expect(body.clauses).toHaveLength(regime.provisions.length);
    expect(body.periods.length).toBeGreaterThan(0);
  });
});
