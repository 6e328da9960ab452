import { describe, expect, it } from '@jest/globals';
import { spaceOut, toSearchQuery } from './search-words.js';

describe('spaceOut', () => {
  it('parts the characters of scripts without spaces and leaves other words whole', () => {
    expect(spaceOut('Иран 向俄罗斯 sells').split(/\s+/)).toEqual(['Иран', '向', '俄', '罗', '斯', 'sells']);
    expect(spaceOut('plain words')).toBe('plain words');
  });

  it('bounds what is searched without breaking a character', () => {
    const spaced = spaceOut('\u{20000}'.repeat(60_000));
    expect(spaced.isWellFormed()).toBe(true);
  });
});

describe('toSearchQuery', () => {
  it('turns a run without spaces into a phrase, outside and inside quotes', () => {
    expect(toSearchQuery('무기 missile').replaceAll(/\s+/g, ' ').trim()).toBe('"무 기" missile');
    expect(toSearchQuery('"北朝鮮 missile"').replaceAll(/\s+/g, ' ')).toBe('" 北 朝 鮮 missile"');
  });
});
