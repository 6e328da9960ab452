const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** No source is left longer than this, however often it failed or whatever it asked for: a source is never lost. */
export const MAX_DELAY_MS = 24 * HOUR_MS;

/** Between which a source that answers is polled. */
export const DEFAULT_POLL_BOUNDS: PollBounds = { minMs: 5 * MINUTE_MS, maxMs: 6 * HOUR_MS };

export interface PollBounds {
  minMs: number;
  maxMs: number;
}

export interface PollPlanInput {
  now: Date;
  outcome:
    | {
        kind: 'succeeded';
        /** Publication dates of the document's items, in any order; empty when it was unchanged or gives none. */
        itemDates: readonly Date[];
      }
    | {
        kind: 'failed';
        /** How many polls in a row have failed, this one included; at least 1. */
        consecutiveFailures: number;
      };
  /** The interval learned so far; null for a new source. */
  intervalMs: number | null;
  /** When the source last brought something new; null if it never did. */
  lastNewItemAt: Date | null;
  /** The largest interval the publisher asks for: RSS ttl, `sy:`, Cache-Control max-age; null if none. */
  hintMs: number | null;
  /** Retry-After of the answer, null if none. */
  retryAfterMs: number | null;
  /** Uniform in [0, 1), for the jitter. */
  random: number;
  bounds?: PollBounds;
}

export interface PollPlan {
  nextPollAt: Date;
  /** The interval learned, to be kept on the row. A failure does not change it. */
  intervalMs: number;
  /** What was added to `now`. */
  delayMs: number;
}

/** How many of the newest items tell the rhythm. */
const RHYTHM_ITEMS = 20;

/** Even a silent feed is looked at this many times for each age of its newest item. */
const LOOKS_PER_AGE = 10;

/**
 * When to poll a source next.
 *
 * After an answer, with g the median gap between the publication dates of the newest 20 items and a the age of the
 * newest (or of the last new item seen):
 *
 *     wanted   = max(g / 2, a / 10), within [min, max]   half a gap: a new item waits a quarter of a gap on average
 *     interval = √(previous × wanted), within [min, max] the geometric mean: one odd day moves it half-way
 *     delay    = max(interval, min(hint, max), Retry-After) × (1 + 0.1 × random)
 *
 * The bounds are 5 min and 6 h by default. With nothing to learn from, `wanted` is twice the previous interval (a new source starts at 30 min). The publisher's
 * hints only slow, and not beyond `max`. The jitter only lengthens, so that a Retry-After is kept.
 *
 * After the n-th failure in a row:
 *
 *     delay = max(min(24 h, interval × 2^(n−1)) × (0.5 + 0.5 × random), Retry-After)
 *
 * Half of the delay is random, so that sources that failed together do not come back together. Every delay is at most
 * 24 h, Retry-After included, and at least `min`.
 */
export function planNextPoll(input: PollPlanInput): PollPlan {
  const bounds = input.bounds ?? DEFAULT_POLL_BOUNDS;
  const previousMs = input.intervalMs ?? 6 * bounds.minMs;
  const retryAfterMs = Math.max(0, input.retryAfterMs ?? 0);
  if (input.outcome.kind === 'failed') {
    const intervalMs = clamp(previousMs, bounds.minMs, bounds.maxMs);
    const doublings = Math.min(Math.max(1, input.outcome.consecutiveFailures) - 1, 30);
    const backOffMs = Math.min(MAX_DELAY_MS, intervalMs * 2 ** doublings) * (0.5 + 0.5 * input.random);
    return plan(input.now, intervalMs, clamp(Math.max(backOffMs, retryAfterMs), bounds.minMs, MAX_DELAY_MS));
  }
  const wantedMs = clamp(wantedInterval(input, previousMs), bounds.minMs, bounds.maxMs);
  const intervalMs = Math.round(clamp(Math.sqrt(previousMs * wantedMs), bounds.minMs, bounds.maxMs));
  const hintMs = Math.min(Math.max(0, input.hintMs ?? 0), bounds.maxMs);
  const delayMs = Math.max(intervalMs, hintMs, retryAfterMs) * (1 + 0.1 * input.random);
  return plan(input.now, intervalMs, Math.min(delayMs, MAX_DELAY_MS));
}

function wantedInterval(input: PollPlanInput, previousMs: number): number {
  const nowMs = input.now.getTime();
  const dates = (input.outcome.kind === 'succeeded' ? input.outcome.itemDates : [])
    .map((date) => date.getTime())
    .filter((ms) => ms <= nowMs)
    .sort((a, b) => b - a)
    .slice(0, RHYTHM_ITEMS);
  const newestMs = dates[0] ?? input.lastNewItemAt?.getTime();
  if (newestMs === undefined) return previousMs * 2;
  const agedMs = Math.max(0, nowMs - newestMs) / LOOKS_PER_AGE;
  const gaps = dates.slice(1).map((ms, index) => (dates[index] ?? ms) - ms);
  if (gaps.length === 0) return Math.max(previousMs, agedMs, 1);
  gaps.sort((a, b) => a - b);
  const medianMs = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(medianMs / 2, agedMs, 1);
}

function plan(now: Date, intervalMs: number, delayMs: number): PollPlan {
  const whole = Math.round(delayMs);
  return { nextPollAt: new Date(now.getTime() + whole), intervalMs, delayMs: whole };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
