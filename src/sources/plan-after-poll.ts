import { boundText, toStorableText } from '../platform/database/storable-text.js';
import { canonicaliseAddress } from './canonicalise-address.js';
import { certifyDocument, tipOf, type Certificate, type SeenItem } from './certify-document.js';
import { judgeSilence, type Silence } from './detect-silence.js';
import { noteArrivals, startHabit, type Habit } from './habit.js';
import { placeArrivals } from './place-arrivals.js';
import { planNextPoll, planRetry } from './plan-next-poll.js';
import type { Profile } from './profile.js';
import { addFailure, failureForPerson, gradeFailure, type FailureGrade } from './weigh-failure.js';

/** What the polls of a source have taught; null on a source that has not been polled. */
export interface Learned {
  readonly habit: Habit | null;
  readonly profile: Profile | null;
  /** The newest items of the last document, by article; null before the first. */
  readonly tip: readonly string[] | null;
  /** Items in the last document that had any. */
  readonly windowItems: number | null;
  readonly silence: Silence | null;
  readonly emptySince: Date | null;
}

/** What the plan needs to know of a source as it was before the poll. */
export interface SourceBefore extends Learned {
  readonly id: string;
  readonly address: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodySha256: Buffer | null;
  /** Null for a new source. */
  readonly intervalSeconds: number | null;
  readonly consecutiveFailures: number;
  readonly failureScore: number;
  readonly failingSince: Date | null;
  readonly isGone: boolean;
  readonly attention: string | null;
  readonly lastSuccessAt: Date | null;
  readonly lastNewItemAt: Date | null;
  readonly movedTo: string | null;
  readonly movedSince: Date | null;
  /** Until when a hub has agreed to tell of its news; null where none has. */
  readonly pushedUntil: Date | null;
  /** When a hub last told of news. */
  readonly pushedAt: Date | null;
  /** Its latest news had been told of when a poll found them. */
  readonly isPushProven: boolean;
}

/** A document that has been stored. */
export interface StoredDocument {
  readonly sha256: Buffer;
  /** Its items, each article once, in the order of the document. */
  readonly seen: readonly SeenItem[];
  readonly received: number;
  readonly revised: number;
  readonly profile: Profile;
}

/** What a poll came to, as far as its source is concerned. */
export type PollOutcome = {
  /** When it was over. */
  readonly at: Date;
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  /** Where a permanent redirect led; null where there was none. */
  readonly permanentRedirectTo: string | null;
} & (
  | {
      readonly kind: 'answered';
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** The longest interval that the publisher asks for. */
      readonly hintMs: number | null;
      /** Null where it is the one that was stored before. */
      readonly document: StoredDocument | null;
    }
  | {
      readonly kind: 'failed';
      /** Stable, kebab-case; `http-status` where the status is the failure. */
      readonly code: string;
      readonly message: string;
    }
);

/** The state in which a poll leaves its source. */
export interface SourceAfter extends Learned {
  readonly id: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodySha256: Buffer | null;
  readonly intervalSeconds: number;
  readonly nextPollAt: Date;
  readonly consecutiveFailures: number;
  readonly failureScore: number;
  readonly failingSince: Date | null;
  readonly failureGrade: FailureGrade | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastPolledAt: Date;
  readonly lastSuccessAt: Date | null;
  readonly lastNewItemAt: Date | null;
  /** Where permanent redirects lead, canonical, and since when without a break. */
  readonly movedTo: string | null;
  readonly movedSince: Date | null;
  /** The publisher says that it is gone for good; it is still asked once a week. */
  readonly isGone: boolean;
  /** Why a person should look at it, or null. */
  readonly attention: string | null;
  /** What this poll proves. */
  readonly certificate: Certificate;
  /** As before the poll: so that a push that came meanwhile is told from it. */
  readonly pushedAt: Date | null;
  readonly isPushProven: boolean;
}

const MAX_ERROR_LENGTH = 500;

/**
 * The state in which a poll leaves its source. After a failure the validators and all that was learned stay as they were,
 * so that the next poll gets the whole document and not a 304 for one that was never stored.
 *
 * @param random Uniform in [0, 1), for the jitter.
 */
export function planAfterPoll(source: SourceBefore, outcome: PollOutcome, random: number): SourceAfter {
  return outcome.kind === 'failed' ? afterFailure(source, outcome, random) : afterAnswer(source, outcome, random);
}

function afterFailure(
  source: SourceBefore,
  outcome: Extract<PollOutcome, { kind: 'failed' }>,
  random: number,
): SourceAfter {
  const { at, status, code, message, retryAfterMs } = outcome;
  const grade = gradeFailure(status, code);
  const score = addFailure(source.failureScore, grade);
  const failures = source.consecutiveFailures + 1;
  const failingSince = source.failingSince ?? at;
  const failingForMs = at.getTime() - failingSince.getTime();
  const intervalMs = source.intervalSeconds === null ? null : source.intervalSeconds * 1_000;
  const { habit, windowItems } = source;
  const failing = { grade, score, failingForMs, retryAfterMs, random };
  const next = planRetry(at, failing, { intervalMs, habit, windowItems });
  const { etag, lastModified, bodySha256, lastSuccessAt, lastNewItemAt, movedTo, movedSince } = source;
  return {
    id: source.id,
    ...learnedOf(source),
    etag,
    lastModified,
    bodySha256,
    lastSuccessAt,
    lastNewItemAt,
    movedTo,
    movedSince,
    nextPollAt: next.nextPollAt,
    intervalSeconds: Math.round(next.intervalMs / 1_000),
    consecutiveFailures: failures,
    failureScore: score,
    failingSince,
    failureGrade: grade,
    lastStatus: status,
    lastPolledAt: at,
    lastError: boundText(toStorableText(`${code}: ${message}`), MAX_ERROR_LENGTH),
    isGone: source.isGone || grade === 'final',
    attention: failureForPerson(grade, status, failures, failingForMs),
    certificate: 'unknown',
    pushedAt: source.pushedAt,
    isPushProven: source.isPushProven,
  };
}

