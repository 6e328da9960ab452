import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLL_BOUNDS, MAX_DELAY_MS, planNextPoll, type PollPlanInput } from './plan-next-poll.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date('2026-03-02T12:00:00Z');

function itemsEvery(gapMs: number, count = 20): Date[] {
  return Array.from({ length: count }, (_, index) => new Date(NOW.getTime() - index * gapMs));
}

function input(change: Partial<PollPlanInput> = {}): PollPlanInput {
  return {
    now: NOW,
    outcome: { kind: 'succeeded', itemDates: [] },
    intervalMs: null,
    lastNewItemAt: null,
    hintMs: null,
    retryAfterMs: null,
    random: 0,
    ...change,
  };
}

/** The interval that a source settles at when every poll shows the same. */
function settled(change: Partial<PollPlanInput>): number {
  let intervalMs: number | null = null;
  for (let poll = 0; poll < 60; poll += 1) intervalMs = planNextPoll(input({ ...change, intervalMs })).intervalMs;
  return intervalMs ?? 0;
}

describe('planNextPoll after an answer', () => {
  it('settles at half the gap between items', () => {
    expect(settled({ outcome: { kind: 'succeeded', itemDates: itemsEvery(HOUR) } })).toBeCloseTo(30 * MINUTE, -1);
  });

  it('polls a busy wire as often as allowed and a sleepy site as rarely', () => {
    expect(settled({ outcome: { kind: 'succeeded', itemDates: itemsEvery(MINUTE) } })).toBeCloseTo(5 * MINUTE, -1);
    expect(settled({ outcome: { kind: 'succeeded', itemDates: itemsEvery(72 * HOUR) } })).toBeCloseTo(6 * HOUR, -1);
  });

  it('moves half-way at once, on the logarithmic scale', () => {
    const outcome = { kind: 'succeeded', itemDates: itemsEvery(8 * MINUTE * 10) } as const;
    expect(planNextPoll(input({ outcome, intervalMs: 10 * MINUTE })).intervalMs).toBe(20 * MINUTE);
  });

  it('slows down as an unchanged feed ages', () => {
    const lastNewItemAt = new Date(NOW.getTime() - 40 * HOUR);
    expect(planNextPoll(input({ lastNewItemAt, intervalMs: HOUR })).intervalMs).toBe(2 * HOUR);
  });

  it('keeps its pace when the feed is unchanged but young', () => {
    const lastNewItemAt = new Date(NOW.getTime() - MINUTE);
    expect(planNextPoll(input({ lastNewItemAt, intervalMs: HOUR })).intervalMs).toBe(HOUR);
  });

  it('lets hints slow but never quicken, and not beyond the bound', () => {
    const outcome = { kind: 'succeeded', itemDates: itemsEvery(2 * HOUR) } as const;
    const intervalMs = HOUR;
    expect(planNextPoll(input({ outcome, intervalMs, hintMs: MINUTE })).delayMs).toBe(HOUR);
    expect(planNextPoll(input({ outcome, intervalMs, hintMs: 2 * HOUR })).delayMs).toBe(2 * HOUR);
    expect(planNextPoll(input({ outcome, intervalMs, hintMs: 1_000 * HOUR })).delayMs).toBe(6 * HOUR);
    expect(planNextPoll(input({ outcome, intervalMs, hintMs: 2 * HOUR })).intervalMs).toBe(HOUR);
  });

  it('is not deceived by items from the future', () => {
    const itemDates = Array.from({ length: 20 }, (_, index) => new Date(NOW.getTime() + index * MINUTE + 1));
    expect(
      planNextPoll(input({ outcome: { kind: 'succeeded', itemDates }, intervalMs: HOUR })).intervalMs,
    ).toBeGreaterThan(HOUR);
  });
});

describe('planNextPoll after a failure', () => {
  it.each([
    [1, HOUR],
    [2, 2 * HOUR],
    [4, 8 * HOUR],
    [6, 24 * HOUR],
    [1_000, 24 * HOUR],
  ])('after %d failures waits between half of and the whole doubled interval', (consecutiveFailures, wholeMs) => {
    const failed = input({ outcome: { kind: 'failed', consecutiveFailures }, intervalMs: HOUR });
    expect(planNextPoll({ ...failed, random: 0 }).delayMs).toBe(wholeMs / 2);
    expect(planNextPoll({ ...failed, random: 0.999999 }).delayMs).toBeCloseTo(wholeMs, -5);
    expect(planNextPoll(failed).intervalMs).toBe(HOUR);
  });

  it('waits as long as Retry-After asks, up to a day', () => {
    const failed = input({ outcome: { kind: 'failed', consecutiveFailures: 1 }, intervalMs: 5 * MINUTE });
    expect(planNextPoll({ ...failed, retryAfterMs: 3 * HOUR }).delayMs).toBe(3 * HOUR);
    expect(planNextPoll({ ...failed, retryAfterMs: 9_999 * HOUR }).delayMs).toBe(MAX_DELAY_MS);
  });
});

describe('planNextPoll on any input', () => {
  it('stays between the bounds and never comes back before Retry-After', () => {
    const dates = fc.array(fc.date({ noInvalidDate: true }));
    const outcome = fc.oneof(
      dates.map((itemDates) => ({ kind: 'succeeded', itemDates }) as const),
      fc.nat().map((n) => ({ kind: 'failed', consecutiveFailures: n }) as const),
    );
    const arbitrary = fc.record({
      now: fc.constant(NOW),
      outcome,
      intervalMs: fc.option(fc.nat()),
      lastNewItemAt: fc.option(fc.date({ noInvalidDate: true })),
      hintMs: fc.option(fc.integer()),
      retryAfterMs: fc.option(fc.integer()),
      random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, (given) => {
        const { nextPollAt, intervalMs, delayMs } = planNextPoll(given);
        expect(intervalMs).toBeGreaterThanOrEqual(DEFAULT_POLL_BOUNDS.minMs);
        expect(intervalMs).toBeLessThanOrEqual(DEFAULT_POLL_BOUNDS.maxMs);
        expect(delayMs).toBeGreaterThanOrEqual(
          Math.min(Math.max(given.retryAfterMs ?? 0, DEFAULT_POLL_BOUNDS.minMs), MAX_DELAY_MS),
        );
        expect(delayMs).toBeLessThanOrEqual(MAX_DELAY_MS);
        expect(nextPollAt.getTime()).toBe(NOW.getTime() + delayMs);
      }),
    );
  });
});
