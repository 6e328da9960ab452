import { describe, expect, it } from '@jest/globals';
import { FailureThrottle } from './failure-throttle.js';

const at = (ms: number): Date => new Date(Date.UTC(2026, 10, 23) + ms);

describe('failed attempts from one address', () => {
  const limits = { maxFailures: 3, windowMs: 60_000, maxAddresses: 2 };

  it('are let pass up to the limit, then have to wait until their window ends', () => {
    const throttle = new FailureThrottle(limits);
    expect([0, 1_000, 2_000].map((ms) => throttle.fail('a', at(ms)))).toEqual([0, 0, 0]);
    expect(throttle.fail('a', at(10_000))).toBe(50_000);
    expect(throttle.fail('a', at(59_999))).toBe(1);
    expect(throttle.fail('a', at(60_000))).toBe(0);
  });

  it('do not count for another', () => {
    const throttle = new FailureThrottle(limits);
    for (let count = 0; count < 5; count++) throttle.fail('a', at(count));
    expect(throttle.fail('b', at(5))).toBe(0);
  });

  it('are forgotten when there are too many addresses, the longest known first', () => {
    const throttle = new FailureThrottle(limits);
    for (let count = 0; count < 3; count++) throttle.fail('a', at(count));
    throttle.fail('b', at(4));
    throttle.fail('c', at(5));
    expect(throttle.fail('a', at(6))).toBe(0);
  });
});
