/** Describes a sentence by what stands in it and in which order, with names taken for what they stand for. */
import type { ItemMention, PartyMention, Sentence } from '../extraction/document.js';
import { usualOf } from '../extraction/usual-side.js';
import { FeatureValues, ROOTS, type FeatureIndex } from './feature-index.js';

/** How many marks on a pair may reach. */
const PAIR_REACH = 3;

/**
 * Features of a sentence: its words and word pairs and triples with parties and goods taken for their kinds, the cues
 * and frames in it, and the order in which parties, goods and triggers stand. Each once; time grows with its length.
 */
export function describeSentence(sentence: Sentence, index: FeatureIndex): readonly number[] {
  const features = new FeatureValues(index);
  addWords(sentence, index, features);
  for (const cue of sentence.cuesByKind.keys()) features.add(index.feature(index.walk(ROOTS.cue, index.symbol(cue))));
  for (const { entries } of sentence.triggers)
    for (const { frame } of entries) features.add(index.feature(index.walk(ROOTS.frame, index.symbol(frame))));
  addMarks(sentence, index, features);
  addSummary(sentence, index, features);
  return features.features;
}

function addWords(sentence: Sentence, index: FeatureIndex, features: FeatureValues): void {
  const names = symbolsOf(sentence);
  const symbols = names.map((name) => index.symbol(name));
  // in pairs and triples goods are goods, of whatever class
  const coarse = names.map((name, i) => (name.length > 1 && isOfGoods(name) ? index.symbol(name[0]!) : symbols[i]!));
  for (let i = 0; i < symbols.length; i++) {
    const word = index.walk(ROOTS.words, symbols[i]!);
    features.add(index.feature(word));
    if (i + 1 === symbols.length) continue;
    const first = coarse[i] === symbols[i] ? word : index.walk(ROOTS.words, coarse[i]!);
    const pair = index.walk(first, coarse[i + 1]!);
    features.add(index.feature(pair));
    if (i + 2 < symbols.length) features.add(index.feature(index.walk(pair, coarse[i + 2]!)));
  }
}

function isOfGoods(name: string): boolean {
  return name.startsWith('#') || name.startsWith('~');
}

function addMarks(sentence: Sentence, index: FeatureIndex, features: FeatureValues): void {
  const marks = marksOf(sentence).map((mark) => index.symbol(mark));
  for (let i = 0; i < marks.length; i++) {
    const one = index.walk(ROOTS.marks, marks[i]!);
    features.add(index.feature(one));
    for (let j = i + 1; j < Math.min(marks.length, i + 1 + PAIR_REACH); j++)
      features.add(index.feature(index.walk(one, marks[j]!)));
    if (i + 2 < marks.length) features.add(index.feature(index.walk(index.walk(one, marks[i + 1]!), marks[i + 2]!)));
  }
}

function addSummary({ parties, items, field }: Sentence, index: FeatureIndex, features: FeatureValues): void {
  const named = parties.filter((mention) => !mention.isEpithet);
  for (const mention of named)
    if (mention.says !== null) {
      const speaker = index.walk(ROOTS.says, index.symbol(symbolOf(mention)));
      features.add(index.feature(index.walk(speaker, index.symbol(mention.says))));
    }
  const has = (name: string, isSo: boolean): void => {
    if (isSo) features.add(index.number(name));
  };
  const hasGoods = items.some(({ entry }) => !entry.isWeak);
  const isMany = new Set(named.flatMap(({ party }) => party ?? [])).size > 1;
  has('has party', named.length > 0);
  has('has goods', hasGoods);
  has(
    'has usual recipient',
    named.some((mention) => usualOf(mention) === 'recipient'),
  );
  has(
    'has usual supplier',
    named.some((mention) => usualOf(mention) === 'supplier'),
  );
  has('has parties', isMany);
  has('has party and goods', named.length > 0 && hasGoods);
  has('has parties and goods', isMany && hasGoods);
  has('has title', field === 'title');
}

/** The kind of a party: usual supplier, usual recipient or neither; `g`: a group; epithets and origins by themselves. */
function symbolOf(mention: PartyMention): string {
  if (mention.isEpithet) return '@epithet';
  if (mention.isOrigin) return '@origin';
  const usual = usualOf(mention);
  const side = usual === 'supplier' ? 'S' : usual === 'recipient' ? 'R' : 'N';
  return `@${side}${isOfGroup(mention) ? 'g' : ''}${mention.entry.type === 'reference' ? '?' : ''}`;
}

/** A group, or a place that a group holds. */
export function isOfGroup({ entry, place }: PartyMention): boolean {
  return (entry.type === 'party' && entry.isGroup) || (place !== null && place.heldBy !== null);
}

const NUMBER = /^[\d.,]+$/;

function symbolsOf({ tokens, parties, items }: Sentence): string[] {
  const labels = new Map<number, string>();
  const covered = new Set<number>();
  for (const mention of parties) {
    labels.set(mention.from, symbolOf(mention));
    for (let i = mention.from + 1; i < mention.to; i++) covered.add(i);
  }
  for (const item of items) {
    if (!labels.has(item.from)) labels.set(item.from, symbolOfItem(item));
    for (let i = item.from + 1; i < item.to; i++) covered.add(i);
  }
  return tokens.flatMap((token, index) => {
    const label = labels.get(index);
    if (label !== undefined) return label;
    if (covered.has(index) || token.kind === 'break') return [];
    return NUMBER.test(token.norm) ? '0' : token.norm;
  });
}

function symbolOfItem({ entry }: ItemMention): string {
  return `${entry.isWeak ? '~' : '#'}${entry.itemClass}`;
}

function marksOf({ parties, items, triggers }: Sentence): string[] {
  const marks: [number, string][] = [
    ...parties.map((mention): [number, string] => [
      mention.from,
      mention.isEpithet ? '@epithet' : `${symbolOf(mention)}/${mention.marker ?? '-'}`,
    ]),
    ...items.map(({ from, entry }): [number, string] => [from, entry.isWeak ? '~' : '#']),
    ...triggers.map(({ from, entries }): [number, string] => [from, entries[0]!.frame]),
  ];
  return marks.sort((a, b) => a[0] - b[0]).map(([, mark]) => mark);
}
