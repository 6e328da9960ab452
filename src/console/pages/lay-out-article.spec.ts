import { describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import { layOutArticle, markLine, type Passage } from './lay-out-article.js';

const passage = fc.record({
  start: fc.integer({ min: -5, max: 60 }),
  end: fc.integer({ min: -5, max: 60 }),
  kind: fc.constantFrom('claim' as const, 'denial' as const),
  note: fc.constantFrom('a', 'b'),
});
const text = fc
  .array(fc.constantFrom('a', 'é', '\n', '\r\n', ' ', '𝔸', 'ع'), { maxLength: 50 })
  .map((parts) => parts.join(''));

describe('layOutArticle', () => {
  it('loses, adds and moves nothing but line breaks and blank lines, whatever the passages', () => {
    fc.assert(
      fc.property(text, fc.array(passage, { maxLength: 6 }), (given, passages) => {
        const lines = given.split(/[\r\n]+/).filter((line) => line.trim() !== '');
        const set = layOutArticle(given, passages).map(({ segments }) => segments.map((each) => each.text).join(''));
        expect(set).toEqual(lines);
      }),
    );
  });

  it('marks exactly what a passage covers, a denial over a claim', () => {
    fc.assert(
      fc.property(text, fc.array(passage, { maxLength: 4 }), (given, passages) => {
        const valid = passages.filter(({ start, end }) => end > start);
        const expected = [...Array(given.length).keys()].map((at) => {
          const over = valid.filter(({ start, end }) => start <= at && at < end);
          return over.some(({ kind }) => kind === 'denial') ? 'denial' : over.length > 0 ? 'claim' : null;
        });
        const kinds = markLine(given, passages).flatMap((segment) =>
          Array<string | null>(segment.text.length).fill(segment.kind),
        );
        expect(kinds).toEqual(expected);
      }),
    );
  });

  it('numbers paragraphs from one and says in the margin what each passage is, once', () => {
    const passages: Passage[] = [
      { start: 6, end: 9, kind: 'claim', note: 'arms transfer' },
      { start: 7, end: 10, kind: 'claim', note: 'arms transfer' },
      { start: 0, end: 2, kind: 'denial', note: 'by the firm' },
    ];
    expect(layOutArticle('first\n\nsecond', passages).map(({ number, notes }) => [number, notes])).toEqual([
      [1, [{ kind: 'denial', note: 'by the firm' }]],
      [2, [{ kind: 'claim', note: 'arms transfer' }]],
    ]);
  });
});
