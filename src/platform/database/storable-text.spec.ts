import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundText, toStorableText } from './storable-text.js';

describe('toStorableText', () => {
  it('takes out NUL and mends lone surrogates', () => {
    expect(toStorableText('a\0b\uD83D c \uD83D\uDE80')).toBe('ab\uFFFD c \uD83D\uDE80');
  });

  it('leaves every well-formed text without NUL as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toStorableText(text)).toBe(text.replaceAll('\0', ''));
      }),
    );
  });
});

describe('boundText', () => {
  it('never cuts a character in two', () => {
    expect(boundText('ab\uD83D\uDE80', 3)).toBe('ab');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const bound = boundText(text, max);
        expect(bound.isWellFormed()).toBe(true);
        expect(text.startsWith(bound)).toBe(true);
        expect(bound.length).toBeGreaterThanOrEqual(Math.min(text.length, max) - 1);
        expect(bound.length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
