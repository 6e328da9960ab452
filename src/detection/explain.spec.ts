import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../rules/pack.client.js';
import { detect } from './detect.js';
import { explain } from './explain.js';

const pack = await loadPack({ cacheDir: null });
const article = (text: string, published = '2025-11-20') => ({ title: '', text, published, language: 'en' });

describe('the explanation of a reading', () => {
  it.each([
    'Iran sold Shahed drones to the Houthis in Yemen. Tehran denied it.',
    'The Security Council renewed the arms embargo on South Sudan on Wednesday.',
    'Iran sold carpets to Turkey.',
    'It rained in Lyon.',
  ])('carries the same answer as detection: %s', (text) => {
    expect(explain(article(text), pack).detection).toEqual(detect(article(text), pack));
  });

  it('shows what was found, tried, told and judged, each where it stands', () => {
    const text = 'Iran sold Shahed drones to the Houthis in Yemen.';
    const { sentences, events, nothing } = explain(article(text), pack);
    const words = sentences.flatMap(({ mentions }) =>
      mentions.map(({ kind, id, start, end }) => `${kind} ${id}: ${text.slice(start, end)}`),
    );
    expect(words).toContain('party IR: Iran');
    expect(words).toContain('item drones: drones');
    expect(sentences[0]?.tries).toContainEqual(expect.objectContaining({ frame: 'en.give', skip: null }));
    expect(events[0]?.frames).toContain('en.give');
    expect(events[0]?.judgements).toContainEqual(
      expect.objectContaining({ regime: 'yemen-houthis', outcome: 'raised', reason: null }),
    );
    expect(nothing).toBeNull();
  });

  it.each([
    ['Die Regierung in Wien hat heute den Haushalt beschlossen.', 'There is no lexicon for de.'],
    ['It rained in Lyon, and the baker sold bread.', 'It names no State, group or place'],
    ['Iran congratulated the chess players of Yemen.', 'no word that tells of a transfer'],
    ['Iran sold carpets to the Houthis.', 'no frame was read'],
    ['Iran did not sell drones to the Houthis.', 'no event came of it'],
    ['France sold rifles to Egypt. Pilgrims from Iran prayed in Mecca.', 'What it tells touches no embargo.'],
    ['Russia sold rifles to Iran in 2021.', 'kept quiet by the law or the date'],
  ])('says why nothing is raised: %s', (text, why) => {
    const { nothing } = explain({ ...article(text), language: null }, pack);
    expect(nothing).toContain(why);
  });

  it('names what keeps a trigger from being read', () => {
    const { sentences } = explain(article('Iran should sell drones to the Houthis, a columnist wrote.'), pack);
    expect(sentences[0]?.tries).toContainEqual(
      expect.objectContaining({ frame: 'en.give', skip: 'it is only supposed' }),
    );
  });
});
