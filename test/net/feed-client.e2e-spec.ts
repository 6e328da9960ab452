import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { FeedClient, type PollAnswer, type PollRequest } from '../../src/collection/feed.client.js';
import { OutboundClient } from '../../src/platform/net/outbound.client.js';
import { FeedServer } from '../fakes/feed-server.js';

const FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Новости</title></channel></rss>';
const NOW = new Date('2026-03-02T12:00:00Z');

let server: FeedServer;
let outbound: OutboundClient;

function poll(path: string, change: Partial<PollRequest> = {}): Promise<PollAnswer> {
  return new FeedClient(outbound).poll({
    address: server.url(path),
    etag: null,
    lastModified: null,
    now: NOW,
    ...change,
  });
}

beforeEach(async () => {
  server = await FeedServer.start();
  outbound = new OutboundClient({
    connectTimeoutMs: 2_000,
    headersTimeoutMs: 5_000,
    bodyTimeoutMs: 5_000,
    totalTimeoutMs: 10_000,
    maxBytes: 1_000_000,
    maxRedirects: 5,
    userAgent: 'EmbargoMonitor/test (+https://example.org/contact)',
    allowPrivateAddresses: ['127.0.0.1'],
  });
});

afterEach(async () => {
  await outbound.close();
  await server.stop();
});

describe('FeedClient.poll', () => {
  it('brings a feed with its bytes, validators and hash', async () => {
    server.serve('/rss', FEED, {
      etag: '"1"',
      'last-modified': 'Mon, 02 Mar 2026 10:00:00 GMT',
      'cache-control': 'max-age=600',
    });
    expect(await poll('/rss')).toMatchObject({
      kind: 'fetched',
      body: Buffer.from(FEED),
      contentType: 'application/rss+xml; charset=utf-8',
      etag: '"1"',
      lastModified: 'Mon, 02 Mar 2026 10:00:00 GMT',
      maxAgeMs: 600_000,
      permanentRedirectTo: null,
      bytes: Buffer.byteLength(FEED),
      sha256: createHash('sha256').update(FEED).digest('hex'),
    });
  });

  it('asks conditionally, and keeps the validators of an unchanged feed', async () => {
    server.serve('/rss', FEED, { etag: 'W/"1"' });
    const answer = await poll('/rss', { etag: 'W/"1"', lastModified: 'Mon, 02 Mar 2026 10:00:00 GMT' });
    expect(answer).toMatchObject({
      kind: 'not-modified',
      etag: 'W/"1"',
      lastModified: 'Mon, 02 Mar 2026 10:00:00 GMT',
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'Mon, 02 Mar 2026 10:00:00 GMT',
    });
  });

  it('does not send validators that it does not have', async () => {
    server.serve('/rss', FEED);
    await poll('/rss');
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.requests[0]?.headers).not.toHaveProperty('if-modified-since');
  });

  it.each([
    [410, {}, { isGone: true, retryAfterMs: null }],
    [404, {}, { isGone: false, retryAfterMs: null }],
    [429, { 'retry-after': '120' }, { isGone: false, retryAfterMs: 120_000 }],
    [
      503,
      { 'retry-after': 'Mon, 02 Mar 2026 13:00:00 GMT', date: 'Mon, 02 Mar 2026 12:00:00 GMT' },
      { retryAfterMs: 3_600_000 },
    ],
  ])('tells what status %d means', async (status, headers, expected) => {
    server.status('/rss', status, headers as Record<string, string>);
    expect(await poll('/rss')).toMatchObject({ kind: 'failed', code: 'http-status', status, ...expected });
  });

  it('knows a permanent move, as far as it is permanent', async () => {
    server.redirect('/a', '/b', 301);
    server.redirect('/b', '/c', 308);
    server.redirect('/c', '/d', 302);
    server.redirect('/d', '/e', 301);
    server.serve('/e', FEED);
    server.redirect('/x', '/a', 307);
    expect(await poll('/a')).toMatchObject({
      kind: 'fetched',
      finalUrl: server.url('/e'),
      permanentRedirectTo: server.url('/c'),
    });
    expect(await poll('/x')).toMatchObject({ kind: 'fetched', permanentRedirectTo: null });
  });

  it('tells why there was no answer', async () => {
    expect(await poll('/rss', { address: 'http://10.0.0.1/' })).toMatchObject({
      kind: 'failed',
      status: null,
      code: 'refused-address',
    });
  });
});
