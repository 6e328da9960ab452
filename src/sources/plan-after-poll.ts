import { boundText, toStorableText } from '../platform/database/storable-text.js';
import { canonicaliseAddress } from './canonicalise-address.js';
import { planNextPoll } from './plan-next-poll.js';

/** What the plan needs to know of a source as it was before the poll. */
export interface SourceBefore {
  readonly id: string;
  readonly address: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodySha256: Buffer | null;
  /** Null for a new source. */
  readonly intervalSeconds: number | null;
  readonly consecutiveFailures: number;
  readonly lastSuccessAt: Date | null;
  readonly lastNewItemAt: Date | null;
  readonly movedTo: string | null;
  readonly movedSince: Date | null;
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
      /** Hash of the document now stored; null where it is the one that was stored before. */
      readonly bodySha256: Buffer | null;
      /** The longest interval that the publisher asks for. */
      readonly hintMs: number | null;
      /** Publication dates of its items; empty where it has not changed. */
      readonly itemDates: readonly Date[];
      /** Whether it brought anything that was not known. */
      readonly hasNews: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly error: string;
      /** The publisher said that the feed is gone for good. */
      readonly isGone: boolean;
    }
);

/** The state in which a poll leaves its source. */
export interface SourceAfter {
  readonly id: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodySha256: Buffer | null;
  readonly intervalSeconds: number;
  readonly nextPollAt: Date;
  readonly consecutiveFailures: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastPolledAt: Date;
  readonly lastSuccessAt: Date | null;
  readonly lastNewItemAt: Date | null;
  /** Where permanent redirects lead, canonical, and since when without a break. */
  readonly movedTo: string | null;
  readonly movedSince: Date | null;
  /** Why the source is gone, or null while it is not. */
  readonly goneReason: string | null;
}

const MAX_ERROR_LENGTH = 500;

/**
 * The state in which a poll leaves its source. After a failure the validators stay as they were, so that the next poll
 * gets the whole document and not a 304 for one that was never stored.
 *
 * @param random Uniform in [0, 1), for the jitter.
 */
export function planAfterPoll(source: SourceBefore, outcome: PollOutcome, random: number): SourceAfter {
  const { at, status, retryAfterMs } = outcome;
  const failures = outcome.kind === 'failed' ? source.consecutiveFailures + 1 : 0;
  const lastNewItemAt = outcome.kind === 'answered' && outcome.hasNews ? at : source.lastNewItemAt;
  const next = planNextPoll({
    now: at,
    outcome:
      outcome.kind === 'failed'
        ? { kind: 'failed', consecutiveFailures: failures }
        : { kind: 'succeeded', itemDates: outcome.itemDates },
    intervalMs: source.intervalSeconds === null ? null : source.intervalSeconds * 1_000,
    lastNewItemAt,
    hintMs: outcome.kind === 'failed' ? null : outcome.hintMs,
    retryAfterMs,
    random,
  });
  const planned = {
    id: source.id,
    nextPollAt: next.nextPollAt,
    intervalSeconds: Math.max(1, Math.round(next.intervalMs / 1_000)),
    consecutiveFailures: failures,
    lastStatus: status,
    lastPolledAt: at,
    lastNewItemAt,
  };
  if (outcome.kind === 'failed') {
    const { etag, lastModified, bodySha256, lastSuccessAt, movedTo, movedSince } = source;
    return {
      ...planned,
      etag,
      lastModified,
      bodySha256,
      lastSuccessAt,
      movedTo,
      movedSince,
      lastError: boundText(toStorableText(outcome.error), MAX_ERROR_LENGTH),
      goneReason: outcome.isGone ? 'The publisher answered 410: the feed is gone for good.' : null,
    };
  }
  return {
    ...planned,
    ...validators(source, outcome),
    ...moves(source, outcome.permanentRedirectTo, at),
    bodySha256: outcome.bodySha256 ?? source.bodySha256,
    lastError: null,
    lastSuccessAt: at,
    goneReason: null,
  };
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
