/**
 * Policies that users know from other readers, over the same feeds. They know every item again without fail, and keep a
 * Retry-After as the product does, so that manners are equal.
 */
import { retryAfterMs } from '../../collection/read-cache-headers.js';
import { answerPoll } from './answer-poll.js';
import { FeedWindow } from './feed-window.js';
import { DAY, HOUR, type SimulatedFeed } from './make-feed.js';
import { seeded } from '../seeded.js';
import type { Tally } from './tally.js';

/** What a policy may go by after a poll. */
export interface PolledState {
  /** Intervals are this many times the policy's own: to compare at equal requests. */
  readonly stretch: number;
  /** The interval before this poll. */
  readonly intervalMs: number;
  /** Share of the answer that was known; null where there was no answer. */
  readonly overlap: number | null;
  /** Arrivals of the last week as far as they were seen. */
  readonly lastWeek: number;
}

/** A policy: its name and its next interval. */
export interface Policy {
  readonly name: string;
  next(state: PolledState): number;
}

const MINUTE = 60_000;
const WEEK = 7 * DAY;

export const POLICIES: readonly Policy[] = [
  { name: 'fixed, hourly', next: ({ stretch }) => HOUR * stretch },
  {
    // Miniflux, entry_frequency: one week over the number of last week's entries, between 5 min and 24 h.
    name: 'entry frequency (as Miniflux)',
    next: ({ stretch, lastWeek }) => clamp(lastWeek === 0 ? DAY : WEEK / lastWeek, 5 * MINUTE, DAY) * stretch,
  },
  {
    // Half as long again above two thirds of overlap, two thirds as long below one third.
    name: 'overlap between 33 % and 67 %',
    next: ({ stretch, intervalMs, overlap }) => {
      const own = intervalMs / stretch;
      if (overlap === null) return intervalMs;
      const next = overlap > 0.67 ? own * 1.5 : overlap < 0.33 ? own / 1.5 : own;
      return clamp(next, 5 * MINUTE, DAY) * stretch;
    },
  },
];

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Polls one feed as the policy would, from its registration at `start` until `until`. */
export function runBaseline(
  policy: Policy,
  stretch: number,
  feed: SimulatedFeed,
  start: number,
  until: number,
  tally: Tally,
): void {
  const random = seeded(feed.seed * 104_729 + 7);
  const window = new FeedWindow(feed);
  const seenAt: number[] = [];
  let oldest = 0;
  let intervalMs = HOUR * stretch;
  let waitMs = 0;
  for (let at = start; at < until; at += Math.max(intervalMs, waitMs)) {
    const answer = answerPoll(feed, at, 0, random);
    const now = at + answer.tookMs;
    tally.requests += 1;
    const headers: Record<string, string> = answer.retryAfter === null ? {} : { 'retry-after': answer.retryAfter };
    waitMs = retryAfterMs(headers, new Date(now)) ?? 0;
    let overlap: number | null = null;
    if (answer.fault === null) {
      window.advance(at);
      tally.lost += window.lostSinceLook;
      const fresh = window.look(at);
      overlap = window.shown.length === 0 ? null : 1 - fresh.length / window.shown.length;
      for (const { item } of fresh) {
        seenAt.push(item.at);
        if (item.at < start) continue;
        tally.seen += 1;
        tally.delays.push(now - item.at);
      }
    }
    while ((seenAt[oldest] ?? Number.POSITIVE_INFINITY) < at - WEEK) oldest += 1;
    intervalMs = policy.next({ stretch, intervalMs, overlap, lastWeek: seenAt.length - oldest });
  }
  window.advance(until);
  tally.lost += window.lostSinceLook;
  tally.offered += window.offered;
}
