import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_EVIDENCE, passageOf } from './choose-evidence.js';
import { sentenceOf } from './small-pack.spec-support.js';

describe('passageOf', () => {
  it('takes a short sentence whole', () => {
    const text = 'Iran sent rifles to Sudan.';
    expect(passageOf(sentenceOf(text), 1, 3, 'en.give')).toEqual({
      field: 'text',
      start: 0,
      end: text.length,
      rule: 'en.give',
    });
  });

  it('never exceeds the limit and holds what was asked where it fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 140 }), fc.integer({ min: 1, max: 30 }), (from, width) => {
        const text = `Iran ${'sent rifles '.repeat(80)}.`;
        const sentence = sentenceOf(text);
        const to = Math.min(from + width, sentence.tokens.length);
        const passage = passageOf(sentence, from, to, 'x');
        expect(passage.end - passage.start).toBeLessThanOrEqual(MAX_EVIDENCE);
        expect(passage.start).toBeLessThanOrEqual(sentence.tokens[from]!.start);
        expect(passage.end).toBeGreaterThanOrEqual(sentence.tokens[to - 1]!.end);
      }),
    );
  });
});
