import { describe, expect, it } from '@jest/globals';
import { planAfterPoll, type PollOutcome, type SourceBefore } from './plan-after-poll.js';

const at = new Date('2026-11-23T12:00:00Z');
const earlier = new Date('2026-11-22T12:00:00Z');
const hash = Buffer.from('aa', 'hex');

const source: SourceBefore = {
  id: '1',
  address: 'https://a.example/rss',
  etag: '"old"',
  lastModified: 'Sun, 22 Nov 2026 00:00:00 GMT',
  bodySha256: hash,
  intervalSeconds: 900,
  consecutiveFailures: 2,
  lastSuccessAt: earlier,
  lastNewItemAt: earlier,
  movedTo: null,
  movedSince: null,
};

const answered = (fields: Partial<Extract<PollOutcome, { kind: 'answered' }>> = {}): PollOutcome => ({
  kind: 'answered',
  at,
  status: 200,
  retryAfterMs: null,
  permanentRedirectTo: null,
  etag: '"new"',
  lastModified: null,
  bodySha256: Buffer.from('bb', 'hex'),
  hintMs: null,
  itemDates: [],
  hasNews: true,
  ...fields,
});

const failed = (fields: Partial<Extract<PollOutcome, { kind: 'failed' }>> = {}): PollOutcome => ({
  kind: 'failed',
  at,
  status: 503,
  retryAfterMs: null,
  permanentRedirectTo: null,
  error: 'http-status: 503',
  isGone: false,
  ...fields,
});

describe('planAfterPoll', () => {
  it('takes over the validators of an answer and forgets the failures', () => {
    expect(planAfterPoll(source, answered(), 0.5)).toMatchObject({
      etag: '"new"',
      lastModified: null,
      bodySha256: Buffer.from('bb', 'hex'),
      consecutiveFailures: 0,
      lastError: null,
      lastStatus: 200,
      lastSuccessAt: at,
      lastNewItemAt: at,
      goneReason: null,
    });
  });

  it('keeps what a 304 does not repeat', () => {
    const after = planAfterPoll(source, answered({ status: 304, etag: null, bodySha256: null, hasNews: false }), 0.5);
    expect(after).toMatchObject({
      etag: '"old"',
      lastModified: source.lastModified,
      bodySha256: hash,
      lastNewItemAt: earlier,
    });
  });

  it('keeps the validators when a document could not be had, waits longer each time, and tells why', () => {
    const once = planAfterPoll(source, failed({ error: `bad\0 ${'x'.repeat(900)}` }), 0.5);
    expect(once).toMatchObject({
      etag: '"old"',
      bodySha256: hash,
      consecutiveFailures: 3,
      lastSuccessAt: earlier,
      goneReason: null,
    });
    expect(once.lastError).toHaveLength(500);
    expect(once.lastError).not.toContain('\0');
    const again = planAfterPoll({ ...source, consecutiveFailures: 3 }, failed(), 0.5);
    expect(again.nextPollAt.getTime()).toBeGreaterThan(once.nextPollAt.getTime());
    expect(planAfterPoll(source, failed({ retryAfterMs: 36_000_000 }), 0.5).nextPollAt.getTime()).toBe(
      at.getTime() + 36_000_000,
    );
  });

  it('says why a source is gone', () => {
    expect(planAfterPoll(source, failed({ status: 410, isGone: true }), 0.5).goneReason).toContain('410');
  });

  it('notes since when permanent redirects lead elsewhere, and starts anew when they change or cease', () => {
    const moved = { ...source, movedTo: 'https://b.example/rss', movedSince: earlier };
    const to = (permanentRedirectTo: string | null): PollOutcome => answered({ permanentRedirectTo });
    expect(planAfterPoll(source, to('HTTPS://B.example/rss#x'), 0.5)).toMatchObject({
      movedTo: 'https://b.example/rss',
      movedSince: at,
    });
    expect(planAfterPoll(moved, to('https://b.example/rss'), 0.5)).toMatchObject({
      movedTo: 'https://b.example/rss',
      movedSince: earlier,
    });
    expect(planAfterPoll(moved, to('https://c.example/rss'), 0.5)).toMatchObject({
      movedTo: 'https://c.example/rss',
      movedSince: at,
    });
    expect(planAfterPoll(moved, to(null), 0.5)).toMatchObject({ movedTo: null, movedSince: null });
    expect(planAfterPoll(moved, to(source.address), 0.5)).toMatchObject({ movedTo: null, movedSince: null });
    expect(planAfterPoll(moved, to('ftp://b.example/'), 0.5)).toMatchObject({ movedTo: null, movedSince: null });
    expect(planAfterPoll(moved, failed(), 0.5)).toMatchObject({
      movedTo: 'https://b.example/rss',
      movedSince: earlier,
    });
  });
});
