import { describe, expect, it } from '@jest/globals';
import { placeArrivals } from './place-arrivals.js';
import type { SeenItem } from './certify-document.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR = 3_600_000;
const item = (hoursAgo: number | null, isNew = true): SeenItem => ({
  articleId: String(hoursAgo),
  isNew,
  published: hoursAgo === null ? null : new Date(NOW.getTime() - hoursAgo * HOUR),
});
const hoursAgo = (arrivals: readonly number[]): number[] => arrivals.map((at) => (NOW.getTime() - at) / HOUR);

describe('placeArrivals', () => {
  it('takes the dates of a first document, without those too old to tell of the present', () => {
    expect(hoursAgo(placeArrivals([item(1), item(30), item(90 * 24), item(null)], null, NOW))).toEqual([30, 1]);
  });

  it('takes stated dates where they lie between the two answers', () => {
    const previous = new Date(NOW.getTime() - 4 * HOUR);
    expect(hoursAgo(placeArrivals([item(1), item(3), item(9, false)], previous, NOW))).toEqual([3, 1]);
  });

  it('spreads what is undated, back-dated or from the future', () => {
    const previous = new Date(NOW.getTime() - 4 * HOUR);
    expect(hoursAgo(placeArrivals([item(null), item(48), item(-5)], previous, NOW))).toEqual([3, 2, 1]);
  });
});