function afterAnswer(
  source: SourceBefore,
  outcome: Extract<PollOutcome, { kind: 'answered' }>,
  random: number,
): SourceAfter {
  const { at, status, document } = outcome;
  const seen = document?.seen ?? [];
  const isStillEmpty = seen.length === 0 && source.emptySince !== null;
  const certificate = document === null ? 'unchanged' : isStillEmpty ? 'unknown' : certifyDocument(source.tip, seen);
  const habitBefore = source.habit ?? startHabit(at.getTime());
  const habit = noteArrivals(habitBefore, placeArrivals(seen, source.lastSuccessAt, at), at.getTime());
  const newItems = seen.filter(({ isNew }) => isNew).length;
  const hasNews = newItems + (document?.revised ?? 0) > 0;
  const windowItems = seen.length > 0 ? seen.length : source.windowItems;
  const isEmpty = document === null ? source.emptySince !== null : document.received === 0 && source.tip !== null;
  const emptySince = isEmpty ? (source.emptySince ?? at) : null;
  const silence = judgeSilence({
    now: at,
    before: source.silence,
    habit,
    document: document === null ? null : { certificate, hasNews, profile: document.profile },
    profile: source.profile,
    emptySince,
    hasJustRecovered: source.consecutiveFailures > 0,
  });
  const isPushProven = newItems > 0 ? isTold(source) : source.isPushProven;
  const next = planNextPoll({
    now: at,
    isPushed: isPushProven && source.pushedUntil !== null && source.pushedUntil > at,
    habit,
    windowItems,
    newItems,
    sinceLastMs: source.lastSuccessAt === null ? null : at.getTime() - source.lastSuccessAt.getTime(),
    isGap: certificate === 'gap',
    isDoubtful: emptySince !== null && silence === null,
    hintMs: outcome.hintMs,
    retryAfterMs: outcome.retryAfterMs,
    random,
  });
  return {
    id: source.id,
    habit,
    profile: document === null || seen.length === 0 ? source.profile : profileAfter(source, document.profile),
    tip: document === null || seen.length === 0 ? source.tip : tipOf(source.tip, seen),
    windowItems,
    emptySince,
    silence,
    ...validators(source, outcome),
    ...moves(source, outcome.permanentRedirectTo, at),
    bodySha256: document?.sha256 ?? source.bodySha256,
    nextPollAt: next.nextPollAt,
    intervalSeconds: Math.round(next.intervalMs / 1_000),
    consecutiveFailures: 0,
    failureScore: 0,
    failingSince: null,
    failureGrade: null,
    lastStatus: status,
    lastPolledAt: at,
    lastSuccessAt: at,
    lastNewItemAt: hasNews ? at : source.lastNewItemAt,
    lastError: null,
    isGone: false,
    attention: null,
    certificate,
    pushedAt: source.pushedAt,
    isPushProven,
  };
}

/** Whether a hub has told of news since the answer before. */
function isTold({ pushedAt, lastSuccessAt }: SourceBefore): boolean {
  return pushedAt !== null && (lastSuccessAt === null || pushedAt > lastSuccessAt);
}

function learnedOf({ habit, profile, tip, windowItems, silence, emptySince }: Learned): Learned {
  return { habit, profile, tip, windowItems, silence, emptySince };
}

function profileAfter({ profile, emptySince }: SourceBefore, seen: Profile): Profile {
  return { ...seen, mayBeEmpty: profile?.mayBeEmpty === true || emptySince !== null };
}

/** A 304 need not repeat its validators (RFC 9110, 15.4.5); any other answer replaces them. */
function validators(
  source: SourceBefore,
  outcome: Extract<PollOutcome, { kind: 'answered' }>,
): Pick<SourceAfter, 'etag' | 'lastModified'> {
  const isKept = outcome.status === 304;
  return {
    etag: outcome.etag ?? (isKept ? source.etag : null),
    lastModified: outcome.lastModified ?? (isKept ? source.lastModified : null),
  };
}

function moves(source: SourceBefore, redirectTo: string | null, at: Date): Pick<SourceAfter, 'movedTo' | 'movedSince'> {
  const movedTo = redirectTo === null ? null : canonicaliseAddress(redirectTo);
  if (movedTo === null || movedTo === source.address) return { movedTo: null, movedSince: null };
  return { movedTo, movedSince: movedTo === source.movedTo ? (source.movedSince ?? at) : at };
}
