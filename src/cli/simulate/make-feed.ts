/** Makes up feeds as the web has them: how much they publish and when, how they show it, and what goes wrong. */
import { exponential, logUniform, normal, pick, type Random } from './random.js';
import { seeded } from '../seeded.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** An item as published. Instants in ms since the simulation began. */
export interface Item {
  readonly id: number;
  readonly at: number;
  /** As the feed states it; null in a feed without dates. */
  readonly stated: number | null;
}

/** A time in which a feed cannot be had. */
export interface Outage {
  readonly from: number;
  readonly to: number;
  readonly fault: Fault;
}

/** How a poll can fail. */
export interface Fault {
  readonly status: number | null;
  readonly code: string;
  readonly retryAfter: 'seconds' | 'date' | null;
}

/** What ends a feed's news while it goes on answering 200. */
export interface End {
  readonly kind: 'frozen' | 'emptied' | 'replaced';
  readonly at: number;
}

/** One feed with its whole life. */
export interface SimulatedFeed {
  readonly seed: number;
  readonly window: number;
  readonly perDay: number;
  /** How busy it is at an instant, 1 on average. */
  readonly rhythm: (at: number) => number;
  readonly items: readonly Item[];
  /** When each edit of a visible item happens: item and instant, ascending. */
  readonly edits: readonly { readonly at: number; readonly id: number }[];
  readonly outages: readonly Outage[];
  readonly end: End | null;
  /** Chance that a poll outside an outage fails, or takes long. */
  readonly flakiness: number;
  readonly order: 'newest-first' | 'oldest-first' | 'shuffled';
  /** The window holds the items that came last, or those with the latest dates. */
  readonly selects: 'by-arrival' | 'by-date';
  readonly pinned: number;
  /** At this instant all publisher's ids change; with addresses where the site moves house. */
  readonly reguidedAt: number | null;
  readonly movesHouse: boolean;
  /** Ids differ at every request. */
  readonly hasUnstableIds: boolean;
  readonly isConditional: boolean;
  /** A date in the document changes at every request. */
  readonly isRestless: boolean;
  readonly hasLongTexts: boolean;
  readonly hintMs: number | null;
}

const FAULTS: readonly [Fault, ...Fault[]] = [
  ...[400, 401, 403, 404, 405, 406, 408, 409, 410, 418, 425, 451].map((status) => http(status)),
  ...[500, 501, 502, 503, 504, 505, 508, 520, 522, 524].map((status) => http(status)),
  http(429, 'seconds'),
  http(429, 'date'),
  http(503, 'seconds'),
  http(503, 'date'),
  ...['timeout', 'connect', 'dns', 'tls', 'protocol', 'bad-encoding'].map((code) => noAnswer(code)),
  { status: 200, code: 'not-a-feed', retryAfter: null },
  { status: 200, code: 'unreadable', retryAfter: null },
] as unknown as [Fault, ...Fault[]];

function http(status: number, retryAfter: Fault['retryAfter'] = null): Fault {
  return { status, code: 'http-status', retryAfter };
}

function noAnswer(code: string): Fault {
  return { status: null, code, retryAfter: null };
}

/** The past that stands in a feed before it is first polled. */
const PAST = 40 * DAY;

/** @param lasts How long the simulation runs, in ms. */
export function makeFeed(seed: number, lasts: number): SimulatedFeed {
  const random = seeded(seed * 7_919 + 13);
  const perDay = Math.min(1_500, Math.max(0.05, 6 * Math.exp(1.4 * normal(random))));
  const rhythm = makeRhythm(random);
  const end = makeEnd(random, lasts);
  const isUndated = random() < 0.08;
  const backDated = random() < 0.2 ? 0.02 : 0;
  const lastAt = end?.at ?? lasts;
  const items = makeArrivals(random, perDay, rhythm, lastAt).map((at, id) => ({
    id,
    at,
    stated: isUndated
      ? null
      : random() < backDated
        ? at - logUniform(random, HOUR / 4, 5 * DAY)
        : at - random() * 60_000,
  }));
  const edits = items
    .filter(() => random() < 0.05)
    .map(({ id, at }) => ({ id, at: at + exponential(random) * 3 * HOUR }))
    .sort((a, b) => a.at - b.at);
  return {
    seed,
    perDay,
    rhythm,
    end,
    items,
    edits,
    window: 10 + Math.floor(random() * 41),
    outages: makeOutages(random, lasts),
    flakiness: random() < 0.3 ? 0.02 : 0.002,
    order: random() < 0.1 ? 'shuffled' : random() < 0.05 ? 'oldest-first' : 'newest-first',
    selects: !isUndated && random() < 0.1 ? 'by-date' : 'by-arrival',
    pinned: random() < 0.05 ? 1 + Math.floor(random() * 2) : 0,
    reguidedAt: random() < 0.05 ? random() * lasts : null,
    movesHouse: random() < 0.2,
    hasUnstableIds: random() < 0.02,
    isConditional: random() < 0.7,
    isRestless: random() < 0.1,
    hasLongTexts: random() < 0.7,
    hintMs: random() < 0.3 ? pick(random, [5 * 60_000, 15 * 60_000, HOUR, HOUR, 6 * HOUR, DAY]) : null,
  };
}

