import { delayAfterFailure, MAX_FAILURE_DELAY_MS, type Failing } from './weigh-failure.js';
import { rateOf, waitFor, type Habit } from './habit.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Between which a source that answers is polled. */
export const MIN_INTERVAL_MS = 5 * MINUTE_MS;
export const MAX_INTERVAL_MS = 6 * HOUR_MS;

/** Only while a window turns over faster than the least interval can follow is it polled more often, and never more than this. */
export const RUSH_INTERVAL_MS = MINUTE_MS;

/** Of how many items a document is taken to hold before one was seen. */
const USUAL_WINDOW = 20;

/** Between two polls so many new items are expected: a share of the window, and at most this many, since news ages. */
const WINDOW_SHARE = 1 / 20;
const MOST_EXPECTED = 1;

/** Of a source whose hub tells of its news, so much of the window may turn over between two polls that nobody asked for. */
const PUSHED_SHARE = 1 / 3;

/** At the pace of this poll, so much of the window may turn over until the next: a burst goes on for a while. */
const RUSH_SHARE = 1 / 3;

/** A publisher's hint does not slow us beyond the time in which so much of the window is expected to turn over. */
const HINT_SHARE = 1 / 10;

/** A habit watched for a short time is not relied on for a longer one: at most this share of it, but a quarter of an hour. */
const TRUST_SHARE = 1 / 4;
const LEAST_TRUST_MS = 15 * MINUTE_MS;

/** What is doubtful is looked at again after this. */
const DOUBT_MS = 15 * MINUTE_MS;

/** The delay is lengthened by at most this share of it, so that sources do not march in step. */
const JITTER = 0.1;

/** What a poll that was answered tells of the next. */
export interface AnsweredPoll {
  readonly now: Date;
  /** A hub tells of its news, and told of the latest: the poll only makes sure that it misses none. */
  readonly isPushed: boolean;
  /** The habit, this poll's arrivals included. */
  readonly habit: Habit;
  /** Items in its document; null where none was ever seen. */
  readonly windowItems: number | null;
  /** Items that were not known before. */
  readonly newItems: number;
  /** Since the answer before; null for the first. */
  readonly sinceLastMs: number | null;
  /** Nothing known came back: more may have come than was seen. */
  readonly isGap: boolean;
  /** It has lost all its items, which may be a mishap: to be looked at again soon. */
  readonly isDoubtful: boolean;
  /** The longest interval that the publisher asks for: RSS ttl, `sy:`, Cache-Control max-age; null if none. */
  readonly hintMs: number | null;
  /** Retry-After of the answer, null if none. */
  readonly retryAfterMs: number | null;
  /** Uniform in [0, 1), for the jitter. */
  readonly random: number;
}

export interface PollPlan {
  readonly nextPollAt: Date;
  /** What is wanted without hints, waits and jitter; to be kept on the row. */
  readonly intervalMs: number;
  /** What was added to `now`. */
  readonly delayMs: number;
}

/**
 * When to poll next a source that has answered. With W the items of its document:
 *
 *     by habit = the time until min(1, W / 20) new items are expected, by its rate at those hours and weekdays; at most a
 *                quarter of the time that the habit rests on (or 15 min); the time until W / 3 are expected where a hub
 *                has proved to tell of them
 *     by pace  = time since the answer before × (W / 3) / new items     (half of it after a gap; only where there are any)
 *     interval = min(max(by habit, 5 min), max(by pace, 1 min)), at most 6 h; 15 min where it has just lost all items
 *     delay    = max(interval, min(hint, 6 h, by pace, the time until W / 10 are expected), Retry-After) × (1 + 0.1 × random),
 *                at most a week
 *
 * `by habit` keeps what may be overtaken before we look small, in proportion to the window that guards against it: two
 * polls overlap by 19 items of 20. `by pace` follows a burst, of which the habit knows nothing. Hints only slow, and
 * never so far that items could be lost; Retry-After is kept to the letter.
 */
export function planNextPoll(poll: AnsweredPoll): PollPlan {
  const from = poll.now.getTime();
  const window = Math.max(1, poll.windowItems ?? USUAL_WINDOW);
  const rate = rateOf(poll.habit, from);
  const timeFor = (items: number): number => waitFor(poll.habit, items / rate, from, MAX_INTERVAL_MS);
  const trustMs = Math.max((from - poll.habit.since) * TRUST_SHARE, LEAST_TRUST_MS);
  const share = poll.isPushed ? window * PUSHED_SHARE : Math.min(MOST_EXPECTED, window * WINDOW_SHARE);
  const wantedMs = Math.min(timeFor(share), trustMs);
  const habitMs = Math.max(wantedMs, MIN_INTERVAL_MS);
  const rushMs = Math.max(paceMs(poll, window), RUSH_INTERVAL_MS);
  const doubtMs = poll.isDoubtful ? DOUBT_MS : MAX_INTERVAL_MS;
  const intervalMs = Math.round(Math.min(habitMs, rushMs, doubtMs));
  const hintMs = Math.min(Math.max(0, poll.hintMs ?? 0), timeFor(window * HINT_SHARE), rushMs);
  const waitMs = Math.max(intervalMs, hintMs, poll.retryAfterMs ?? 0);
  return plan(poll.now, intervalMs, Math.min(waitMs * (1 + JITTER * poll.random), MAX_FAILURE_DELAY_MS));
}

function paceMs({ newItems, sinceLastMs, isGap }: AnsweredPoll, window: number): number {
  if (sinceLastMs === null || newItems === 0) return Number.POSITIVE_INFINITY;
  return (sinceLastMs * window * RUSH_SHARE) / (isGap ? 2 * newItems : newItems);
}

/** When to poll next a source that has failed; see {@link delayAfterFailure}. Its interval stays what it was. */
export function planRetry(
  now: Date,
  failing: Omit<Failing, 'intervalMs' | 'turnoverMs'>,
  learned: { readonly intervalMs: number | null; readonly habit: Habit | null; readonly windowItems: number | null },
): PollPlan {
  const { habit, windowItems } = learned;
  const intervalMs = Math.min(Math.max(learned.intervalMs ?? MAX_INTERVAL_MS, RUSH_INTERVAL_MS), MAX_INTERVAL_MS);
  const from = now.getTime();
  const half = Math.max(1, windowItems ?? USUAL_WINDOW) / 2;
  const turnoverMs =
    habit === null ? MAX_INTERVAL_MS : waitFor(habit, half / rateOf(habit, from), from, MAX_INTERVAL_MS);
  const delayMs = delayAfterFailure({ ...failing, intervalMs, turnoverMs });
  return plan(now, intervalMs, Math.max(delayMs, RUSH_INTERVAL_MS));
}

function plan(now: Date, intervalMs: number, delayMs: number): PollPlan {
  const whole = Math.round(delayMs);
  return { nextPollAt: new Date(now.getTime() + whole), intervalMs, delayMs: whole };
}
