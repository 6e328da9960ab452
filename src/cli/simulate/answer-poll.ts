/** How a simulated feed's server answers: with its document, or with whatever goes wrong at the moment. */
import { anyFault, DAY, type Fault, type SimulatedFeed } from './make-feed.js';
import { exponential, type Random } from './random.js';

/** Answer to one request. */
export interface Answer {
  /** How long it took, in ms. */
  readonly tookMs: number;
  readonly fault: Fault | null;
  /** As the header says it, or null. */
  readonly retryAfter: string | null;
}

const TIMEOUT_MS = 60_000;

/** What a busy server asks for, in ms. */
const ASKED = [60_000, 300_000, 900_000, 3_600_000, 2 * 3_600_000, DAY / 4];

/** @param epoch Real time at which the simulation began, in ms: header dates need a calendar. */
export function answerPoll(feed: SimulatedFeed, at: number, epoch: number, random: Random): Answer {
  const outage = feed.outages.find(({ from, to }) => at >= from && at < to);
  const fault = outage?.fault ?? (random() < feed.flakiness ? anyFault(random) : null);
  if (fault === null) return { tookMs: slowness(random), fault, retryAfter: null };
  const tookMs = fault.code === 'timeout' ? TIMEOUT_MS : slowness(random);
  return { tookMs, fault, retryAfter: retryAfter(fault, at + tookMs + epoch, random) };
}

/** Most answer at once; one body in fifty drips in over up to a minute. */
function slowness(random: Random): number {
  return random() < 0.02 ? random() * TIMEOUT_MS : 200 * exponential(random);
}

function retryAfter(fault: Fault, now: number, random: Random): string | null {
  if (fault.retryAfter === null) return null;
  const waitMs = ASKED[Math.floor(random() * ASKED.length)] ?? TIMEOUT_MS;
  return fault.retryAfter === 'seconds' ? String(waitMs / 1_000) : new Date(now + waitMs).toUTCString();
}
