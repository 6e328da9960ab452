/** The days over which a source's health is drawn. */
import type { PollDay } from '../collection/polls.repository.js';
import type { HealthDay } from './pages/health-days.js';

const DAYS = 14;
const DAY_MS = 86_400_000;

/** Midnight (UTC) with which the first day begins. */
export function firstHealthDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS - (DAYS - 1) * DAY_MS);
}

/** Every day up to now, oldest first, for each source; days without a poll count nothing. */
export function buildHealthDays(
  sourceIds: readonly string[],
  counted: readonly PollDay[],
  now: Date,
): Map<string, HealthDay[]> {
  const first = firstHealthDay(now).getTime();
  const known = new Map(counted.map((row) => [`${row.sourceId} ${row.day}`, row]));
  return new Map(
    sourceIds.map((id) => [
      id,
      Array.from({ length: DAYS }, (_, index): HealthDay => {
        const day = new Date(first + index * DAY_MS).toISOString().slice(0, 10);
        const row = known.get(`${id} ${day}`);
        return { day, polls: row?.polls ?? 0, failed: row?.failed ?? 0, fresh: row?.new ?? 0 };
      }),
    ]),
  );
}
