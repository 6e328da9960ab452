import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONDUCTS, ITEM_CLASSES, MODALITIES } from '../detection/vocabulary.js';
import { rateCredibility, scorePriority, type RatedAlert } from './score-priority.js';

const NOW = new Date('2026-11-21T12:00:00Z');

const ALERT: RatedAlert = {
  kind: 'violation',
  confidence: 0.9,
  conduct: ['arms-transfer'],
  items: ['missiles'],
  modality: ['reported'],
  reliabilities: ['C'],
  independentCount: 1,
  isBackground: false,
  isOldNews: false,
  publishedAt: new Date('2026-11-21T06:00:00Z'),
};

const arbitraryAlert: fc.Arbitrary<RatedAlert> = fc.record({
  kind: fc.constantFrom('violation', 'regime-change'),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  conduct: fc.uniqueArray(fc.constantFrom(...CONDUCTS)),
  items: fc.uniqueArray(fc.constantFrom(...ITEM_CLASSES)),
  modality: fc.uniqueArray(fc.constantFrom(...MODALITIES)),
  reliabilities: fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F')),
  independentCount: fc.integer({ min: 1, max: 50 }),
  isBackground: fc.boolean(),
  isOldNews: fc.boolean(),
  publishedAt: fc.option(fc.date({ noInvalidDate: true })),
});

describe('scorePriority', () => {
  it('lies between 0 and 100 and is the product of its parts, each with a reason', () => {
    fc.assert(
      fc.property(arbitraryAlert, (alert) => {
        const { priority, exact, parts } = scorePriority(alert, NOW);
        expect(exact).toBeGreaterThanOrEqual(0);
        expect(exact).toBeLessThanOrEqual(100);
        expect(priority).toBe(Math.round(exact));
        expect(parts.reduce((product, { factor }) => product * factor, 100)).toBeCloseTo(exact, 9);
        expect(parts.reduce((sum, { points }) => sum + points, 100)).toBeCloseTo(exact, 9);
        expect(parts.every(({ reason, value }) => reason.length > 0 && value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });

  it.each<[string, Partial<RatedAlert>]>([
    ['surer reading', { confidence: 0.95 }],
    ['graver items', { items: ['nuclear-chemical-biological'] }],
    ['more classes', { items: ['missiles', 'drones'] }],
    ['a better source', { reliabilities: ['C', 'B'] }],
    ['a second independent source', { independentCount: 2 }],
    ['younger news', { publishedAt: new Date('2026-11-21T11:00:00Z') }],
  ])('rises with %s', (_, better) => {
    expect(scorePriority({ ...ALERT, ...better }, NOW).exact).toBeGreaterThan(scorePriority(ALERT, NOW).exact);
  });

  it('is damped for what is known and for old news', () => {
    const full = scorePriority(ALERT, NOW).exact;
    expect(scorePriority({ ...ALERT, isBackground: true }, NOW).exact).toBeCloseTo(0.4 * full);
    expect(scorePriority({ ...ALERT, isOldNews: true }, NOW).exact).toBeCloseTo(0.6 * full);
  });

  it('halves what recency can lose in seven days, and counts a date ahead as now', () => {
    const recency = (publishedAt: Date): number | undefined =>
      scorePriority({ ...ALERT, publishedAt }, NOW).parts.find(({ name }) => name === 'recency')?.value;
    expect(recency(new Date('2026-11-14T12:00:00Z'))).toBeCloseTo(0.625);
    expect(recency(new Date('2027-01-01T00:00:00Z'))).toBe(1);
  });

  it('hardly ever ties: of a thousand alerts of a month at most ten share their place with another', () => {
    const confidences = [0.7, 0.8, 0.9];
    const letters = ['B', 'C', 'F'];
    const exact = Array.from({ length: 1_000 }, (_, at) => {
      // Every 37 minutes an alert, most of them alike in all but their time.
      const publishedAt = new Date(NOW.getTime() - at * 37 * 60_000);
      const alert = {
        ...ALERT,
        confidence: confidences[at % confidences.length] ?? 0,
        items: [ITEM_CLASSES[at % ITEM_CLASSES.length] ?? ''],
        reliabilities: [letters[at % letters.length] ?? ''],
        independentCount: 1 + (at % 2),
        publishedAt,
      };
      return scorePriority(alert, NOW).exact;
    });
    expect(exact.length - new Set(exact).size).toBeLessThanOrEqual(10);
  });

  it('names the letter of the best source beside the number', () => {
    expect(scorePriority({ ...ALERT, reliabilities: ['F', 'B', 'C'] }, NOW)).toMatchObject({
      reliability: 'B',
      credibility: 3,
    });
  });

  it('puts a well-sourced missile report ahead of a lone aggregator’s workers', () => {
    const grave = { ...ALERT, reliabilities: ['B', 'C'], independentCount: 3 };
    const slight = { ...ALERT, conduct: ['overseas-labour'], items: ['labour'], reliabilities: ['F'] };
    expect(scorePriority(grave, NOW).priority).toBeGreaterThanOrEqual(80);
    expect(scorePriority(slight, NOW).priority).toBeLessThan(68);
  });
});

describe('rateCredibility', () => {
  it.each<[Parameters<typeof rateCredibility>[0], number]>([
    [{ modality: ['confirmed'], reliabilities: ['B'], independentCount: 2 }, 1],
    [{ modality: ['alleged'], reliabilities: ['F'], independentCount: 4 }, 1],
    [{ modality: ['alleged', 'denied'], reliabilities: ['F'], independentCount: 2 }, 2],
    [{ modality: ['confirmed'], reliabilities: ['D'], independentCount: 1 }, 2],
    [{ modality: ['reported'], reliabilities: ['B'], independentCount: 1 }, 3],
    [{ modality: ['intercepted'], reliabilities: ['F'], independentCount: 1 }, 3],
    [{ modality: ['alleged', 'denied'], reliabilities: ['B'], independentCount: 1 }, 4],
    [{ modality: ['reported'], reliabilities: ['D'], independentCount: 1 }, 4],
    [{ modality: ['reported'], reliabilities: ['E'], independentCount: 1 }, 5],
    [{ modality: ['reported'], reliabilities: ['F'], independentCount: 1 }, 6],
  ])('rates %j as %i', (alert, expected) => {
    expect(rateCredibility(alert)).toBe(expected);
  });
});
