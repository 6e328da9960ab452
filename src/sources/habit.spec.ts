import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { livedTime, noteArrivals, rateOf, startHabit, waitFor, type Habit } from './habit.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, 00:00 UTC. */
const START = Date.UTC(2026, 0, 5);

/** The habit after so many days of items at these hours, on the days that are wanted. */
function habitOf(days: number, hours: readonly number[], isOn: (weekday: number) => boolean = () => true): Habit {
  let habit = startHabit(START);
  for (let day = 0; day < days; day++) {
    const midnight = START + day * DAY;
    if (!isOn(new Date(midnight).getUTCDay())) continue;
    for (const hour of hours) habit = noteArrivals(habit, [midnight + hour * HOUR], midnight + hour * HOUR);
  }
  return habit;
}

const everyHour = Array.from({ length: 24 }, (_, hour) => hour);

describe('the habit of a source', () => {
  it('learns the rate', () => {
    const perDay = (habit: Habit, days: number): number => rateOf(habit, START + days * DAY) * DAY;
    expect(perDay(habitOf(30, everyHour), 30)).toBeCloseTo(24, -0.5);
    expect(perDay(habitOf(30, [12]), 30)).toBeGreaterThan(0.9);
    expect(perDay(habitOf(30, [12]), 30)).toBeLessThan(1.3);
  });

  it('supposes something before anything is known, and less with every day of silence', () => {
    const habit = startHabit(START);
    const rates = [0, 1, 7, 30].map((day) => rateOf(habit, START + day * DAY));
    expect(rates[0]).toBeGreaterThan(0);
    expect([...rates].sort((a, b) => b - a)).toEqual(rates);
  });

  it('lives fast in the hours in which it publishes and hardly at night', () => {
    const habit = habitOf(30, [9, 10, 11, 12, 13, 14, 15, 16]);
    const monday = START + 35 * DAY;
    const atNoon = livedTime(habit, monday + 11 * HOUR, monday + 13 * HOUR);
    const atNight = livedTime(habit, monday + 1 * HOUR, monday + 3 * HOUR);
    expect(atNoon).toBeGreaterThan(5 * atNight);
  });

  it('knows weekends after two weeks', () => {
    const habit = habitOf(28, everyHour, (weekday) => weekday >= 1 && weekday <= 5);
    const saturday = START + 33 * DAY;
    expect(livedTime(habit, saturday, saturday + DAY)).toBeLessThan(0.3 * livedTime(habit, saturday - DAY, saturday));
  });

  it('keeps the longest silence in lived time: a night does not count', () => {
    const habit = habitOf(30, [9, 10, 11, 12, 13, 14, 15, 16]);
    expect(habit.longestGap).toBeLessThan(14 * HOUR);
    const late = noteArrivals(habit, [START + 34 * DAY + 12 * HOUR], START + 34 * DAY + 12 * HOUR);
    expect(late.longestGap).toBeGreaterThan(3 * DAY);
  });

  it('does not take one back-dated item of a first document for a long silence', () => {
    const now = START + 60 * DAY;
    const first = noteArrivals(startHabit(now), [now - 50 * DAY, now - 3 * HOUR, now - 2 * HOUR, now - HOUR], now);
    expect(first.longestGap).toBeLessThan(DAY);
  });

  it('does not let a burst shorten the mean gap', () => {
    const habit = habitOf(30, everyHour);
    const burst = Array.from({ length: 50 }, (_, index) => START + 30 * DAY + index * 60_000);
    const after = noteArrivals(habit, burst, START + 30 * DAY + HOUR);
    expect(after.gapMean).toBeGreaterThan(0.8 * (habit.gapMean ?? 0));
  });

  it('fits on a row', () => {
    expect(JSON.stringify(habitOf(60, everyHour)).length).toBeLessThan(600);
  });
});

const arrivals = fc
  .array(fc.integer({ min: 0, max: 60 * DAY }), { maxLength: 80 })
  .map((offsets) => offsets.sort((a, b) => a - b).map((offset) => START + offset));

describe('lived time', () => {
  it('of a week is a week, whatever the habit', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 0, max: 90 * DAY }), (at, offset) => {
        const habit = noteArrivals(startHabit(START), at, START + 60 * DAY);
        expect(livedTime(habit, START + offset, START + offset + 7 * DAY)).toBeCloseTo(7 * DAY, -3);
      }),
    );
  });

  it('adds up, grows, and is what waiting waits for', () => {
    const part = fc.integer({ min: 0, max: 20 * DAY });
    fc.assert(
      fc.property(arrivals, part, part, part, (at, offset, first, second) => {
        const habit = noteArrivals(startHabit(START), at, START + 60 * DAY);
        const from = START + offset;
        const both = livedTime(habit, from, from + first + second);
        expect(both).toBeGreaterThanOrEqual(0);
        expect(
          livedTime(habit, from, from + first) + livedTime(habit, from + first, from + first + second),
        ).toBeCloseTo(both, -2);
        const lived = livedTime(habit, from, from + first);
        expect(livedTime(habit, from, from + waitFor(habit, lived, from, 60 * DAY))).toBeCloseTo(lived, -3);
      }),
    );
  });

  it('never makes one wait longer than told', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(90 * DAY), fc.nat(6 * HOUR), (at, lived, atMost) => {
        const habit = noteArrivals(startHabit(START), at, START + 60 * DAY);
        expect(waitFor(habit, lived, START, atMost)).toBeLessThanOrEqual(atMost);
      }),
    );
  });
});
