import { describe, expect, it } from '@jest/globals';
import { normaliseWord } from './normalise-word.js';

describe('normaliseWord', () => {
  it.each([
    ['Iran', 'iran'],
    ['Türkiye', 'turkiye'],
    ['Séléka', 'seleka'],
    ['Sana\u2019a', "sana'a"],
    ['Hez\u00ADbol\u200Blah', 'hezbollah'],
    ['ＡＲＭＳ', 'arms'],
    [
      'أسلـحة',
      'أسلحة'
        .normalize('NFD')
        .replace(/[\u0300-\u036F]/g, '')
        .normalize('NFC'),
    ],
  ])('%s → %s', (word, folded) => {
    expect(normaliseWord(word)).toBe(folded);
  });
});
