import { describe, expect, it } from '@jest/globals';
import { computeOpenTime, computeWebhookWait, readRetryAfter } from './compute-webhook-wait.js';

const HOUR_MS = 3_600_000;

describe('the waits of a message', () => {
  it.each([0, 0.5, 0.999])('are at least 72 hours in all, whatever chance says (%d)', (random) => {
    const waits: number[] = [];
    for (let wait = computeWebhookWait(1, null, random); wait !== null;) {
      waits.push(wait);
      wait = computeWebhookWait(waits.length + 1, null, random);
    }
    expect(waits).toHaveLength(11);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(72 * HOUR_MS);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  });

  it('are as long as a receiver asks, up to a day', () => {
    expect(computeWebhookWait(1, 2 * HOUR_MS, 0)).toBe(2 * HOUR_MS);
    expect(computeWebhookWait(1, 99 * HOUR_MS, 0)).toBe(24 * HOUR_MS);
    expect(computeWebhookWait(1, 1, 0)).toBe(5_000);
  });

  it('read a Retry-After as seconds or as a date', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(readRetryAfter('120', now)).toBe(120_000);
    expect(readRetryAfter('Mon, 23 Nov 2026 12:01:00 GMT', now)).toBe(60_000);
    expect(readRetryAfter('Mon, 23 Nov 2026 11:00:00 GMT', now)).toBe(0);
    for (const nothing of [undefined, '', 'soon', '-5x']) expect(readRetryAfter(nothing, now)).toBeNull();
  });
});

describe('how long a failing receiver is left alone', () => {
  it('grows from the third failure on, up to a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 8, 1_000].map(computeOpenTime)).toEqual([0, 0, 0, 30_000, 60_000, 900_000, 900_000]);
  });
});
