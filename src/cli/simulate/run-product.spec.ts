import { describe, expect, it } from '@jest/globals';
import { DAY, makeFeed, type SimulatedFeed } from './make-feed.js';
import { POLICIES, runBaseline } from './run-baseline.js';
import { runProduct } from './run-product.js';
import { Tally } from './tally.js';

const EPOCH = Date.UTC(2026, 0, 5);
const DAYS = 6;
const feeds = Array.from({ length: 16 }, (_, index) => makeFeed(100 + index, DAYS * DAY));

function run(change: (feed: SimulatedFeed) => SimulatedFeed = (feed) => feed): Tally {
  const tally = new Tally();
  for (const feed of feeds) runProduct(change(feed), 0, DAYS * DAY, EPOCH, tally);
  return tally;
}

describe('the simulated collector', () => {
  const product = run();

  it('accounts for every item that was published: seen, lost or still to be seen', () => {
    expect(product.offered).toBeGreaterThan(1_000);
    expect(product.seen + product.lost).toBeLessThanOrEqual(product.offered);
    expect(product.seen + product.lost).toBeGreaterThan(0.98 * product.offered);
  });

  it('loses nothing without saying so', () => {
    expect(product.lost).toBeGreaterThan(0);
    expect(product.lostUnnoticed).toBe(0);
    expect(product.certificates.get('gap')).toBe(product.gapFlags);
  });

  it('is the same for the same seed', () => {
    const { requests, lost, gapFlags } = run();
    expect({ requests, lost, gapFlags }).toEqual({
      requests: product.requests,
      lost: product.lost,
      gapFlags: product.gapFlags,
    });
  });

  it('loses at most half of what regular polling loses with as many requests', () => {
    const [regular] = POLICIES;
    const tally = new Tally();
    const stretch = (feeds.length * DAYS * 24) / product.requests;
    for (const feed of feeds) if (regular) runBaseline(regular, stretch, feed, 0, DAYS * DAY, tally);
    expect(tally.requests / product.requests).toBeCloseTo(1, 1);
    expect(product.lost).toBeLessThan(tally.lost / 2);
  });

  it('sees almost everything where nothing goes wrong', () => {
    const calm = run((feed) => ({ ...feed, outages: [], flakiness: 0 }));
    expect(calm.lost / calm.offered).toBeLessThan(0.01);
    expect(calm.lostUnnoticed).toBe(0);
  });
});
