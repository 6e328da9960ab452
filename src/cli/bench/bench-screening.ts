/** Screening on one core: ordinary text, text full of parties, and one text that grows. */
import { detect } from '../../detection/detect.js';
import type { Pack } from '../../detection/pack.js';
import { ratePerSecond, type Figure } from './figures.js';
import { makeOrdinaryText, makePartyText } from './make-texts.js';

const ARTICLE_BYTES = 2_500;
const PUBLISHED = '2026-02-02';

/** Measures `detect` in this thread; the limit beside it is a plain split of the same text into words. */
export function benchScreening(pack: Pack, forMs: number): Figure[] {
  const ordinary = Array.from({ length: 200 }, (_, seed) => makeOrdinaryText(seed + 1, ARTICLE_BYTES));
  const parties = Array.from({ length: 200 }, (_, seed) => makePartyText(seed + 1, ARTICLE_BYTES));
  const figures = [
    { name: 'screening, ordinary 2.5 kB articles', texts: ordinary, goal: 5_000 },
    { name: 'screening, 2.5 kB articles full of parties', texts: parties, goal: 500 },
  ].map(({ name, texts, goal }) => ({
    name,
    value: ratePerSecond(texts.length, forMs, () => screenAll(texts, pack)),
    unit: 'articles/s/core',
    goal,
    limit: { name: 'plain word split', value: ratePerSecond(texts.length, forMs / 4, () => splitAll(texts)) },
  }));
  const growth = [1_000, 10_000, 100_000, 1_000_000].map((bytes) => {
    const text = makePartyText(7, bytes, 1);
    return {
      name: `screening, one text of ${bytes / 1000} kB in which everything matches`,
      value: 1e6 / (ratePerSecond(1, forMs / 4, () => screenAll([text], pack)) * (bytes / 1000)),
      unit: 'µs per kB',
    };
  });
  return [...figures, ...growth];
}

function screenAll(texts: readonly string[], pack: Pack): void {
  for (const text of texts) detect({ title: text.slice(0, 70), text, language: 'en', published: PUBLISHED }, pack);
}

function splitAll(texts: readonly string[]): number {
  let words = 0;
  for (const text of texts) words += text.split(/\s+/).length;
  return words;
}
