import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addFailure,
  delayAfterFailure,
  failureForPerson,
  gradeFailure,
  MAX_FAILURE_DELAY_MS,
  type Failing,
  type FailureGrade,
} from './weigh-failure.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const failing = (fields: Partial<Failing> = {}): Failing => ({
  grade: 'fault',
  score: 1,
  failingForMs: 0,
  intervalMs: HOUR,
  turnoverMs: DAY,
  retryAfterMs: null,
  random: 0.999_999,
  ...fields,
});

describe('gradeFailure', () => {
  it.each<[number | null, string, FailureGrade]>([
    [429, 'http-status', 'passing'],
    [503, 'http-status', 'passing'],
    [504, 'http-status', 'passing'],
    [null, 'timeout', 'passing'],
    [500, 'http-status', 'fault'],
    [501, 'http-status', 'fault'],
    [null, 'dns', 'fault'],
    [200, 'unreadable', 'fault'],
    [404, 'http-status', 'lasting'],
    [403, 'http-status', 'lasting'],
    [451, 'http-status', 'lasting'],
    [200, 'not-a-feed', 'lasting'],
    [410, 'http-status', 'final'],
    [null, 'never-heard-of', 'fault'],
    [999, 'http-status', 'fault'],
  ])('%s %s is %s', (status, code, grade) => {
    expect(gradeFailure(status, code)).toBe(grade);
  });
});

describe('delayAfterFailure', () => {
  it('grows with every failure, faster for graver ones', () => {
    const delays = (grade: FailureGrade): number[] => {
      let score = 0;
      return Array.from({ length: 6 }, () => {
        score = addFailure(score, grade);
        return delayAfterFailure(failing({ grade, score }));
      });
    };
    for (const grade of ['passing', 'fault', 'lasting', 'final'] as const) {
      const all = delays(grade);
      expect([...all].sort((a, b) => a - b)).toEqual(all);
    }
    expect(delays('lasting')[1]).toBeGreaterThan(delays('passing')[1] ?? 0);
  });

  it('is bounded by how long it has gone on', () => {
    const after = (failingForMs: number, grade: FailureGrade = 'fault'): number =>
      delayAfterFailure(failing({ grade, score: 40, failingForMs }));
    expect(after(HOUR)).toBeCloseTo(2 * HOUR, -4);
    expect(after(3 * DAY)).toBeCloseTo(6 * HOUR, -4);
    expect(after(10 * DAY)).toBeCloseTo(DAY, -5);
    expect(after(400 * DAY)).toBeCloseTo(7 * DAY, -6);
    expect(after(3 * DAY, 'lasting')).toBeCloseTo(DAY, -5);
    expect(after(HOUR, 'final')).toBeCloseTo(2 * HOUR, -4);
    expect(after(2 * DAY, 'final')).toBeCloseTo(7 * DAY, -6);
  });

  it('keeps a Retry-After, up to a week', () => {
    expect(delayAfterFailure(failing({ retryAfterMs: 5 * HOUR }))).toBe(5 * HOUR);
    expect(delayAfterFailure(failing({ retryAfterMs: 400 * DAY }))).toBe(MAX_FAILURE_DELAY_MS);
  });

  it('never gives up, never comes before it may, and leaves half to chance', () => {
    const arbitrary = fc.record<Failing>({
      grade: fc.constantFrom('passing', 'fault', 'lasting', 'final'),
      score: fc.double({ min: 0, max: 1_000, noNaN: true }),
      failingForMs: fc.nat(2_000 * DAY),
      intervalMs: fc.integer({ min: MINUTE, max: 6 * HOUR }),
      turnoverMs: fc.integer({ min: MINUTE, max: 6 * HOUR }),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 400 * DAY })),
      random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, (given) => {
        const delay = delayAfterFailure(given);
        expect(delay).toBeGreaterThan(0);
        expect(delay).toBeLessThanOrEqual(7 * DAY);
        expect(delay).toBeGreaterThanOrEqual(Math.min(given.retryAfterMs ?? 0, 7 * DAY));
        const least = delayAfterFailure({ ...given, random: 0, retryAfterMs: null });
        const most = delayAfterFailure({ ...given, random: 0.999_999_9, retryAfterMs: null });
        expect(most / least).toBeCloseTo(2, 1);
      }),
    );
  });
});

describe('failureForPerson', () => {
  it('asks for one at once when the publisher says it is gone', () => {
    expect(failureForPerson('final', 410, 1, 0)).toContain('410');
  });

  it('asks for one when a lasting failure lasts, not before', () => {
    expect(failureForPerson('lasting', 404, 4, 4 * DAY)).toBeNull();
    expect(failureForPerson('lasting', 404, 9, 2 * DAY)).toBeNull();
    expect(failureForPerson('lasting', 404, 5, 3 * DAY)).toBe(
      'For 3 days the address has answered 404: the feed may have moved.',
    );
    expect(failureForPerson('lasting', 200, 5, 3 * DAY)).toContain('has not had a feed there');
  });

  it('asks for one when anything fails for two weeks', () => {
    expect(failureForPerson('passing', 503, 99, 13 * DAY)).toBeNull();
    expect(failureForPerson('passing', 503, 99, 14 * DAY)).toBe('It has failed for 14 days.');
  });
});
