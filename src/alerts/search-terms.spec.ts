import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchQuery, searchTerms } from './search-terms.js';

describe('search terms', () => {
  it.each([
    ['Don’t stop', ['don', 't', 'stop']],
    ['ＡＢＣ-1718', ['abc', '1718']],
    ['북한의 포탄', ['북한', '한의', '포탄']],
    ['罗津港', ['罗津', '津港']],
    ['龟𠀀港', ['龟𠀀', '𠀀港']],
    ['Łódź ЁЖ', ['łódź', 'ёж']],
  ])('of %j are %j', (text, terms) => {
    expect(searchTerms([text])).toEqual(terms);
  });

  it('ask for the beginning of every word', () => {
    expect(searchQuery('Rajin port')).toBe("'rajin':* & 'port':*");
    expect(searchQuery(' &|!() ')).toBeNull();
  });

  it('find every text by its own words, and hold nothing that a query would have to quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const terms = searchTerms([text]);
        const asked = searchQuery(text);
        expect(asked === null).toBe(terms.length === 0);
        for (const term of terms) expect(term).toMatch(/^[\p{L}\p{M}\p{N}]{1,60}$/u);
      }),
    );
  });
});
