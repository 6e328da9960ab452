import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinPdfLines } from './join-pdf-lines.js';

const line = (text: string, y: number, { page = 1, height = 12 } = {}) => ({ text, page, y, height });

describe('joinPdfLines', () => {
  it('joins the lines of a paragraph and parts paragraphs at gaps', () => {
    const lines = [line('The vessel left', 700), line('the port.', 686), line('It was seen later.', 658)];
    expect(joinPdfLines(lines)).toBe('The vessel left the port.\n\nIt was seen later.');
  });

  it('makes parted words whole, and leaves dashes before capitals', () => {
    expect(joinPdfLines([line('ammu-', 700), line('nition for the Kyiv-', 686), line('Lviv road', 672)])).toBe(
      'ammunition for the Kyiv- Lviv road',
    );
  });

  it('parts headings by the size of their letters, and columns by the step up', () => {
    const lines = [line('Findings', 720, { height: 18 }), line('First column', 700), line('Second column', 720)];
    expect(joinPdfLines(lines)).toBe('Findings\n\nFirst column\n\nSecond column');
  });

  it('goes on over the end of a page in the middle of a sentence only', () => {
    const lines = [
      line('It was', 80),
      line('seen.', 760, { page: 2 }),
      line('A new sentence begins here.', 746, { page: 2 }),
      line('Another.', 760, { page: 3 }),
    ];
    expect(joinPdfLines(lines)).toBe('It was seen. A new sentence begins here.\n\nAnother.');
  });

  it('puts no blanks into Chinese', () => {
    expect(joinPdfLines([line('朝鲜向俄罗', 700), line('斯运送炮弹', 686)])).toBe('朝鲜向俄罗斯运送炮弹');
  });

  it('loses no letter of any document, whatever its places say', () => {
    const anyLine = fc.record({
      text: fc.string(),
      page: fc.integer(),
      y: fc.double(),
      height: fc.double(),
    });
    const lettersOf = (text: string): string => text.replace(/[\s\u00AD\u2010-]/g, '');
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        expect(lettersOf(joinPdfLines(lines))).toBe(lettersOf(lines.map(({ text }) => text).join('')));
      }),
    );
  });
});
