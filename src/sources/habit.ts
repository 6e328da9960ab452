/**
 * A source's habit: how much it publishes, at which hours and on which weekdays, and how long its silences get. It is learned
 * from when items arrived, forgets within weeks, and is small enough to stand on the source's row.
 *
 * Time is counted in *lived* time: an hour in which the source publishes twice its average counts two hours, an hour of the
 * night hardly any. In lived time items come at one rate, so that "quiet for so long" means the same at noon and on Sunday.
 */

/** As stored: instants in ms since 1970, spans in ms. */
export interface Habit {
  /** The source is known to have been watched, or dated, from here on. */
  readonly since: number;
  /** When the counts were last brought up to date. */
  readonly at: number;
  /** Items by UTC hour of the day, and by UTC weekday from Sunday, fading. */
  readonly hours: readonly number[];
  readonly days: readonly number[];
  /** When the newest item arrived; null until one did. */
  readonly lastArrival: number | null;
  /** Mean lived gap between arrivals, in ms; null until one was seen. Slow, and of separate arrivals only. */
  readonly gapMean: number | null;
  /** How many gaps that mean rests on, up to a bound. */
  readonly gapCount: number;
  /** The longest lived gap of late, in ms. */
  readonly longestGap: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Counts fade by 1/e in this time: a feed that changes its habit is known anew within weeks. */
const MEMORY_MS = 21 * DAY_MS;

/** The longest silence fades by 1/e in this time, so that one outage does not deafen us for good. */
const LONGEST_MEMORY_MS = 180 * DAY_MS;

/** Before anything is known: one item in four hours, believed as much as one item. */
const PRIOR_RATE = 1 / (4 * HOUR_MS);
const PRIOR_ITEMS = 1;

/** Each hour of the day is believed average with the weight of this many items; a weekday with four times as many. */
const PRIOR_PER_HOUR = 1.5;
const PRIOR_PER_DAY = 6;

/** Weekdays are told apart once this much has been watched. */
const DAYS_KNOWN_AFTER_MS = 2 * WEEK_MS;

/** No hour counts less than this share of an average one: what never happened may still happen. */
const LEAST_FACTOR = 0.05;

/** The mean gap follows the last this many gaps. */
const GAP_MEMORY = 60;

/** Arrivals closer together than this share of the mean gap are one arrival: a burst tells nothing of silences. */
const SAME_ARRIVAL_SHARE = 0.1;

/** The habit of a source of which nothing is known yet. @param at Now, in ms. */
export function startHabit(at: number): Habit {
  return {
    since: at,
    at,
    hours: Array.from({ length: 24 }, () => 0),
    days: Array.from({ length: 7 }, () => 0),
    lastArrival: null,
    gapMean: null,
    gapCount: 0,
    longestGap: 0,
  };
}

/**
 * The habit with further arrivals. Of the first ones, the second longest gap counts as the longest: a single back-dated item
 * in a first document looks like a long silence.
 *
 * @param arrivals When items arrived, in ms, ascending; not after `at`.
 * @param at Now, in ms.
 */
export function noteArrivals(habit: Habit, arrivals: readonly number[], at: number): Habit {
  if (arrivals.length === 0) return habit;
  const first = arrivals[0] ?? at;
  const since = habit.lastArrival === null ? Math.min(habit.since, first) : habit.since;
  const fade = Math.exp(-Math.max(0, at - habit.at) / MEMORY_MS);
  const hours = habit.hours.map((count) => count * fade);
  const days = habit.days.map((count) => count * fade);
  let { lastArrival, gapMean, gapCount } = habit;
  const isFirst = lastArrival === null;
  const gaps: number[] = [];
  let longestGap = habit.longestGap * Math.exp(-Math.max(0, at - habit.at) / LONGEST_MEMORY_MS);
  for (const arrival of arrivals) {
    const weight = Math.exp(-Math.max(0, at - arrival) / MEMORY_MS);
    const date = new Date(arrival);
    const [hour, day] = [date.getUTCHours(), date.getUTCDay()];
    hours[hour] = (hours[hour] ?? 0) + weight;
    days[day] = (days[day] ?? 0) + weight;
    if (lastArrival !== null && arrival > lastArrival) {
      const gap = livedTime(habit, lastArrival, arrival);
      gaps.push(gap);
      if (gapMean === null || gap >= gapMean * SAME_ARRIVAL_SHARE) {
        gapCount = Math.min(gapCount + 1, GAP_MEMORY);
        gapMean = gapMean === null ? gap : gapMean + (gap - gapMean) / gapCount;
      }
    }
    lastArrival = Math.max(lastArrival ?? arrival, arrival);
  }
  gaps.sort((a, b) => b - a);
  longestGap = Math.max(longestGap, gaps[isFirst ? 1 : 0] ?? 0);
  return {
    since,
    at,
    hours: hours.map(rounded),
    days: days.map(rounded),
    lastArrival,
    gapMean: gapMean === null ? null : Math.round(gapMean),
    gapCount,
    longestGap: Math.round(longestGap),
  };
}

/**
 * Items per ms of lived time that the habit lets one expect:
 *
 *     (fading count + prior) / (fading time watched + prior / prior rate)
 *
 * where the time watched fades as the counts do: M × (1 − e^(−age/M)), with M three weeks.
 */
export function rateOf(habit: Habit, now: number): number {
  let count = 0;
  for (const each of habit.hours) count += each;
  const fading = count * Math.exp(-Math.max(0, now - habit.at) / MEMORY_MS);
  const watched = MEMORY_MS * (1 - Math.exp(-Math.max(0, now - habit.since) / MEMORY_MS));
  return (fading + PRIOR_ITEMS) / (watched + PRIOR_ITEMS / PRIOR_RATE);
}

/** Lived time between two instants, in ms. */
export function livedTime(habit: Habit, from: number, to: number): number {
  if (to <= from) return 0;
  const factors = factorsOf(habit);
  const weeks = Math.floor((to - from) / WEEK_MS);
  let lived = weeks * WEEK_MS;
  let at = from + lived;
  while (at < to) {
    const end = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    lived += (end - at) * factorAt(factors, at);
    at = end;
  }
  return lived;
}

/**
 * How long to wait from an instant until this much time is lived, in ms; at most `atMost`.
 *
 * @param lived In ms of lived time.
 */
export function waitFor(habit: Habit, lived: number, from: number, atMost: number): number {
  const factors = factorsOf(habit);
  let left = lived;
  let at = from;
  const until = from + atMost;
  while (at < until) {
    const end = Math.min(until, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    const factor = factorAt(factors, at);
    const passing = (end - at) * factor;
    if (passing >= left) return Math.min(at + left / factor, until) - from;
    left -= passing;
    at = end;
  }
  return atMost;
}

interface Factors {
  readonly hours: readonly number[];
  readonly days: readonly number[] | null;
}

/** The same habit is asked many times between two of its changes. */
const known = new WeakMap<Habit, Factors>();

/** How busy each hour and weekday is, 1 on average; hours are smoothed with their neighbours. */
function factorsOf(habit: Habit): Factors {
  const found = known.get(habit);
  if (found !== undefined) return found;
  const { hours } = habit;
  const hour = (index: number): number => hours[(index + 24) % 24] ?? 0;
  const smooth = hours.map((_, index) => hour(index - 1) / 4 + hour(index) / 2 + hour(index + 1) / 4);
  const factors = {
    hours: toFactors(smooth, PRIOR_PER_HOUR),
    days: habit.at - habit.since >= DAYS_KNOWN_AFTER_MS ? toFactors(habit.days, PRIOR_PER_DAY) : null,
  };
  known.set(habit, factors);
  return factors;
}

function toFactors(counts: readonly number[], prior: number): number[] {
  let total = 0;
  for (const count of counts) total += count;
  const mean = total / counts.length + prior;
  const raw = counts.map((count) => Math.max(LEAST_FACTOR, (count + prior) / mean));
  let sum = 0;
  for (const factor of raw) sum += factor;
  return raw.map((factor) => (factor * counts.length) / sum);
}

/** 1 January 1970 was a Thursday. */
function factorAt({ hours, days }: Factors, at: number): number {
  const hour = Math.floor(at / HOUR_MS);
  const day = Math.floor(hour / 24);
  return (hours[hour - day * 24] ?? 1) * (days === null ? 1 : (days[(day + 4) % 7] ?? 1));
}

const rounded = (count: number): number => Math.round(count * 1_000) / 1_000;
