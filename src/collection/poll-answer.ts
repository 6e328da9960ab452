import { type OutboundFailure } from '../platform/net/outbound-answer.js';

/** What to ask, and what the last answer left to ask it with. */
export interface PollRequest {
  address: string;
  /** Validators of the last answer, sent back so that an unchanged feed costs its publisher next to nothing. */
  etag: string | null;
  lastModified: string | null;
  /** For Retry-After dates, where the server does not tell its own time. */
  now: Date;
  signal?: AbortSignal;
  /** See `OutboundRequest`. */
  whenLarge?: () => Promise<void>;
}

/** What the header of an answer says that the next poll needs. */
export interface FeedHeaders {
  /** Where the answer came from, after redirects. */
  finalUrl: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  etag: string | null;
  lastModified: string | null;
  /** Wait that the server asks for, in ms. */
  retryAfterMs: number | null;
  /** Cache-Control max-age less Age, in ms. */
  maxAgeMs: number | null;
  /** The end of an unbroken chain of 301 and 308 from the address asked for; null if there is none. */
  permanentRedirectTo: string | null;
}

/** A document came. Whether it is a feed is for the parser to say. */
export interface FetchedFeed extends FeedHeaders {
  kind: 'fetched';
  status: number;
  contentType: string | null;
  /** As it came, decompressed and not yet decoded. */
  body: Buffer;
  bytes: number;
  bytesOnWire: number;
  /** Of `body`, in hex. */
  sha256: string;
}

/** 304: nothing new since the validators sent. */
export interface UnchangedFeed extends FeedHeaders {
  kind: 'not-modified';
}

/** No document came; `code` and `message` go on the source's row. */
export interface FailedPoll {
  kind: 'failed';
  /** Null where there was no answer. */
  status: number | null;
  code: OutboundFailure | 'http-status';
  message: string;
  retryAfterMs: number | null;
  /** 410: the publisher says that the feed will not come back. */
  isGone: boolean;
  permanentRedirectTo: string | null;
}

/** What one poll came to. */
export type PollAnswer = FetchedFeed | UnchangedFeed | FailedPoll;
