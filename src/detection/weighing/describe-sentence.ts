/** Describes a sentence by what stands in it and in which order, with names taken for what they stand for. */
import type { ItemMention, PartyMention, Sentence } from '../extraction/document.js';
import { usualOf } from '../extraction/usual-side.js';

/** How many marks on a pair may reach. */
const PAIR_REACH = 3;

/**
 * Features of a sentence: its words and word pairs and triples with parties and goods taken for their kinds, the cues
 * and frames in it, and the order in which parties, goods and triggers stand. Each once; time grows with its length.
 */
export function describeSentence(sentence: Sentence): ReadonlySet<string> {
  const keys = new Set<string>();
  const symbols = symbolsOf(sentence);
  const coarse = symbols.map((symbol) => (symbol.startsWith('#') || symbol.startsWith('~') ? symbol[0]! : symbol));
  for (let i = 0; i < symbols.length; i++) {
    keys.add(`1 ${symbols[i]}`);
    if (i + 1 < symbols.length) keys.add(`2 ${coarse[i]} ${coarse[i + 1]}`);
    if (i + 2 < symbols.length) keys.add(`3 ${coarse[i]} ${coarse[i + 1]} ${coarse[i + 2]}`);
  }
  for (const cue of sentence.cuesByKind.keys()) keys.add(`cue ${cue}`);
  for (const { entries } of sentence.triggers) for (const { frame } of entries) keys.add(`frame ${frame}`);
  const marks = marksOf(sentence);
  for (let i = 0; i < marks.length; i++) {
    keys.add(`m ${marks[i]}`);
    for (let j = i + 1; j < Math.min(marks.length, i + 1 + PAIR_REACH); j++) keys.add(`mm ${marks[i]} ${marks[j]}`);
    if (i + 2 < marks.length) keys.add(`mmm ${marks[i]} ${marks[i + 1]} ${marks[i + 2]}`);
  }
  addSummary(sentence, keys);
  return keys;
}

function addSummary({ parties, items, field }: Sentence, keys: Set<string>): void {
  const named = parties.filter((mention) => !mention.isEpithet);
  for (const mention of named) if (mention.says !== null) keys.add(`says ${symbolOf(mention)} ${mention.says}`);
  const hasGoods = items.some(({ entry }) => !entry.isWeak);
  const isMany = new Set(named.flatMap(({ party }) => party ?? [])).size > 1;
  const flags: Record<string, boolean> = {
    party: named.length > 0,
    goods: hasGoods,
    'usual recipient': named.some((mention) => usualOf(mention) === 'recipient'),
    'usual supplier': named.some((mention) => usualOf(mention) === 'supplier'),
    parties: isMany,
    'party and goods': named.length > 0 && hasGoods,
    'parties and goods': isMany && hasGoods,
    title: field === 'title',
  };
  for (const [name, isSo] of Object.entries(flags)) if (isSo) keys.add(`has ${name}`);
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
