import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPassage } from './find-passage.js';

const ARTICLE = {
  title: 'Ship (the "Amina") held',
  text: 'Customs opened a crate.\n\nIn it were 40 rifles,\nthey said. The ship is held.',
};

describe('findPassage', () => {
  it('finds words across line ends that a page does not show', () => {
    const place = findPassage('In it were 40 rifles, they said.', ARTICLE);
    expect(place).toEqual({ field: 'text', start: 25, end: 57 });
    expect(ARTICLE.text.slice(25, 57)).toBe('In it were 40 rifles,\nthey said.');
  });

  it('looks in the title as well, and takes signs for what they are', () => {
    expect(findPassage(' (the "Amina") ', ARTICLE)).toEqual({ field: 'title', start: 5, end: 18 });
    expect(findPassage('.*', ARTICLE)).toBeNull();
  });

  it('finds nothing where nothing is asked for or nothing stands', () => {
    expect(findPassage('  \n ', ARTICLE)).toBeNull();
    expect(findPassage('forty rifles', ARTICLE)).toBeNull();
  });

  it('finds every slice of a text that begins and ends with a word, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(), fc.nat(), (text, from, length) => {
        const words = text
          .slice(from % text.length, (from % text.length) + 1 + length)
          .toWellFormed()
          .trim();
        fc.pre(words !== '' && text.isWellFormed() && text.includes(words));
        const place = findPassage(words, { title: '', text });
        expect(place).not.toBeNull();
        expect(text.slice(place?.start, place?.end).replaceAll(/\s+/gu, ' ')).toBe(words.replaceAll(/\s+/gu, ' '));
      }),
    );
  });
});
