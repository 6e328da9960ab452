/** What one poll came to, before anything is stored. */
import { boundText, toStorableText } from '../platform/database/storable-text.js';
import type { FeedItem } from './parsed-feed.js';

/** Parts common to every result. Times in UTC, durations in ms. */
interface Answered {
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  /** Where a permanent redirect led; null where there was none. */
  readonly permanentRedirectTo: string | null;
}

/** A document was had and read. */
export interface FetchedResult extends Answered {
  readonly kind: 'fetched';
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly hintMs: number | null;
  /** Hexadecimal, of `body`. */
  readonly sha256: string;
  readonly body: Buffer;
  readonly finalAddress: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: string | null;
  readonly language: string | null;
  /** Title of the feed. */
  readonly title: string | null;
  /** Who tells of its news, as it says; null where it names nobody. */
  readonly hub: { readonly hub: string; readonly topic: string } | null;
  readonly items: readonly FeedItem[];
  /** Items of the document that were not read. */
  readonly unreadItems: number;
  readonly warnings: readonly string[];
}

/** The publisher said (304), or the document's hash showed, that nothing has changed since it was last stored. */
export interface UnchangedResult extends Answered {
  readonly kind: 'unchanged';
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly hintMs: number | null;
  readonly bytes: number | null;
}

/** No document could be had, or it could not be read. */
export interface FailedResult extends Answered {
  readonly kind: 'failed';
  /** Stable, kebab-case: a failure of the network, `http-status`, `not-a-feed`, `unreadable` or `not-stored`. */
  readonly code: string;
  readonly message: string;
  readonly bytes: number | null;
  /** Items that were read and could not be kept. */
  readonly unstoredItems: number;
}

export type PollResult = FetchedResult | UnchangedResult | FailedResult;

const MAX_MESSAGE_LENGTH = 500;
const MAX_WARNINGS = 20;

/** A message from outside, short enough and fit for a row. */
export function toMessage(text: string): string {
  return boundText(toStorableText(text), MAX_MESSAGE_LENGTH);
}

/** The first warnings, and how many more there were. */
export function toWarnings(warnings: readonly string[]): string[] {
  const shown = warnings.slice(0, MAX_WARNINGS).map(toMessage);
  const more = warnings.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
