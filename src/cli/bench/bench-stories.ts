/** Grouping into stories: how well planted copy trees come out, how pairs made by hand do, and what 100,000 items take. */
import { detect } from '../../detection/detect.js';
import type { Pack } from '../../detection/pack.js';
import type { Figure } from './figures.js';
import { scorePairs, type PairGroup } from './stories/judge-pairs.js';
import { countVoices, plantTrees, type PlantedItem } from './stories/plant-trees.js';
import { scoreGrouping, shareOfExactCounts, type Grouped } from './stories/score-stories.js';
import { countIndependentByStory, StoryShelf, type ReadItem, type ShelvedItem } from './stories/shelve-stories.js';
import { watchMemory } from './watch-memory.js';

/** How much is planted, and how much is only timed. */
export interface StoriesSize {
  readonly events: number;
  readonly items: number;
  readonly timedItems: number;
  readonly seed: number;
}

/** Planted at a time: a year of texts at once would be the memory that is measured. */
const EVENTS_AT_ONCE = 500;

interface Run {
  readonly shelved: readonly ShelvedItem[];
  /** By item. */
  readonly events: ReadonlyMap<number, number>;
  readonly voices: ReadonlyMap<number, number>;
  /** In languages for which there is no lexicon: nothing is read in them, so nothing is grouped. */
  readonly unread: number;
  /** Items that were read and found to report nothing: they stay alone, and count as such. */
  readonly overlooked: readonly PlantedItem[];
}

/** Measures; where `pairs` are given, with them. */
export function benchStories(pack: Pack, size: StoriesSize, pairs: readonly PairGroup[]): Figure[] {
  const memory = watchMemory();
  const began = performance.now();
  const timed = run(pack, Math.round((size.events * size.timedItems) / size.items), size.timedItems, size.seed + 1);
  const seconds = (performance.now() - began) / 1000;
  const mebibytes = memory();
  const { shelved, events, voices, unread, overlooked } = run(pack, size.events, size.items, size.seed);
  const items: Grouped[] = [
    ...shelved.map(({ itemId, storyId }) => ({ storyId, eventId: events.get(itemId) ?? 0 })),
    ...overlooked.map(({ id, eventId }) => ({ storyId: `alone ${id}`, eventId })),
  ];
  const score = scoreGrouping(items);
  return [
    { name: 'planted events', value: voices.size, unit: 'events' },
    { name: 'items', value: items.length, unit: 'items' },
    { name: 'of these overlooked by detection', value: overlooked.length, unit: 'items' },
    { name: 'items in languages without a lexicon, left out', value: unread, unit: 'items' },
    { name: 'BCubed precision', value: 100 * score.precision, unit: '%' },
    { name: 'BCubed recall', value: 100 * score.recall, unit: '%' },
    { name: 'BCubed F1', value: 100 * score.f1, unit: '%', goal: 90 },
    {
      name: 'joined pairs that tell different events',
      value: (100 * score.wrongPairs) / Math.max(1, score.joinedPairs),
      unit: '% (at most)',
      goal: 0.5,
    },
    {
      name: 'events whose independent voices are counted exactly',
      value: 100 * shareOfExactCounts(items, countIndependentByStory(shelved), voices),
      unit: '%',
      goal: 85,
    },
    ...pairFigures(pack, pairs),
    {
      name: `time for ${timed.shelved.length.toLocaleString('en')} items, read and grouped`,
      value: seconds,
      unit: 's (at most)',
      goal: (600 * size.timedItems) / 100_000,
    },
    { name: 'most memory meanwhile', value: mebibytes, unit: 'MiB (at most)', goal: 512 },
  ];
}

function pairFigures(pack: Pack, groups: readonly PairGroup[]): Figure[] {
  if (groups.length === 0) return [];
  const judged = scorePairs(pack, groups);
  return [
    { name: 'pairs made by hand', value: judged.pairs, unit: 'pairs' },
    { name: 'of the same event, joined', value: (100 * judged.joinedSame) / judged.same, unit: '%' },
    {
      name: 'of the same event, joined or asked about',
      value: (100 * (judged.joinedSame + judged.askedSame)) / judged.same,
      unit: '%',
    },
    {
      name: 'of different events, joined',
      value: (100 * judged.joinedDifferent) / (judged.pairs - judged.same),
      unit: '% (at most)',
      goal: 0.5,
    },
    {
      name: 'of different events, asked about',
      value: (100 * judged.askedDifferent) / (judged.pairs - judged.same),
      unit: '%',
    },
  ];
}

function run(pack: Pack, events: number, items: number, seed: number): Run {
  const shelf = new StoryShelf();
  const shelved: ShelvedItem[] = [];
  const eventOf = new Map<number, number>();
  const voices = new Map<number, number>();
  const overlooked: PlantedItem[] = [];
  let unread = 0;
  for (let first = 0; first < events; first += EVENTS_AT_ONCE) {
    const count = Math.min(EVENTS_AT_ONCE, events - first);
    const planted = plantTrees({
      events: count,
      items: Math.round((items * count) / events),
      seed: seed + first,
      firstEvent: first,
      firstItem: eventOf.size + unread,
    });
    const read = readItems(planted, pack);
    unread += planted.length - read.length;
    const covered = new Set(read.map(({ id }) => id));
    const kept = planted.filter(({ id }) => covered.has(id));
    for (const { id, eventId } of kept) eventOf.set(id, eventId);
    for (const [id, voice] of countVoices(kept)) voices.set(id, voice);
    shelved.push(...shelf.place(read.filter(({ findings }) => findings.length > 0)));
    const silent = new Set(read.filter(({ findings }) => findings.length === 0).map(({ id }) => id));
    overlooked.push(...kept.filter(({ id }) => silent.has(id)));
  }
  return { shelved, events: eventOf, voices, unread, overlooked };
}

/** What detection finds in texts whose language has a lexicon; a verbatim copy of the same day is read once. */
function readItems(planted: readonly PlantedItem[], pack: Pack): ReadItem[] {
  const read = new Map<string, ReadItem['findings'] | null>();
  return planted.flatMap((item): ReadItem[] => {
    const published = item.publishedAt.toISOString();
    const key = `${published.slice(0, 10)} ${item.title} ${item.text}`;
    let findings = read.get(key);
    if (findings === undefined) {
      const { title, text, language } = item;
      const found = detect({ title, text, language, published }, pack);
      findings = found.language === null ? null : found.findings;
      read.set(key, findings);
    }
    return findings === null ? [] : [{ ...item, findings }];
  });
}