/** Busy around a local noon, quieter at weekends. */
function makeRhythm(random: Random): (at: number) => number {
  const noon = random() * 24;
  const swing = 0.3 + 0.9 * random();
  const weekend = 0.2 + 0.8 * random();
  const hours = Array.from({ length: 24 }, (_, hour) =>
    Math.max(0.03, 1 + swing * Math.cos((2 * Math.PI * (hour - noon)) / 24)),
  );
  const mean = (hours.reduce((sum, each) => sum + each, 0) / 24) * ((5 + 2 * weekend) / 7);
  return (at) => {
    const hour = Math.floor(at / HOUR);
    const day = (((Math.floor(hour / 24) % 7) + 7) % 7) as number;
    return ((hours[((hour % 24) + 24) % 24] ?? 1) * (day >= 5 ? weekend : 1)) / mean;
  };
}

/** No newsroom publishes faster, whatever happens. */
const MOST_PER_HOUR = 120;

/** A Poisson process with the rhythm, bursts (5 to 30 times as busy, 1 to 6 h, one in ten days), some feeds in batches. */
function makeArrivals(random: Random, perDay: number, rhythm: (at: number) => number, until: number): number[] {
  const bursts: { from: number; to: number; factor: number }[] = [];
  for (let at = -PAST; at < until; at += exponential(random) * 10 * DAY) {
    bursts.push({ from: at, to: at + logUniform(random, HOUR, 6 * HOUR), factor: logUniform(random, 5, 30) });
  }
  const batch = random() < 0.1 ? 2 + Math.floor(random() * 7) : 1;
  const arrivals: number[] = [];
  const step = HOUR / 6;
  let burst = 0;
  for (let at = -PAST; at < until; at += step) {
    while ((bursts[burst + 1]?.from ?? Number.POSITIVE_INFINITY) <= at) burst += 1;
    const now = bursts[burst];
    const factor = now !== undefined && at >= now.from && at < now.to ? now.factor : 1;
    const mean = (Math.min((perDay * rhythm(at) * factor * HOUR) / DAY, MOST_PER_HOUR) * step) / HOUR / batch;
    for (let left = exponential(random); left < mean; left += exponential(random)) {
      const moment = at + random() * step;
      const size = batch === 1 ? 1 : 1 + Math.floor(random() * (2 * batch - 1));
      for (let index = 0; index < size; index++) arrivals.push(moment + index);
    }
  }
  return arrivals.filter((at) => at < until).sort((a, b) => a - b);
}

/** One in 20 days, from ten minutes to a day. */
function makeOutages(random: Random, lasts: number): Outage[] {
  const outages: Outage[] = [];
  for (let at = exponential(random) * 20 * DAY; at < lasts; at += exponential(random) * 20 * DAY) {
    const to = at + logUniform(random, 10 * 60_000, DAY);
    outages.push({ from: at, to, fault: pick(random, FAULTS) });
    at = to;
  }
  return outages;
}

/** Nine feeds in a hundred fall silent, three in each way, once two weeks are over. */
function makeEnd(random: Random, lasts: number): End | null {
  const kind = (['frozen', 'emptied', 'replaced'] as const)[Math.floor((random() * 100) / 3)];
  const at = lasts * (0.45 + 0.35 * random());
  return kind === undefined ? null : { kind, at };
}

/** A failure outside outages: any. */
export function anyFault(random: Random): Fault {
  return pick(random, FAULTS);
}
