import { describe, expect, it } from '@jest/globals';
import { conflicts, sameDeed, weighAgreement, wordOverlap, type Conflict } from './compare-events.js';
import type { EventFacts } from './event-facts.js';

const FACTS: EventFacts = {
  kind: 'violation',
  regime: 'dprk',
  suppliers: ['KP'],
  recipients: ['RU'],
  conduct: ['arms-transfer'],
  items: ['ammunition'],
  places: [],
  days: [],
  figures: [],
  identifiers: [],
  names: [],
  words: [],
  isBackground: false,
};

const stated = (from: string, to = from): Partial<EventFacts> => ({ days: [{ from, to, basis: 'stated' }] });
const inferred = (from: string, to = from): Partial<EventFacts> => ({ days: [{ from, to, basis: 'inferred' }] });

describe('conflicts', () => {
  it.each<[string, Partial<EventFacts>, Partial<EventFacts>, Conflict[]]>([
    ['nothing where one side is silent', { figures: ['200'], names: ['rajin'] }, {}, []],
    ['days within tolerance', stated('2026-11-01'), stated('2026-11-04'), []],
    ['days beyond tolerance', stated('2026-11-01'), stated('2026-11-05'), ['dates']],
    ['overlapping spans', stated('2026-11-01', '2026-11-20'), stated('2026-11-15', '2026-12-01'), []],
    ['inferred days', stated('2026-11-01'), inferred('2026-11-09'), ['inferred-dates']],
    ['other figures', { figures: ['200'] }, { figures: ['300'] }, ['figures']],
    ['a figure in common', { figures: ['200', '300'] }, { figures: ['300'] }, []],
    ['origin and destination', { places: ['origin:KP'] }, { places: ['destination:RU'] }, []],
    ['two destinations', { places: ['destination:LY'] }, { places: ['destination:SD'] }, ['places']],
    ['a State and an area of it', { places: ['scene:SD'] }, { places: ['scene:SD/darfur'] }, []],
    ['two areas', { places: ['scene:SD/elsewhere'] }, { places: ['scene:SD/darfur'] }, ['places']],
    ['a ship and a company', { identifiers: ['vessel:angara'] }, { identifiers: ['company:x'] }, []],
    ['two ships', { identifiers: ['vessel:angara'] }, { identifiers: ['vessel:lady r'] }, ['identifiers']],
    ['too few names', { names: ['seoul', 'rajin', 'dunai'] }, { names: ['nampo', 'olya', 'seoul'] }, ['names']],
    ['enough names', { names: ['seoul', 'rajin'] }, { names: ['nampo', 'seoul'] }, []],
  ])('finds %s', (_, a, b, expected) => {
    expect(conflicts({ ...FACTS, ...a }, { ...FACTS, ...b })).toEqual(expected);
    expect(conflicts({ ...FACTS, ...b }, { ...FACTS, ...a })).toEqual(expected);
  });
});

describe('sameDeed', () => {
  it('asks for all slots', () => {
    expect(sameDeed(FACTS, FACTS)).toBe(true);
    for (const other of [{ kind: 'regime-change' }, { regime: 'iran' }, { suppliers: [] }, { items: ['drones'] }]) {
      expect(sameDeed(FACTS, { ...FACTS, ...other })).toBe(false);
    }
  });

  it('does not recognise a violation between nobody, but an act of the Council by its regime', () => {
    const nobody = { ...FACTS, suppliers: [], recipients: [] };
    expect(sameDeed(nobody, nobody)).toBe(false);
    const act = { ...nobody, kind: 'regime-change', conduct: [], items: [] };
    expect(sameDeed(act, act)).toBe(true);
  });
});

it('wordOverlap counts the words of the shorter side', () => {
  expect(wordOverlap({ ...FACTS, words: [1, 2, 3, 4] }, { ...FACTS, words: [2, 4] })).toEqual({ overlap: 1, fewer: 2 });
  expect(wordOverlap({ ...FACTS, words: [1] }, FACTS)).toEqual({ overlap: 0, fewer: 0 });
});

describe('what two tellings have in common', () => {
  const weigh = (a: Partial<EventFacts>, b: Partial<EventFacts>): readonly string[] =>
    weighAgreement({ ...FACTS, ...a }, { ...FACTS, ...b }, [[], []], true, 0).reasons;
  const counted = (...quantities: string[]): Partial<EventFacts> => ({ quantities, figures: ['18', ...quantities] });

  it.each([
    ['28', '122', true],
    ['3000', '3200', false],
    ['10000', '9100', false],
    ['10', '13', true],
  ])('is less where one counts %s and the other %s, though another figure is shared: %s', (one, other, isLess) => {
    expect(weigh(counted(one), counted(other)).includes('but other quantities')).toBe(isLess);
  });

  it('is no less where one of them gives no quantity, one of several agrees, or none was kept', () => {
    for (const [a, b] of [
      [counted('28'), counted()],
      [counted('28', '122'), counted('122')],
      [counted('28'), { figures: ['18'] }],
    ] as const)
      expect(weigh(a, b)).not.toContain('but other quantities');
  });

  it('is held against figures once, not twice', () => {
    const [a, b] = [
      { quantities: ['28'], figures: ['28'] },
      { quantities: ['122'], figures: ['122'] },
    ];
    expect(weigh(a, b).filter((reason) => reason.startsWith('but'))).toEqual(['but other figures']);
  });
});
