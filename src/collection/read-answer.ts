import { chooseHub } from './choose-hub.js';
import type { PollAnswer } from './poll-answer.js';
import { parseFeed, type FeedContext } from './parse-feed.js';
import type { ParsedFeed } from './parsed-feed.js';
import type { PollResult } from './poll-result.js';

/** What of the source decides whether an answer brings anything. */
export interface AnsweredSource {
  readonly address: string;
  /** Of the document as it was last stored, or null. */
  readonly bodySha256: Uint8Array | null;
}

/** Reads a feed document's bytes; never rejects. */
export type ReadFeed = (body: Uint8Array, context: FeedContext) => Promise<ParsedFeed>;

/**
 * Turns what the network gave into what a poll came to: compares by hash, then parses. Never throws.
 *
 * @param read Where it is parsed: in place, or in a thread.
 */
export async function readAnswer(
  source: AnsweredSource,
  answer: PollAnswer,
  now: Date,
  read: ReadFeed = parseFeed,
): Promise<PollResult> {
  switch (answer.kind) {
    case 'failed':
      return { ...answer, bytes: null, unstoredItems: 0 };
    case 'not-modified':
      return {
        kind: 'unchanged',
        status: 304,
        etag: answer.etag,
        lastModified: answer.lastModified,
        hintMs: answer.maxAgeMs,
        retryAfterMs: answer.retryAfterMs,
        permanentRedirectTo: answer.permanentRedirectTo,
        bytes: null,
      };
    case 'fetched':
      return readDocument(source, answer, now, read);
  }
}

async function readDocument(
  source: AnsweredSource,
  answer: Extract<PollAnswer, { kind: 'fetched' }>,
  now: Date,
  read: ReadFeed,
): Promise<PollResult> {
  const { status, etag, lastModified, retryAfterMs, permanentRedirectTo, bytes } = answer;
  if (source.bodySha256 !== null && Buffer.from(source.bodySha256).toString('hex') === answer.sha256) {
    const hintMs = answer.maxAgeMs;
    return { kind: 'unchanged', status, etag, lastModified, hintMs, retryAfterMs, permanentRedirectTo, bytes };
  }
  const parsed = await read(answer.body, {
    url: answer.finalUrl,
    contentType: answer.contentType,
    contentLocation: answer.headers['content-location'] ?? null,
    now,
  });
  if (parsed.kind !== 'feed') {
    const code = parsed.kind === 'not-a-feed' ? 'not-a-feed' : 'unreadable';
    const message = parsed.reason;
    return { kind: 'failed', status, code, message, retryAfterMs, permanentRedirectTo, bytes, unstoredItems: 0 };
  }
  return {
    kind: 'fetched',
    status,
    etag,
    lastModified,
    hintMs: largest(answer.maxAgeMs, parsed.feed.ttlMs),
    retryAfterMs,
    permanentRedirectTo,
    sha256: answer.sha256,
    body: answer.body,
    finalAddress: answer.finalUrl,
    headers: answer.headers,
    mediaType: answer.contentType,
    language: parsed.feed.language,
    title: parsed.feed.title,
    hub: chooseHub(answer.headers['link'] ?? null, parsed.feed, answer.finalUrl),
    items: parsed.feed.items,
    unreadItems: parsed.feed.unreadItems,
    warnings: parsed.warnings,
  };
}

function largest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
