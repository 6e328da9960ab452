/** How grave a failed poll is, and how long to leave its source alone. No source is ever given up. */

/**
 * `passing`: the server is busy or slow, asks for patience; `fault`: something is broken there; `lasting`: the feed is not
 * where it was, or not for us; `final`: the publisher says that it is gone for good (410).
 */
export type FailureGrade = 'passing' | 'fault' | 'lasting' | 'final';

/** What each grade adds to the score of the failures in a row; one point doubles the delay. */
const WEIGHTS: Readonly<Record<FailureGrade, number>> = { passing: 0.5, fault: 0.75, lasting: 1.5, final: 3 };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** However often it failed, a source is tried again within a week. */
export const MAX_FAILURE_DELAY_MS = 7 * DAY_MS;

/** The first delay grows from the source's own interval, or from this where that is longer: most failures are short. */
const MAX_FIRST_DELAY_MS = 10 * MINUTE_MS;

/** What has failed for less than this is likely to be back soon, and is not left longer than that. */
const FRESH_MS = 2 * DAY_MS;
const MAX_FRESH_DELAY_MS = 2 * HOUR_MS;

/** Longest delay for a source that has failed for longer, and for less than so long. */
const PATIENCE: readonly { readonly failingLessThanMs: number; readonly maxMs: number }[] = [
  { failingLessThanMs: 7 * DAY_MS, maxMs: 6 * HOUR_MS },
  { failingLessThanMs: 28 * DAY_MS, maxMs: DAY_MS },
];

const BUSY = new Set([408, 425, 429, 502, 503, 504, 509, 520, 521, 522, 523, 524, 529]);

const CODE_GRADES: Readonly<Record<string, FailureGrade>> = {
  timeout: 'passing',
  connect: 'passing',
  aborted: 'passing',
  'not-a-feed': 'lasting',
  'refused-address': 'lasting',
  'too-large': 'lasting',
};

/** @param status HTTP status; null where there was no answer. @param code Why there is no document. */
export function gradeFailure(status: number | null, code: string): FailureGrade {
  if (code !== 'http-status') return CODE_GRADES[code] ?? 'fault';
  if (status === 410) return 'final';
  if (status !== null && BUSY.has(status)) return 'passing';
  return status !== null && status >= 400 && status < 500 ? 'lasting' : 'fault';
}

/** The score of failures in a row with one more. */
export function addFailure(score: number, grade: FailureGrade): number {
  return Math.min(score + WEIGHTS[grade], 1_000);
}

/** What is known of a source that has failed again. */
export interface Failing {
  readonly grade: FailureGrade;
  /** Of the failures in a row, this one included. */
  readonly score: number;
  /** Since the first of them. */
  readonly failingForMs: number;
  readonly intervalMs: number;
  /** The time in which half of its window is expected to turn over. */
  readonly turnoverMs: number;
  /** As the server asks, or null. */
  readonly retryAfterMs: number | null;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/**
 * How long to wait after a failure, in ms:
 *
 *     first = min(interval, 10 min)
 *     delay = max(min(longest, first × 2^score) × (0.5 + 0.5 × random), Retry-After), at most a week
 *
 * The score rises by 0.5 for a passing failure, 0.75 for a fault, 1.5 for a lasting one, 3 for 410. `longest` is 2 h for
 * what has failed for less than two days, and no more than the time in which half of its window turns over; 6 h within a
 * week, a day within four weeks, then a week; for lasting failures a day from the third day on; for 410, which servers in
 * trouble answer too, a week from the second day on, at once. Half of the delay is random, so that sources that failed
 * together do not come back together.
 */
export function delayAfterFailure(failing: Failing): number {
  const firstMs = Math.min(failing.intervalMs, MAX_FIRST_DELAY_MS);
  const isOver = failing.grade === 'final' && failing.failingForMs >= DAY_MS;
  const grownMs = isOver ? MAX_FAILURE_DELAY_MS : firstMs * 2 ** Math.min(failing.score, 30);
  const wholeMs = Math.min(longestDelay(failing, firstMs), grownMs);
  const delayMs = wholeMs * (0.5 + 0.5 * failing.random);
  return Math.round(Math.min(Math.max(delayMs, failing.retryAfterMs ?? 0), MAX_FAILURE_DELAY_MS));
}

function longestDelay({ grade, failingForMs, turnoverMs }: Failing, firstMs: number): number {
  if (grade === 'final' && failingForMs >= DAY_MS) return MAX_FAILURE_DELAY_MS;
  if (failingForMs < FRESH_MS) return Math.min(MAX_FRESH_DELAY_MS, Math.max(turnoverMs, firstMs));
  const longest = PATIENCE.find(({ failingLessThanMs }) => failingForMs < failingLessThanMs)?.maxMs;
  if (longest === undefined) return MAX_FAILURE_DELAY_MS;
  return grade === 'lasting' ? Math.max(longest, DAY_MS) : longest;
}

/** Lasting failures of this many polls and this long want a person: the feed has probably moved. */
const LASTING_POLLS = 5;
const LASTING_MS = 3 * DAY_MS;

/** Anything else that fails for so long wants one too. */
const ANY_MS = 14 * DAY_MS;

/** Why a person should look at a source that fails, or null. @param failures In a row. */
export function failureForPerson(
  grade: FailureGrade,
  status: number | null,
  failures: number,
  failingForMs: number,
): string | null {
  if (grade === 'final') return 'The publisher answered 410: the feed is gone for good. It is still asked once a week.';
  const days = Math.floor(failingForMs / DAY_MS);
  if (grade === 'lasting' && failures >= LASTING_POLLS && failingForMs >= LASTING_MS) {
    const how = status === null || status < 400 ? 'has not had a feed there' : `has answered ${status}`;
    return `For ${days} days the address ${how}: the feed may have moved.`;
  }
  return failingForMs >= ANY_MS ? `It has failed for ${days} days.` : null;
}
