import { describe, expect, it } from '@jest/globals';
import { DateTime, IANAZone } from 'luxon';
import { BATCH_MS, findNextDue, type Schedule } from './find-next-due.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const daily = (hour: number, timeZone: string): Schedule => ({ rhythm: 'daily', hour, weekday: 1, timeZone });

/** All due instants from `from` until `until`. */
function dues(schedule: Schedule, from: string, until: string): string[] {
  const found: string[] = [];
  for (let at = findNextDue(schedule, new Date(from)); at < new Date(until); at = findNextDue(schedule, at)) {
    found.push(at.toISOString());
  }
  return found;
}

describe('the next digest', () => {
  it('is due at the local hour, in summer and winter', () => {
    expect(dues(daily(8, 'Europe/Vienna'), '2026-10-23T12:00:00Z', '2026-10-27T00:00:00Z')).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ]);
  });

  it('is due at the first instant after a gap that swallows its hour', () => {
    expect(dues(daily(2, 'Europe/Vienna'), '2026-03-28T12:00:00Z', '2026-03-31T00:00:00Z')).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:00:00.000Z',
    ]);
  });

  it('is due once where its hour comes twice, the first time', () => {
    expect(dues(daily(2, 'Europe/Vienna'), '2026-10-24T12:00:00Z', '2026-10-27T00:00:00Z')).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-26T01:00:00.000Z',
    ]);
  });

  it('knows a gap of half an hour and zones without whole hours', () => {
    expect(dues(daily(2, 'Australia/Lord_Howe'), '2026-10-03T00:00:00Z', '2026-10-05T00:00:00Z')).toEqual([
      '2026-10-03T15:30:00.000Z',
      '2026-10-04T15:00:00.000Z',
    ]);
    expect(findNextDue(daily(7, 'Asia/Kathmandu'), new Date('2026-11-23T00:00:00Z')).toISOString()).toBe(
      '2026-11-23T01:15:00.000Z',
    );
  });

  it('survives a day that a zone left out: Samoa had no 30 December 2011', () => {
    expect(dues(daily(9, 'Pacific/Apia'), '2011-12-29T18:00:00Z', '2012-01-01T00:00:00Z')).toEqual([
      '2011-12-29T19:00:00.000Z',
      '2011-12-30T10:00:00.000Z',
      '2011-12-30T19:00:00.000Z',
      '2011-12-31T19:00:00.000Z',
    ]);
  });

  it('of the week is due on its day', () => {
    const monday: Schedule = { rhythm: 'weekly', hour: 7, weekday: 1, timeZone: 'America/New_York' };
    expect(dues(monday, '2026-10-20T00:00:00Z', '2026-11-12T00:00:00Z')).toEqual([
      '2026-10-26T11:00:00.000Z',
      '2026-11-02T12:00:00.000Z',
      '2026-11-09T12:00:00.000Z',
    ]);
  });

  it('follows the one before by some minutes where it is immediate', () => {
    const at = new Date('2026-11-23T12:00:00Z');
    expect(findNextDue({ ...daily(8, 'UTC'), rhythm: 'immediate' }, at).getTime() - at.getTime()).toBe(BATCH_MS);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => findNextDue(daily(8, 'Atlantis/Capital'), new Date(0))).toThrow(RangeError);
  });

  // Every zone, every transition of two years, every hour near it: one digest a day, never before its hour.
  it('comes once for each local day over every transition of every zone in two years', () => {
    let transitions = 0;
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const zone = IANAZone.create(name);
      for (const at of transitionsOf(zone)) {
        transitions++;
        const local = DateTime.fromMillis(at, { zone });
        for (const hour of hoursAround(zone, at)) {
          const start = local.minus({ days: 2 }).startOf('day').minus({ milliseconds: 1 });
          const end = local.plus({ days: 3 }).startOf('day');
          const found = dues(daily(hour, name), start.toJSDate().toISOString(), end.toJSDate().toISOString());
          // For each day exactly one instant: where the wall clock first reaches the hour, or jumps past it.
          const firsts = [-2, -1, 0, 1, 2].map((shift) => {
            const target = local.startOf('day').plus({ days: shift });
            const wall = Date.UTC(target.year, target.month - 1, target.day, hour);
            const due = Date.parse(found[shift + 2] ?? '');
            return wallOf(zone, due) >= wall && wallOf(zone, due - 1) < wall;
          });
          expect([name, hour, found.length, firsts]).toEqual([name, hour, 5, [true, true, true, true, true]]);
        }
      }
    }
    expect(transitions).toBeGreaterThan(300);
  });
});

/** What the wall clock shows, in milliseconds as if it were UTC. */
function wallOf(zone: IANAZone, instant: number): number {
  return instant + zone.offset(instant) * MINUTE_MS;
}

/** Instants in 2026 and 2027 at which the offset changes. */
function transitionsOf(zone: IANAZone): number[] {
  const found: number[] = [];
  const step = 72 * HOUR_MS;
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += step) {
    if (zone.offset(at) === zone.offset(at + step)) continue;
    let [before, past] = [at, at + step];
    while (past - before > 1) {
      const middle = Math.floor((before + past) / 2);
      if (zone.offset(middle) === zone.offset(at)) before = middle;
      else past = middle;
    }
    found.push(past);
  }
  return found;
}

/** Local hours that the jump touches, and their neighbours. */
function hoursAround(zone: IANAZone, at: number): number[] {
  const walls = [zone.offset(at - 1), zone.offset(at)].map((offset) => new Date(at + offset * MINUTE_MS).getUTCHours());
  return [...new Set(walls.flatMap((hour) => [hour - 1, hour, hour + 1]))].filter((hour) => hour >= 0 && hour <= 23);
}
