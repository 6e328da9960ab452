/** Days as strings (`YYYY-MM-DD`, UTC) compare as text; only counting needs arithmetic. */
import { UNKNOWN_DATE, type DateInterval } from '../event.js';

/** First day of force and first day out of force; null: no end known. */
export interface Force {
  readonly from: string;
  readonly until: string | null;
}

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
}

/** Whether a day falls within a force. */
export function isInForceOn(force: Force, day: string): boolean {
  return force.from <= day && (force.until === null || day < force.until);
}

/** Whether any day of an interval (both ends included) falls within a force. */
export function overlaps(force: Force, date: { readonly from: string; readonly to: string }): boolean {
  return force.from <= date.to && (force.until === null || date.from < force.until);
}

/**
 * The share of an interval's days, 0 to 1, on which at least one of the forces held.
 */
export function shareCovered(forces: readonly Force[], date: { readonly from: string; readonly to: string }): number {
  const first = dayNumber(date.from);
  const end = dayNumber(date.to) + 1;
  const clipped = forces
    .filter((force) => overlaps(force, date))
    .map((force) => ({
      start: Math.max(first, dayNumber(force.from)),
      stop: force.until === null ? end : Math.min(end, dayNumber(force.until)),
    }))
    .sort((a, b) => a.start - b.start);
  let covered = 0;
  let reached = first;
  for (const { start, stop } of clipped) {
    if (stop <= reached) continue;
    covered += stop - Math.max(start, reached);
    reached = stop;
  }
  return covered / (end - first);
}

/** The stretches of an interval, both ends included and in order, on which none of the forces held. */
export function gapsIn(
  forces: readonly Force[],
  date: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string }[] {
  const gaps: { from: string; to: string }[] = [];
  let reached = dayNumber(date.from);
  const end = dayNumber(date.to) + 1;
  const held = forces.filter((force) => overlaps(force, date)).sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const force of held) {
    const start = dayNumber(force.from);
    if (start > reached) gaps.push({ from: dayText(reached), to: dayText(start - 1) });
    reached = Math.max(reached, force.until === null ? end : dayNumber(force.until));
  }
  if (reached < end) gaps.push({ from: dayText(reached), to: dayText(end - 1) });
  return gaps;
}

function dayText(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Days between two days, never negative. */
export function daysBetween(a: string, b: string): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

/**
 * The interval to judge by, or null where it is unknown: nothing said and no publication date, or not two days in
 * order.
 */
export function knownInterval(date: DateInterval, hasPublicationDate: boolean): DateInterval | null {
  if (date.basis === 'publication' && !hasPublicationDate) return null;
  if (date.from === UNKNOWN_DATE.from && date.to === UNKNOWN_DATE.to) return null;
  if (!isDay(date.from) || !isDay(date.to) || date.from > date.to) return null;
  return date;
}

function isDay(day: string): boolean {
  return DAY.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
}
