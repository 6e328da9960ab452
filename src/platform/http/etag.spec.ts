import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchesNoneMatch, requireMatch, strongEtag, weakEtag } from './etag.js';

describe('entity tags', () => {
  it('hold what a tag may hold', () => {
    expect(strongEtag('alert', 12, 3)).toBe('"alert.12.3"');
    expect(weakEtag('a"b', new Date(0), null)).toBe('W/"a%22b.1970-01-01T00%3A00%3A00%2E000Z.null"');
  });

  it('differ where their parts differ', () => {
    const parts = fc.array(fc.string(), { minLength: 1 });
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        expect(strongEtag(...left) === strongEtag(...right)).toBe(JSON.stringify(left) === JSON.stringify(right));
      }),
    );
  });
});

describe('If-None-Match', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"x", "a"', true],
    ['"x",W/"a" , "y"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
    [undefined, false],
  ])('%j against "a": %p', (header, expected) => {
    expect(matchesNoneMatch(header, '"a"')).toBe(expected);
    expect(matchesNoneMatch(header, 'W/"a"')).toBe(expected);
  });
});

describe('If-Match', () => {
  it.each([undefined, '*', '"a"', '"x", "a"'])('%j lets "a" pass', (header) => {
    expect(() => requireMatch(header, '"a"')).not.toThrow();
  });

  it.each(['"b"', 'W/"a"', '', 'a'])('%j refuses "a"', (header) => {
    expect(() => requireMatch(header, '"a"')).toThrow(
      expect.objectContaining({ kind: 'stale', code: 'version-stale' }),
    );
  });

  it('never matches a weak tag', () => {
    expect(() => requireMatch('W/"a"', 'W/"a"')).toThrow(expect.objectContaining({ code: 'version-stale' }));
  });
});
