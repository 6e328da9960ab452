import { parseDate } from './parse-date.js';

/** Longer waits than a year are nonsense. */
const MAX_MS = 365 * 24 * 3_600_000;

/**
 * The wait that a Retry-After header asks for, in ms: seconds, or a date, which is read against the server's own Date where
 * there is one, since clocks differ (RFC 9110, 10.2.3). Null where there is none or it cannot be read; 0 for a date past.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(value)) return Math.min(Math.round(Number(value) * 1_000), MAX_MS);
  const until = /[a-z:]/i.test(value) ? parseDate(value) : null;
  if (until === null) return null;
  const since = parseDate(headers['date'] ?? '') ?? now;
  return Math.min(Math.max(0, until.getTime() - since.getTime()), MAX_MS);
}

/**
 * How long an answer is fresh, in ms: `max-age` less the `Age` it has already spent in caches (RFC 9111, 4.2). Null where
 * nothing is said or caching is forbidden.
 */
export function maxAgeMs(headers: Readonly<Record<string, string>>): number | null {
  const control = headers['cache-control']?.toLowerCase() ?? '';
  if (/\bno-(?:cache|store)\b/.test(control)) return null;
  const seconds = /(?:^|[,\s])max-age\s?=\s?"?(\d{1,9})/.exec(control)?.[1];
  if (seconds === undefined) return null;
  const age = /^\s*(\d{1,9})\s*$/.exec(headers['age'] ?? '')?.[1] ?? '0';
  return Math.min(Math.max(0, Number(seconds) - Number(age)) * 1_000, MAX_MS);
}
