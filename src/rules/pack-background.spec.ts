/** What an article restates as known beside its news, and what is new however old the relation: English. */
import { describe, expect, it } from '@jest/globals';
import { detect } from '../detection/detect.js';
import { withoutWeights } from '../detection/pack.js';
import { loadPack } from './pack.client.js';

// rules alone say what is background; whether an article tells anything is weighed on top
const pack = withoutWeights(await loadPack({ cacheDir: null }));

const STRIKE =
  'A missile hit a grain ship off Hodeidah on Tuesday. The crew is safe. Two tugs came from Aden. The owner gave no name. ';
const TRIAL =
  'A court in London jailed a trader on Tuesday for selling rifles to al-Shabaab. He is 51. His wife wept. It rained. ';

/** Whether each claim of violation is background, in order. */
function marks(text: string, published = '2026-02-10'): boolean[] {
  const { findings } = detect({ title: '', text, published, language: 'en' }, pack);
  return findings.filter(({ kind }) => kind === 'violation').flatMap(({ claims }) => claims.map((c) => c.background));
}

describe('what everybody knows', () => {
  it.each([
    ['a clause beside a name', `${STRIKE}Iran, which has supplied the Houthis with missiles, said nothing.`],
    ['a word for it', `${STRIKE}Iran has long supplied the Houthis with missiles.`],
    ['a start long ago', `${STRIKE}Iran has armed the Houthis with missiles since 2019.`],
    ['an old day', `${STRIKE}In 2023 Iran sent the Houthis missiles.`],
    ['an old seizure', `${STRIKE}Missiles from Iran for the Houthis were seized off Yemen in 2023.`],
    ['an accusation of old', `${STRIKE}Iran, which is accused of arming the Houthis with missiles, said nothing.`],
    [
      'at the head, set in as known',
      'Iran, which has long supplied the Houthis with missiles, condemned the raid on Sanaa.',
    ],
  ])('is background: %s', (_, text) => {
    const found = marks(text);
    expect(found).not.toEqual([]);
    expect(found).not.toContain(false);
  });

  it.each([
    ['a new delivery', `${STRIKE}Iran sent the Houthis missiles last week.`],
    ['a new seizure', `${STRIKE}Missiles from Iran for the Houthis were seized off Yemen on Monday.`],
    ['news at the head', 'Iran has long supplied the Houthis with missiles, the United Nations panel says.'],
    [
      'an old relation with a new delivery',
      `${STRIKE}Iran has long armed the Houthis, and sent them missiles last week.`,
    ],
    ['the deeds of a trial', `${TRIAL}In 2024 he shipped 40 rifles to al-Shabaab.`],
  ])('is news: %s', (_, text) => {
    expect(marks(text)).toContain(false);
  });

  it.each([
    ['a mere epithet', `${STRIKE}The Iran-backed group has fired missiles at forty ships.`],
    ['a make', `${STRIKE}The Iranian-made missile left a hole of two metres.`],
  ])('is nothing at all: %s', (_, text) => {
    expect(marks(text)).toEqual([]);
  });

  it('has lower confidence than news of the same', () => {
    const confidence = (text: string): number =>
      detect({ title: '', text, published: '2026-02-10', language: 'en' }, pack).findings[0]!.confidence;
    expect(confidence(`${STRIKE}Iran has long supplied the Houthis with missiles.`)).toBeLessThan(
      confidence(`${STRIKE}Iran has supplied the Houthis with missiles.`),
    );
  });
});
