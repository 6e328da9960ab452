import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadPack } from '../../rules/pack.client.js';
import type { Event, LawfulCue, PlaceSlot, Span } from '../event.js';
import { CONDUCTS, GROUPS, ITEM_CLASSES, MODALITIES } from '../vocabulary.js';
import { overlaps } from './day-interval.js';
import { judge } from './judge.js';

const { register } = await loadPack();
const HERE: Span = { field: 'text', start: 0, end: 3 };
const STATES = [
  'KP',
  'IR',
  'LY',
  'SD',
  'SS',
  'CD',
  'CF',
  'SO',
  'YE',
  'LB',
  'HT',
  'IQ',
  'ER',
  'CI',
  'LR',
  'SL',
  'RU',
  'US',
  'AE',
];
const GROUNDS: LawfulCue['ground'][] = ['committee-approval', 'humanitarian', 'un-mission', 'government-forces'];

const day = fc
  .integer({ min: 7_000, max: 21_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const slots = fc.array(
  fc.record({ party: fc.constantFrom(...STATES, ...GROUPS), span: fc.constant(HERE), isInferred: fc.boolean() }),
  { maxLength: 3 },
);
const place: fc.Arbitrary<PlaceSlot> = fc.record({
  country: fc.constantFrom(...STATES),
  area: fc.constantFrom(null, 'darfur', 'elsewhere'),
  role: fc.constantFrom('origin', 'transit', 'destination', 'scene'),
  span: fc.constant(HERE),
});
const event: fc.Arbitrary<Event> = fc.record({
  conduct: fc.uniqueArray(fc.constantFrom(...CONDUCTS), { minLength: 1, maxLength: 3 }),
  suppliers: slots,
  recipients: slots,
  intermediaries: slots,
  items: fc.array(
    fc.record({
      itemClass: fc.constantFrom(...ITEM_CLASSES),
      span: fc.constant(HERE),
      quantity: fc.constantFrom(null, '20'),
      range: fc.constantFrom(null, 'long', 'short', undefined),
    }),
    { maxLength: 3 },
  ),
  places: fc.array(place, { maxLength: 3 }),
  identifiers: fc.constant([]),
  date: fc
    .tuple(day, day)
    .map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a, basis: 'stated' as const, span: null })),
  modality: fc.uniqueArray(fc.constantFrom(...MODALITIES), { minLength: 1, maxLength: 3 }),
  by: fc.constantFrom(null, HERE),
  deniedBy: fc.constantFrom(null, HERE),
  isBackground: fc.boolean(),
  lawfulCues: fc.array(fc.record({ ground: fc.constantFrom(...GROUNDS), span: fc.constant(HERE) }), { maxLength: 2 }),
  evidence: fc.constant([{ ...HERE, rule: 'en.any' }]),
  certainty: fc.double({ min: 0, max: 1, noNaN: true }),
  certaintyParts: fc.constant([]),
});
const judged = (events: readonly Event[]) =>
  judge({ events, councilActs: [] }, register, { title: '', text: 'abc', published: '2026-01-01' });

describe('judgement of any events at all', () => {
  it('is whole: one finding a regime, each with clauses in force, claims and passages, confidence from 0 to 1', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), (events) => {
        const { findings, quiet } = judged(events);
        expect(new Set(findings.map(({ regime }) => regime)).size).toBe(findings.length);
        for (const finding of findings) {
          expect(finding.claims.length).toBeGreaterThan(0);
          expect(finding.provisions.length).toBeGreaterThan(0);
          expect(finding.evidence.length).toBeGreaterThan(0);
          for (const claim of finding.claims) {
            expect(claim.confidence).toBeGreaterThanOrEqual(0.2);
            expect(claim.confidence).toBeLessThanOrEqual(1);
            const clauses = register.regimes.find(({ id }) => id === finding.regime)?.provisions ?? [];
            for (const { id } of claim.provisions) {
              const clause = clauses.find((one) => one.id === id) ?? { from: '9999-12-31', until: null };
              expect(overlaps(clause, claim.date)).toBe(true);
            }
          }
        }
        for (const one of quiet) expect(one.explanation).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('of two texts together is what each says alone', () => {
    fc.assert(
      fc.property(event, event, (first, second) => {
        const together = judged([first, second]).findings.flatMap(({ regime, claims }) =>
          claims.map((claim) => [regime, claim]),
        );
        const alone = [...judged([first]).findings, ...judged([second]).findings].flatMap(({ regime, claims }) =>
          claims.map((claim) => [regime, claim]),
        );
        expect(together.map((one) => JSON.stringify(one)).sort()).toEqual(
          alone.map((one) => JSON.stringify(one)).sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('under a narrower interval is never less sure of the day', () => {
    fc.assert(
      fc.property(event, (one) => {
        const narrow = { ...one, date: { ...one.date, from: one.date.to } };
        const [wide, sharp] = [judged([one]).findings, judged([narrow]).findings];
        for (const finding of sharp) {
          const before = wide.find(({ regime }) => regime === finding.regime);
          if (before?.status === 'in-force') expect(['in-force', 'presumed', 'disputed']).toContain(finding.status);
        }
      }),
      { numRuns: 200 },
    );
  });
});
