import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from '../extraction/small-pack.spec-support.js';
import { describeSentence } from './describe-sentence.js';
import { nameFeature } from './name-feature.js';

describe('the description of a sentence', () => {
  it('is the same for other names of the same kind', () => {
    const one = describeSentence(sentenceOf('Russia sent 40 rifles to Iran'));
    const other = describeSentence(sentenceOf('Russia sent 75 rifles to Iran'));
    expect(other).toEqual(one);
  });

  it('tells who sends from who gets', () => {
    const one = describeSentence(sentenceOf('rifles went from Iran to Yemen'));
    const other = describeSentence(sentenceOf('rifles went to Iran from Yemen'));
    expect(other).not.toEqual(one);
  });

  it('keeps the words that stand for nothing else', () => {
    expect([...describeSentence(sentenceOf('the band sang of peace'))]).toEqual(
      expect.arrayContaining(['1 band', '2 band sang', '3 band sang of']),
    );
  });
});

describe('the name of a feature', () => {
  it.each([
    ['1 shipment', '“shipment”'],
    ['2 to @R', '“to [usual recipient]”'],
    ['1 #drones', '“[drones]”'],
    ['cue intercept', 'a word of “intercept”'],
    ['frame en.give', 'a word of en.give'],
    ['is best sentence', 'best sentence'],
  ])('%s', (feature, name) => {
    expect(nameFeature(feature)).toBe(name);
  });
});
