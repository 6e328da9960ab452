import { describe, expect, it } from '@jest/globals';
import { holdHostFor } from './hold-host.js';

describe('holdHostFor', () => {
  it.each([
    [429, 60_000, 60_000],
    [429, null, 300_000],
    [503, 60_000, 60_000],
    [503, null, 0],
    [500, 60_000, 0],
    [200, 60_000, 0],
    [null, null, 0],
    [429, 999 * 3_600_000, 6 * 3_600_000],
  ])('answers %s with Retry-After %s by %s ms', (status, retryAfterMs, expected) => {
    expect(holdHostFor(status, retryAfterMs)).toBe(expected);
  });
});
