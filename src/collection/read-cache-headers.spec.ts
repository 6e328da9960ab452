import { describe, expect, it } from '@jest/globals';
import { maxAgeMs, retryAfterMs } from './read-cache-headers.js';

const NOW = new Date('2026-03-02T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Mon, 02 Mar 2026 12:30:00 GMT', 1_800_000],
    ['Mon, 02 Mar 2026 11:30:00 GMT', 0],
    ['999999999', 365 * 24 * 3_600_000],
  ])('reads %j', (value, expected) => {
    expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(expected);
  });

  it('measures a date against the server’s own clock', () => {
    const headers = { 'retry-after': 'Mon, 02 Mar 2020 12:30:00 GMT', date: 'Mon, 02 Mar 2020 12:00:00 GMT' };
    expect(retryAfterMs(headers, NOW)).toBe(1_800_000);
  });

  it.each(['', 'soon', '-5', '1e9'])('is null for %j', (value) => {
    expect(retryAfterMs({ 'retry-after': value }, NOW)).toBeNull();
  });
});

describe('maxAgeMs', () => {
  it.each([
    [{ 'cache-control': 'public, max-age=300' }, 300_000],
    [{ 'cache-control': 'max-age=300', age: '100' }, 200_000],
    [{ 'cache-control': 'max-age=300', age: '1000' }, 0],
    [{ 'cache-control': 'no-cache, max-age=300' }, null],
    [{ 'cache-control': 's-maxage=300' }, null],
    [{}, null],
  ])('of %j is %s', (headers, expected) => {
    expect(maxAgeMs(headers as Record<string, string>)).toBe(expected);
  });
});
