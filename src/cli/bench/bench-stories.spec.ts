import { expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { loadPack } from '../../rules/pack.client.js';
import { benchStories } from './bench-stories.js';
import { readPairs } from './stories/read-pairs.client.js';
import { scorePairs } from './stories/judge-pairs.js';

const PAIRS = fileURLToPath(new URL('../../../test/testdata/stories/pairs.yaml', import.meta.url));

it('groups planted copy trees well, and counts who speaks for himself', async () => {
  const figures = benchStories(await loadPack({}), { events: 40, items: 320, timedItems: 8, seed: 3 }, []);
  const value = (name: string): number => figures.find((figure) => figure.name.includes(name))?.value ?? NaN;
  expect(value('F1')).toBeGreaterThanOrEqual(90);
  expect(value('different events')).toBeLessThanOrEqual(0.5);
  expect(value('independent voices')).toBeGreaterThanOrEqual(85);
});

it('joins no two events of the pairs made by hand, and most tellings of one', async () => {
  const judged = scorePairs(await loadPack({}), await readPairs(PAIRS));
  expect(judged.pairs).toBeGreaterThanOrEqual(300);
  expect([judged.joinedDifferent, judged.wrong.filter((words) => words.includes('joined, but'))]).toEqual([0, []]);
  expect((judged.joinedSame + judged.askedSame) / judged.same).toBeGreaterThanOrEqual(0.8);
});
