import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noteArrivals, startHabit, type Habit } from './habit.js';
import {
  MAX_INTERVAL_MS,
  MIN_INTERVAL_MS,
  planNextPoll,
  planRetry,
  RUSH_INTERVAL_MS,
  type AnsweredPoll,
} from './plan-next-poll.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = new Date('2026-03-02T12:00:00Z');

/** The habit of a source that published an item every `gapMs` for 60 days, day and night. */
function habitEvery(gapMs: number): Habit {
  const count = Math.min(5_000, Math.floor((60 * DAY) / gapMs));
  const arrivals = Array.from({ length: count }, (_, index) => NOW.getTime() - (count - index) * gapMs);
  return noteArrivals(startHabit(NOW.getTime() - Math.max(count * gapMs, DAY)), arrivals, NOW.getTime());
}

function poll(change: Partial<AnsweredPoll> = {}): AnsweredPoll {
  return {
    now: NOW,
    habit: habitEvery(2 * HOUR),
    windowItems: 20,
    newItems: 0,
    sinceLastMs: HOUR,
    isGap: false,
    isDoubtful: false,
    isPushed: false,
    hintMs: null,
    retryAfterMs: null,
    random: 0,
    ...change,
  };
}

describe('planNextPoll', () => {
  it('waits for about one new item where twenty stand in the window', () => {
    const { intervalMs } = planNextPoll(poll());
    expect(intervalMs).toBeGreaterThan(1.6 * HOUR);
    expect(intervalMs).toBeLessThan(2.4 * HOUR);
  });

  it('comes more often the smaller the window, but never waits for more than one item', () => {
    const wide = planNextPoll(poll({ windowItems: 50 })).intervalMs;
    const usual = planNextPoll(poll({ windowItems: 20 })).intervalMs;
    const narrow = planNextPoll(poll({ windowItems: 5 })).intervalMs;
    expect(wide).toBe(usual);
    expect(narrow / usual).toBeCloseTo(1 / 4, 1);
  });

  it('leaves a source alone for longer whose hub tells of its news, but never lets its window turn over', () => {
    const asked = planNextPoll(poll()).intervalMs;
    const told = planNextPoll(poll({ isPushed: true })).intervalMs;
    expect(told).toBeGreaterThan(2 * asked);
    expect(told).toBeLessThanOrEqual(MAX_INTERVAL_MS);
    const busy = planNextPoll(poll({ isPushed: true, habit: habitEvery(MINUTE) })).intervalMs;
    expect(busy).toBeLessThanOrEqual(20 * MINUTE * 0.4);
  });

  it('keeps between its bounds whatever the habit', () => {
    expect(planNextPoll(poll({ habit: habitEvery(MINUTE) })).intervalMs).toBe(MIN_INTERVAL_MS);
    expect(planNextPoll(poll({ habit: habitEvery(30 * DAY) })).intervalMs).toBe(MAX_INTERVAL_MS);
  });

  it('follows a burst at once: a third of the window at its pace', () => {
    expect(planNextPoll(poll({ newItems: 10, sinceLastMs: HOUR })).intervalMs).toBe(40 * MINUTE);
    expect(planNextPoll(poll({ newItems: 20, sinceLastMs: 2 * MINUTE })).intervalMs).toBe(RUSH_INTERVAL_MS);
  });

  it('hurries after a gap, when more may have come than was seen', () => {
    const seen = planNextPoll(poll({ newItems: 20 })).intervalMs;
    expect(planNextPoll(poll({ newItems: 20, isGap: true })).intervalMs).toBe(seen / 2);
  });

  it('looks again soon at what has lost all its items', () => {
    expect(planNextPoll(poll({ isDoubtful: true })).intervalMs).toBe(15 * MINUTE);
  });

  it('does not rely for long on a habit watched for a short time', () => {
    const habit = startHabit(NOW.getTime() - HOUR);
    expect(planNextPoll(poll({ habit })).intervalMs).toBe(15 * MINUTE);
    expect(planNextPoll(poll({ habit: { ...habit, since: NOW.getTime() - 4 * HOUR } })).intervalMs).toBeLessThanOrEqual(
      HOUR,
    );
  });

  it('lets hints slow, never quicken, and never so far that items could be lost', () => {
    const { delayMs, intervalMs } = planNextPoll(poll());
    expect(planNextPoll(poll({ hintMs: MINUTE })).delayMs).toBe(delayMs);
    expect(planNextPoll(poll({ hintMs: 3 * HOUR }))).toMatchObject({ delayMs: 3 * HOUR, intervalMs });
    expect(planNextPoll(poll({ hintMs: 30 * DAY })).delayMs).toBeLessThanOrEqual(MAX_INTERVAL_MS);
    const hinted = planNextPoll(poll({ habit: habitEvery(10 * MINUTE), hintMs: DAY })).delayMs;
    expect(hinted).toBeGreaterThan(12 * MINUTE);
    expect(hinted).toBeLessThan(27 * MINUTE);
    expect(planNextPoll(poll({ newItems: 10, hintMs: DAY })).delayMs).toBe(40 * MINUTE);
  });

  it('keeps a Retry-After of an answer', () => {
    expect(planNextPoll(poll({ retryAfterMs: 5 * HOUR })).delayMs).toBe(5 * HOUR);
  });

  it('plans within bounds and never before Retry-After, on any input', () => {
    const arbitrary = fc.record<AnsweredPoll>({
      now: fc.constant(NOW),
      habit: fc.integer({ min: 30_000, max: 40 * DAY }).map(habitEvery),
      windowItems: fc.option(fc.nat(2_000)),
      newItems: fc.nat(2_000),
      sinceLastMs: fc.option(fc.integer({ min: 0, max: 30 * DAY })),
      isGap: fc.boolean(),
      isDoubtful: fc.boolean(),
      isPushed: fc.boolean(),
      hintMs: fc.option(fc.integer()),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 400 * DAY })),
      random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, (given) => {
        const { nextPollAt, intervalMs, delayMs } = planNextPoll(given);
        expect(intervalMs).toBeGreaterThanOrEqual(RUSH_INTERVAL_MS);
        expect(intervalMs).toBeLessThanOrEqual(MAX_INTERVAL_MS);
        expect(delayMs).toBeGreaterThanOrEqual(Math.min(Math.max(given.retryAfterMs ?? 0, intervalMs), 7 * DAY));
        expect(delayMs).toBeLessThanOrEqual(7 * DAY);
        expect(nextPollAt.getTime()).toBe(NOW.getTime() + delayMs);
      }),
      { numRuns: 60 },
    );
  });
});

