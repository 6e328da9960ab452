import { describe, expect, it } from '@jest/globals';
import { conflicts, sameDeed, wordOverlap, type Conflict } from './compare-events.js';
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
