import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type OutboundAnswer, type Redirect } from '../platform/net/outbound-answer.js';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { type FeedHeaders, type PollAnswer, type PollRequest } from './poll-answer.js';
import { maxAgeMs, retryAfterMs } from './read-cache-headers.js';

export type { PollAnswer, PollRequest } from './poll-answer.js';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/** Honest feeds are smaller by far, and a hostile one takes some twenty times its length in memory while it is read. */
const MAX_FEED_BYTES = 10_000_000;

/** Asks a feed's address once, conditionally. What goes wrong is an answer; nothing is thrown. */
@Injectable()
export class FeedClient {
  constructor(private readonly outbound: OutboundClient) {}

  async poll(request: PollRequest): Promise<PollAnswer> {
    const headers: Record<string, string> = { accept: ACCEPT };
    if (request.etag !== null) headers['if-none-match'] = request.etag;
    if (request.lastModified !== null) headers['if-modified-since'] = request.lastModified;
    const { signal, whenLarge } = request;
    const answer = await this.outbound.get(request.address, {
      headers,
      maxBytes: MAX_FEED_BYTES,
      signal,
      whenLarge,
    });
    const permanentRedirectTo = permanentTarget(answer.redirects);
    if (answer.kind === 'failed') {
      const { code, message } = answer;
      return { kind: 'failed', status: null, code, message, retryAfterMs: null, isGone: false, permanentRedirectTo };
    }
    const common = readHeaders(answer, permanentRedirectTo, request);
    if (answer.status === 304) return { kind: 'not-modified', ...common };
    if (answer.status < 200 || answer.status > 299) {
      return {
        kind: 'failed',
        status: answer.status,
        code: 'http-status',
        message: `The server answered ${answer.status}`,
        retryAfterMs: common.retryAfterMs,
        isGone: answer.status === 410,
        permanentRedirectTo,
      };
    }
    return {
      kind: 'fetched',
      ...common,
      status: answer.status,
      contentType: answer.headers['content-type'] ?? null,
      body: answer.body,
      bytes: answer.bytes,
      bytesOnWire: answer.bytesOnWire,
      sha256: createHash('sha256').update(answer.body).digest('hex'),
    };
  }
}

/** A 304 repeats the validators or leaves them out; then those that were sent still hold. */
function readHeaders(
  answer: Extract<OutboundAnswer, { kind: 'answered' }>,
  permanentRedirectTo: string | null,
  request: PollRequest,
): FeedHeaders {
  const { headers, finalUrl } = answer;
  const isUnchanged = answer.status === 304;
  return {
    finalUrl,
    headers,
    etag: headers['etag'] ?? (isUnchanged ? request.etag : null),
    lastModified: headers['last-modified'] ?? (isUnchanged ? request.lastModified : null),
    retryAfterMs: retryAfterMs(headers, request.now),
    maxAgeMs: maxAgeMs(headers),
    permanentRedirectTo,
  };
}

/** As far as the redirects are permanent from the first on: a temporary one in between makes the rest of no lasting use. */
function permanentTarget(redirects: readonly Redirect[]): string | null {
  let target: string | null = null;
  for (const { status, to } of redirects) {
    if (status !== 301 && status !== 308) break;
    target = to;
  }
  return target;
}