describe('planRetry', () => {
  const unknown = { intervalMs: null, habit: null, windowItems: null };
  const failing = { grade: 'fault', score: 1, failingForMs: 0, retryAfterMs: null, random: 0 } as const;

  it('keeps the interval that was learned', () => {
    expect(planRetry(NOW, failing, { ...unknown, intervalMs: 20 * MINUTE }).intervalMs).toBe(20 * MINUTE);
    expect(planRetry(NOW, failing, unknown).intervalMs).toBe(MAX_INTERVAL_MS);
  });

  it('waits at least a minute', () => {
    const learned = { ...unknown, intervalMs: RUSH_INTERVAL_MS };
    expect(planRetry(NOW, { ...failing, score: 0 }, learned).delayMs).toBe(RUSH_INTERVAL_MS);
  });

  it('does not leave a busy feed until its window has turned over while it is likely to be back soon', () => {
    const busy = { intervalMs: 5 * MINUTE, habit: habitEvery(2 * MINUTE), windowItems: 20 };
    const long = { ...failing, score: 20, random: 0.999_999 };
    expect(planRetry(NOW, long, busy).delayMs).toBeLessThan(40 * MINUTE);
    expect(planRetry(NOW, { ...long, failingForMs: 3 * DAY }, busy).delayMs).toBeGreaterThan(5 * HOUR);
    expect(planRetry(NOW, { ...long, retryAfterMs: 3 * HOUR }, busy).delayMs).toBe(3 * HOUR);
  });
});
