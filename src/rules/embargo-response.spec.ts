import { describe, expect, it } from '@jest/globals';
import { REGIMES } from '../detection/vocabulary.js';
import { describeEmbargo, describeEmbargoesOn, describeTimeline } from './embargo-response.js';
import { embargoesOnSchema, embargoSchema, timelineSchema } from './embargo-schema.js';
import { loadPack } from './pack.client.js';

const { register, version } = await loadPack();
const TODAY = '2026-11-23';
const regimesOn = (day: string): string[] =>
  describeEmbargoesOn(register, version, day, TODAY).items.map(({ regime }) => regime);

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
    const { items } = describeEmbargoesOn(register, version, '2026-11-23', TODAY);
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
    const dprk = describeEmbargoesOn(register, version, '2024-10-07', TODAY).items[0];
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
      check: null,
    });
  });

  it('say of each clause how surely it held, and what a person has to check', () => {
    const on = (day: string, regime: string, id: string): unknown => {
      const found = describeEmbargoesOn(register, version, day, TODAY).items.find((one) => one.regime === regime);
      const clause = found?.clauses.find((one) => one.id === id);
      return [found?.status, clause?.status, clause?.check];
    };
    const check = (day: string): string => `Renewal to be checked by a person, last verified on ${day}.`;
    expect(on('2026-05-24', 'libya', 'libya-2292-3')).toEqual(['in-force', 'in-force', null]);
    expect(on('2026-05-25', 'libya', 'libya-2292-3')).toEqual(['in-force', 'presumed', check('2025-11-25')]);
    expect(on('2026-05-25', 'libya', 'libya-1970-9')).toEqual(['in-force', 'in-force', null]);
    expect(on('2026-05-31', 'south-sudan', 'south-sudan-2428-4')).toEqual([
      'presumed',
      'presumed',
      check('2025-05-30'),
    ]);
    expect(on(TODAY, 'iran', 'iran-snap-1747-5')).toEqual(['disputed', 'disputed', null]);
  });

  it('tell the periods and targets of the day, and what falls due from today whatever the day', () => {
    const found = describeEmbargoesOn(register, version, '2012-01-01', TODAY);
    const drc = found.items.find(({ regime }) => regime === 'drc');
    expect(drc?.periods.map(({ from }) => from)).toEqual(['2008-03-31', '2008-03-31']);
    expect(drc?.targets.find(({ id }) => id === 'drc-non-government')?.outside).toEqual(['CD']);
    const somalia = describeEmbargoesOn(register, version, TODAY, TODAY).items.find(
      ({ regime }) => regime === 'al-shabaab',
    );
    expect(somalia?.targets.map(({ id }) => id)).toEqual(['al-shabaab-listed', 'somalia-but-federal']);
    expect(found.renewalsDue.find(({ id }) => id === 'al-shabaab-2026-11-30')).toMatchObject({
      standing: 'due',
      daysLeft: 7,
    });
  });

  it('leave out what had lapsed and exemptions not yet made', () => {
    const iran = describeEmbargoesOn(register, version, '2021-01-01', TODAY).items.find(
      ({ regime }) => regime === 'iran',
    );
    expect(iran?.clauses.map(({ id }) => id)).toEqual(['iran-2231-B4']);
    const libya = describeEmbargoesOn(register, version, '2012-01-01', TODAY).items.find(
      ({ regime }) => regime === 'libya',
    );
    expect(libya?.exemptions.map(({ id }) => id)).not.toContain('libya-ex-unification');
  });

  it('keep to the published schema', () => {
    expect(
      embargoesOnSchema.safeParse(describeEmbargoesOn(register, version, '2024-10-07', TODAY)).error,
    ).toBeUndefined();
  });
});

describe('the history of all', () => {
  it('keeps to the published schema, a row for each regime', () => {
    const body = describeTimeline(register, version);
    expect(timelineSchema.safeParse(body).error).toBeUndefined();
    expect(body.items.map(({ regime }) => regime)).toEqual([...REGIMES]);
  });
});

describe('one embargo', () => {
  it.each(REGIMES)('%s has its whole history, in the published schema', (id) => {
    const regime = register.regimes.find((one) => one.id === id);
    if (regime === undefined) throw new Error(id);
    const body = describeEmbargo(regime, register, version, TODAY);
    expect(embargoSchema.safeParse(body).error).toBeUndefined();
    expect(body.clauses).toHaveLength(regime.provisions.length);
    expect(body.periods.length).toBeGreaterThan(0);
  });
});
