/** Sources and outcomes of polls, as they usually are. */
import type { PollOutcome, SourceBefore } from './plan-after-poll.js';

const at = new Date('2026-11-23T12:00:00Z');
const earlier = new Date('2026-11-22T12:00:00Z');

/** A source that has been polled before, all well. */
export const aSource = (fields: Partial<SourceBefore> = {}): SourceBefore => ({
  id: '1',
  address: 'https://a.example/rss',
  etag: '"old"',
  lastModified: 'Sun, 22 Nov 2026 00:00:00 GMT',
  bodySha256: Buffer.from('aa', 'hex'),
  intervalSeconds: 900,
  consecutiveFailures: 0,
  failureScore: 0,
  failingSince: null,
  isGone: false,
  attention: null,
  lastSuccessAt: earlier,
  lastNewItemAt: earlier,
  movedTo: null,
  movedSince: null,
  habit: null,
  profile: null,
  tip: null,
  windowItems: null,
  silence: null,
  emptySince: null,
  pushedUntil: null,
  pushedAt: null,
  isPushProven: false,
  ...fields,
});

/** An answer with a document of two new articles. */
export const anAnswer = (fields: Partial<Extract<PollOutcome, { kind: 'answered' }>> = {}): PollOutcome => ({
  kind: 'answered',
  at,
  status: 200,
  retryAfterMs: null,
  permanentRedirectTo: null,
  etag: '"new"',
  lastModified: null,
  hintMs: null,
  document: {
    sha256: Buffer.from('bb', 'hex'),
    seen: [
      { articleId: '12', isNew: true, published: new Date('2026-11-23T10:00:00Z') },
      { articleId: '11', isNew: true, published: new Date('2026-11-23T04:00:00Z') },
    ],
    received: 2,
    revised: 0,
    profile: { title: 'A', sites: ['a.example'], mayBeEmpty: false },
  },
  ...fields,
});

/** A failure: by default a server that is busy. */
export const aFailure = (fields: Partial<Extract<PollOutcome, { kind: 'failed' }>> = {}): PollOutcome => ({
  kind: 'failed',
  at,
  status: 503,
  retryAfterMs: null,
  permanentRedirectTo: null,
  code: 'http-status',
  message: 'The server answered 503',
  ...fields,
});
