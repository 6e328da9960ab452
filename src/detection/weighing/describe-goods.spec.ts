import { describe, expect, it } from '@jest/globals';
import { documentOf } from '../extraction/small-pack.spec-support.js';
import type { ItemClass } from '../vocabulary.js';
import { describeGoods, listGoods } from './describe-goods.js';
import { FeatureIndex } from './feature-index.js';
import { numberModel } from './numbered-model.js';
import { readSentences } from './weigh.js';

/** What is said of goods, where every sentence is as likely to tell as not. */
function describedBy(text: string): Map<ItemClass, Map<string, number>> {
  const index = FeatureIndex.open();
  const sentence = numberModel({ outputs: ['told'], bias: [0], weights: new Map() }, index);
  const article = readSentences(documentOf(text), [], [], { index, sentence });
  const goods = listGoods(article);
  return new Map(
    [...goods.keys()].map((itemClass) => {
      const { features, values } = describeGoods(itemClass, goods, article);
      return [itemClass, new Map(features.map((feature, place) => [index.names[feature]!, values[place]!]))];
    }),
  );
}

const namesOf = (text: string, itemClass: ItemClass): string[] => [...(describedBy(text).get(itemClass)?.keys() ?? [])];

describe('the description of goods', () => {
  it('lists each class that is named once, in the order of the text', () => {
    expect([...describedBy('Iran sent rifles and drones. The rifles came with a missile.').keys()]).toEqual([
      'small-arms',
      'drones',
      'missiles',
    ]);
  });

  it('says what they are called and how many are counted', () => {
    expect(namesOf('Iran sent 40 rifles to Sudan', 'small-arms')).toEqual(
      expect.arrayContaining(['class small-arms', 'thing rifles', 'things rifles', 'goods counted', 'goods only here']),
    );
    expect(namesOf('Iran sent the rifles to Sudan', 'small-arms')).not.toContain('goods counted');
  });

  it('parts what is sent from what stands before the sending', () => {
    const sent = namesOf('Iran sent rifles to Sudan', 'small-arms');
    const before = namesOf('rifles lay where Iran sent nobody', 'small-arms');
    expect(sent.some((name) => name.startsWith('thing-after '))).toBe(true);
    expect(sent).toContain('goods to party');
    expect(before).toContain('goods behind no trigger');
    expect(before).not.toContain('goods to party');
  });

  it('knows what is named beside it, and on which side', () => {
    const text = 'Iran sent rifles and drones to Sudan';
    expect(namesOf(text, 'small-arms')).toContain('goods small-arms right before drones');
    expect(namesOf(text, 'drones')).toContain('goods drones right behind small-arms');
  });

  it('keeps its work within bounds where a sentence names everything', () => {
    const text = `Iran sent ${'rifles, drones, missiles, '.repeat(400)}to Sudan`;
    for (const features of describedBy(text).values()) expect(features.size).toBeLessThan(120);
  });
});
