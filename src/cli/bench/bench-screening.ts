/** Screening on one core: ordinary text, text full of parties, one text that grows, and shapes that are meant to take long. */
import { detect } from '../../detection/detect.js';
import type { Pack } from '../../detection/pack.js';
import { ratePerCoreSecond, type Figure } from './figures.js';
import { HOSTILE_SHAPES } from './hostile-shapes.js';
import { makeOrdinaryText, makePartyText } from './make-texts.js';

const ARTICLE_BYTES = 2_500;
const PUBLISHED = '2026-02-02';

/** The two lengths between which growth is measured: long enough that nothing else counts. */
const SHORT = 100_000;
const LONG = 1_000_000;

/**
 * Measures `detect` in this thread, after it has read for twice `forMs`, as a worker has that runs all day, by the time
 * of the processor: what else the machine does is no part of it. The limit beside it is a plain split of the same text
 * into words.
 */
export function benchScreening(pack: Pack, forMs: number): Figure[] {
  const ordinary = Array.from({ length: 200 }, (_, seed) => makeOrdinaryText(seed + 1, ARTICLE_BYTES));
  const parties = Array.from({ length: 200 }, (_, seed) => makePartyText(seed + 1, ARTICLE_BYTES));
  const figures = [
    { name: 'screening, ordinary 2.5 kB articles', texts: ordinary, goal: 5_000 },
    { name: 'screening, 2.5 kB articles full of parties', texts: parties, goal: 500 },
  ].map(({ name, texts, goal }) => {
    ratePerCoreSecond(texts.length, 2 * forMs, () => screenAll(texts, pack));
    return {
      name,
      value: ratePerCoreSecond(texts.length, forMs, () => screenAll(texts, pack)),
      unit: 'articles/s/core',
      goal,
      limit: { name: 'plain word split', value: ratePerCoreSecond(texts.length, forMs / 4, () => splitAll(texts)) },
    };
  });
  const growth = [1_000, 10_000, 100_000, 1_000_000].map((bytes) => {
    const text = makePartyText(7, bytes, 1);
    return {
      name: `screening, one text of ${bytes / 1000} kB in which everything matches`,
      value: 1e3 * msPerKilobyte(text, pack, forMs),
      unit: 'µs per kB',
    };
  });
  return [
    ...figures,
    ...growth,
    ...HOSTILE_SHAPES.flatMap((shape) => measureShape(shape.name, shape.make, pack, forMs)),
  ];
}

/** The time for a long text of a shape, and what a kilobyte of it costs beside one of a text a tenth as long: 1 is linear. */
function measureShape(name: string, make: (length: number) => string, pack: Pack, forMs: number): Figure[] {
  const short = msPerKilobyte(make(SHORT), pack, forMs);
  const long = msPerKilobyte(make(LONG), pack, forMs);
  return [
    { name: `screening, 1 MB of ${name}`, value: long * (LONG / 1000), unit: 'ms' },
    { name: '    time per kB against that of 100 kB', value: long / short, unit: 'times' },
  ];
}

function msPerKilobyte(text: string, pack: Pack, forMs: number): number {
  return 1e3 / (ratePerCoreSecond(1, forMs / 4, () => screenAll([text], pack)) * (text.length / 1000));
}

function screenAll(texts: readonly string[], pack: Pack): void {
  for (const text of texts) detect({ title: text.slice(0, 70), text, language: 'en', published: PUBLISHED }, pack);
}

function splitAll(texts: readonly string[]): number {
  let words = 0;
  for (const text of texts) words += text.split(/\s+/).length;
  return words;
}
