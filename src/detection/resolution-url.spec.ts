import { describe, expect, it } from '@jest/globals';
import { resolutionUrl } from './resolution-url.js';

describe('the address of a resolution', () => {
  it.each([
    ['S/RES/1718 (2006)', 'https://docs.un.org/en/S/RES/1718(2006)'],
    ['S/RES/1718(2006)', 'https://docs.un.org/en/S/RES/1718(2006)'],
    ['S/RES/2231 (2015) Annex B', 'https://docs.un.org/en/S/RES/2231(2015)'],
    ['S/RES/748 (1992); S/RES/1506 (2003)', 'https://docs.un.org/en/S/RES/748(1992)'],
    ['resolution 1718', null],
    ['', null],
  ])('%s: %s', (citation, expected) => {
    expect(resolutionUrl(citation)).toBe(expected);
  });

  it('is that of the language asked for', () => {
    expect(resolutionUrl('S/RES/2216 (2015)', 'ar')).toBe('https://docs.un.org/ar/S/RES/2216(2015)');
  });
});
