/** Tells a source that has fallen silent from one that has nothing to say: each is held against its own habit. */
import type { Certificate } from './certify-document.js';
import { livedTime, type Habit } from './habit.js';
import { hasTurnedInto, type Profile } from './profile.js';

/**
 * A source that answers and brings no news any more: its document stands still for longer than its habit allows, has lost
 * all its items, or has become another publication.
 */
export const SILENCE_KINDS = ['frozen', 'emptied', 'replaced'] as const;
export type SilenceKind = (typeof SILENCE_KINDS)[number];

/** A silence that has been noticed. */
export interface Silence {
  readonly kind: SilenceKind;
  /** When the last news came, or when the document was first seen so. */
  readonly since: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const QUARTER_MS = 91 * DAY_MS;

/** Of a source that goes on as usual, so many false alarms a quarter are borne. */
const FALSE_ALARMS_PER_QUARTER = 0.5;

/** A source may be silent for so much longer than it ever was of late. */
const LONGEST_MARGIN = 1.1;

/** Nobody can act on a silence shorter than this. */
const LEAST_SILENCE_MS = 30 * MINUTE_MS;

/** A habit is known once so many gaps were seen in so long a time, a weekend among it. */
const LEAST_GAPS = 8;
const LEAST_WATCHED_MS = 8 * DAY_MS;

/** A document without items is taken at its word when it is still so after this. */
const EMPTY_FOR_MS = 10 * MINUTE_MS;

/**
 * The longest lived time without news that the habit allows, in ms; null while the habit is not known. With m the mean
 * lived gap and N = 91 days / m, the gaps of a quarter, the chance that one of N exponential gaps exceeds m × ln(N / f)
 * is about f; real gaps are longer-tailed, hence also the longest one of late:
 *
 *     limit = max(m × ln(N / 0.5), 1.1 × longest, 30 min)
 */
export function longestNormalSilence(habit: Habit): number | null {
  const { gapMean, gapCount, longestGap, since, at } = habit;
  if (gapMean === null || gapCount < LEAST_GAPS || at - since < LEAST_WATCHED_MS) return null;
  const gaps = Math.max(1, QUARTER_MS / Math.max(1, gapMean));
  const unlikelyMs = gapMean * Math.max(1, Math.log(gaps / FALSE_ALARMS_PER_QUARTER));
  return Math.max(unlikelyMs, LONGEST_MARGIN * longestGap, LEAST_SILENCE_MS);
}

/** What an answered poll says, and what stood before. */
export interface Answered {
  readonly now: Date;
  readonly before: Silence | null;
  readonly habit: Habit;
  /** Null where the document is the one before. */
  readonly document: { readonly certificate: Certificate; readonly hasNews: boolean; readonly profile: Profile } | null;
  /** What the source looked like before; null for a new one. */
  readonly profile: Profile | null;
  /** Since when its document has been empty, this poll included; null where it is not. */
  readonly emptySince: Date | null;
  /** The poll before this one failed: what was missed then is not the source's silence. */
  readonly hasJustRecovered: boolean;
}

/**
 * The silence in which an answered poll leaves its source, or null. One that has become another publication stays marked
 * until a person has looked, whatever it brings.
 */
export function judgeSilence(answered: Answered): Silence | null {
  const { now, before, habit, document, profile, emptySince } = answered;
  if (before?.kind === 'replaced') return before;
  if (document?.certificate === 'gap' && profile !== null && hasTurnedInto(profile, document.profile)) {
    return { kind: 'replaced', since: now };
  }
  if (emptySince !== null && profile?.mayBeEmpty !== true) {
    if (before?.kind === 'emptied') return before;
    const isKept = now.getTime() - emptySince.getTime() >= EMPTY_FOR_MS;
    return isKept ? { kind: 'emptied', since: emptySince } : before;
  }
  if (document?.hasNews === true) return null;
  if (before?.kind === 'frozen') return before;
  if (answered.hasJustRecovered || habit.lastArrival === null) return null;
  const limit = longestNormalSilence(habit);
  if (limit === null || livedTime(habit, habit.lastArrival, now.getTime()) <= limit) return null;
  return { kind: 'frozen', since: new Date(habit.lastArrival) };
}
