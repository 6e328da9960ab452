import { describe, expect, it } from '@jest/globals';
import { findCues } from './document.js';
import { phraseAround, speakerAt } from './read-speaker.js';
import { sentenceOf, SMALL_PACK } from './small-pack.spec-support.js';

const { dates } = SMALL_PACK;

function speakerOf(text: string): string | null {
  const sentence = sentenceOf(text);
  const verb = findCues(sentence, 'say')[0] ?? findCues(sentence, 'deny')[0];
  const phrase = speakerAt(sentence, verb!, dates);
  return phrase && text.slice(sentence.tokens[phrase.from]!.start, sentence.tokens[phrase.to - 1]!.end);
}

describe('speakerAt', () => {
  it.each([
    ['Two Western diplomats said rifles came.', 'Two Western diplomats'],
    ["Iran's mission in Geneva denied it.", "Iran's mission in Geneva"],
    ['On Monday the envoy of Russia said so.', 'the envoy of Russia'],
    ['Ali Reza, envoy of Iran, denied it.', 'Ali Reza, envoy of Iran'],
    ['"Lies," said Ali Reza in March.', 'Ali Reza'],
    ['Rifles came, according to three envoys in Tehran.', 'three envoys in Tehran'],
    ['Iran and Russia denied it.', 'Iran and Russia'],
    ['It has never said so.', null],
    ['Denied.', null],
  ])('%s', (text, expected) => {
    expect(speakerOf(text)).toBe(expected);
  });
});

describe('phraseAround', () => {
  it('takes the office with the name, and no more than the clause', () => {
    const text = 'Rifles came, and the embassy of Iran was silent.';
    const sentence = sentenceOf(text);
    const { from, to } = phraseAround(sentence, sentence.parties[0]!, dates);
    expect(text.slice(sentence.tokens[from]!.start, sentence.tokens[to - 1]!.end)).toBe('the embassy of Iran');
  });
});
