import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from '../extraction/small-pack.spec-support.js';
import { describeSentence } from './describe-sentence.js';
import { FeatureIndex } from './feature-index.js';
import { nameFeature } from './name-feature.js';

const featuresOf = (text: string): Set<string> => {
  const index = FeatureIndex.open();
  return new Set([...describeSentence(sentenceOf(text), index)].map((feature) => index.names[feature]!));
};

describe('the description of a sentence', () => {
  it('is the same for other names of the same kind', () => {
    const one = featuresOf('Russia sent 40 rifles to Iran');
    const other = featuresOf('Russia sent 75 rifles to Iran');
    expect(other).toEqual(one);
  });

  it('tells who sends from who gets', () => {
    const one = featuresOf('rifles went from Iran to Yemen');
    const other = featuresOf('rifles went to Iran from Yemen');
    expect(other).not.toEqual(one);
  });

  it('keeps the words that stand for nothing else', () => {
    expect([...featuresOf('the band sang of peace')]).toEqual(
      expect.arrayContaining(['1 band', '2 band sang', '3 band sang of']),
    );
  });

  it('is, for models, what of it they know', () => {
    const text = 'rifles went from Iran to Yemen';
    const known = [...featuresOf(text)].filter((_, place) => place % 3 !== 0);
    const index = FeatureIndex.of([...known, '3 went from nobody', 'mm @N/- of']);
    const found = [...describeSentence(sentenceOf(text), index)].map((feature) => index.names[feature]!);
    expect(found).toEqual(known);
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
