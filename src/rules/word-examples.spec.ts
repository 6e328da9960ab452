/** Every lexicon of the pack against words that somebody else expects in it: `pack/lexicons/examples`. */
import { describe, expect, it } from '@jest/globals';
import { checkWord, listWords } from './check-words.js';
import { loadPack } from './pack.client.js';
import { loadWordExamples } from './word-examples.client.js';

const pack = await loadPack({ cacheDir: null });
const files = await loadWordExamples();

describe('the lexicons of the pack', () => {
  it('have a file of words each', () => {
    expect(files.map(({ examples }) => examples.language).sort()).toEqual(Object.keys(pack.languages).sort());
  });

  it.each(files.map(({ examples }) => [examples.language, examples] as const))('%s know them', (language, examples) => {
    const words = listWords(examples);
    expect(words.length).toBeGreaterThan(500);
    const wrong = words.flatMap((word) => {
      const message = checkWord(word, language, pack);
      return message === null ? [] : [`${word.group} ${word.id}: ${word.word} ${message}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the check of a word', () => {
  const check = (group: Parameters<typeof checkWord>[0]['group'], id: string, word: string): string | null =>
    checkWord({ group, id, word, index: 0 }, 'en', pack);

  it.each([
    ['parties', 'IR', 'Russia', 'stands for party RU'],
    ['parties', 'IR', 'bread', 'stands for nothing'],
    ['items', 'drones', 'rifles', 'stands for item small-arms'],
    ['frames', 'en.acquire', 'sold', 'stands for trigger en.give'],
    ['places', 'SD darfur', 'Port Sudan', 'stands for'],
    ['cues', 'deny', 'confirmed', 'stands for cue confirm'],
    ['blockers', 'sport', 'rifles', 'opens no topic'],
  ] as const)('in %s: %s is not %s', (group, id, word, message) => {
    expect(check(group, id, word)).toContain(message);
  });

  it.each([
    ['parties', 'KP', 'Pyongyang'],
    ['places', 'SD', 'Khartoum'],
    ['items', 'small-arms', 'rifles'],
    ['frames', 'en.give', 'sold'],
    ['cues', 'deny', 'denied'],
    ['blockers', 'metaphor', 'silver bullet'],
  ] as const)('in %s: %s is %s', (group, id, word) => {
    expect(check(group, id, word)).toBeNull();
  });
});
