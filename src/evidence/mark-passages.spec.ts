import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markPassages } from './mark-passages.js';

describe('markPassages', () => {
  it('cuts a text where passages stand', () => {
    expect(markPassages('Two crates of rifles left.', [{ start: 14, end: 20 }])).toEqual([
      { text: 'Two crates of ', isMarked: false },
      { text: 'rifles', isMarked: true },
      { text: ' left.', isMarked: false },
    ]);
  });

  it('marks passages that overlap or touch as one', () => {
    expect(
      markPassages('abcdef', [
        { start: 3, end: 5 },
        { start: 1, end: 4 },
      ]),
    ).toEqual([
      { text: 'a', isMarked: false },
      { text: 'bcde', isMarked: true },
      { text: 'f', isMarked: false },
    ]);
  });

  it('loses and repeats nothing, whatever the offsets', () => {
    const passage = fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(passage, { maxLength: 6 }), (text, passages) => {
        const stretches = markPassages(text, passages);
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
        expect(stretches.every((stretch) => stretch.text !== '')).toBe(true);
        for (const { start, end } of passages.filter(
          ({ start: from, end: to }) => from >= 0 && to <= text.length && to > from,
        )) {
          let at = 0;
          const marked = stretches.flatMap(({ text: words, isMarked }) => {
            const from = at;
            at += words.length;
            return isMarked ? [{ from, to: at }] : [];
          });
          expect(marked.some(({ from, to }) => from <= start && end <= to)).toBe(true);
        }
      }),
    );
  });
});
