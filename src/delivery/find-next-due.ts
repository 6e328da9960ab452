/**
 * When the next digest is due. The wall clock of the subscriber's time zone decides; where it jumps, the instants of
 * UTC do: an hour that is skipped sends at the first instant after the gap, an hour that comes twice sends the first
 * time. Offsets come from the runtime's tz database through luxon.
 */
import { IANAZone } from 'luxon';

export const RHYTHMS = ['immediate', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** At which hour, and on which day where it is weekly. */
export interface Schedule {
  readonly rhythm: Rhythm;
  /** 0–23, local. */
  readonly hour: number;
  /** ISO 8601: 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** IANA name. */
  readonly timeZone: string;
}

/** Immediate digests gather what happens for this long after the one before. */
export const BATCH_MS = 5 * 60_000;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** No zone is further from UTC, and none has ever jumped by more than a day. */
const MAX_OFFSET_MS = 26 * HOUR_MS;

/** The first due instant strictly after `after` (UTC). @throws RangeError for a time zone that does not exist. */
export function findNextDue(schedule: Schedule, after: Date): Date {
  if (schedule.rhythm === 'immediate') return new Date(after.getTime() + BATCH_MS);
  const zone = IANAZone.create(schedule.timeZone);
  if (!zone.isValid) throw new RangeError(`There is no time zone ${schedule.timeZone}`);
  const today = Math.floor((after.getTime() + offsetMs(zone, after.getTime())) / DAY_MS);
  // A day may be skipped as a whole, so one more than a week is looked at.
  for (let day = today - 1; day <= today + 15; day++) {
    if (schedule.rhythm === 'weekly' && weekdayOf(day) !== schedule.weekday) continue;
    const due = firstInstantAt(zone, day * DAY_MS + schedule.hour * HOUR_MS);
    if (due > after.getTime()) return new Date(due);
  }
  throw new RangeError(`No ${schedule.rhythm} instant follows ${after.toISOString()} in ${schedule.timeZone}`);
}

/** As {@link findNextDue} after one instant, for many schedules: most are alike, and the way to an instant is long. */
export function nextDueAfter(after: Date): (schedule: Schedule) => Date {
  const found = new Map<string, Date>();
  return (schedule) => {
    const { rhythm, hour, weekday, timeZone } = schedule;
    const key = `${rhythm} ${hour} ${weekday} ${timeZone}`;
    const due = found.get(key) ?? findNextDue(schedule, after);
    found.set(key, due);
    return due;
  };
}

/** Whether the runtime knows the zone. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/**
 * The first instant at which the wall clock shows `localMs` (milliseconds since 1970 as if it were UTC), or has just
 * jumped past it.
 */
function firstInstantAt(zone: IANAZone, localMs: number): number {
  const offsets = [-MAX_OFFSET_MS, -12 * HOUR_MS, 0, 12 * HOUR_MS, MAX_OFFSET_MS].map((shift) =>
    offsetMs(zone, localMs + shift),
  );
  const showing = [...new Set(offsets)]
    .map((offset) => localMs - offset)
    .filter((instant) => instant + offsetMs(zone, instant) === localMs);
  if (showing.length > 0) return Math.min(...showing);
  let before = localMs - Math.max(...offsets);
  let past = localMs - Math.min(...offsets);
  while (past - before > 1) {
    const middle = Math.floor((before + past) / 2);
    if (middle + offsetMs(zone, middle) >= localMs) past = middle;
    else before = middle;
  }
  return past;
}

function offsetMs(zone: IANAZone, instant: number): number {
  return zone.offset(instant) * MINUTE_MS;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
