/** Describes goods of a class that an article names, for the question whether they are what is handed over. */
import type { ItemMention, Sentence, TriggerMention } from '../extraction/document.js';
import type { ItemClass } from '../vocabulary.js';
import type { ReadArticle } from './describe-article.js';
import { FeatureValues, ROOTS, type FeatureIndex } from './feature-index.js';
import { highest } from './highest.js';
import { probabilityOf } from './linear-model.js';
import { LEAST_TOLD } from './roll.js';

/** Goods where they are named. */
interface Place {
  readonly sentence: Sentence;
  readonly item: ItemMention;
}

/** Classes of goods that an article names, in the order of the text, with where it names them. */
export type Goods = ReadonlyMap<ItemClass, readonly Place[]>;

/** Names of one class at most that are looked at, the likeliest sentences first: a bound on work over long texts. */
const MAX_PLACES = 12;

/** Other goods of a sentence at most that are looked at: a bound on work over sentences that list everything. */
const MAX_BESIDE = 12;

/** So few words between two things: they are told in one breath. */
const BESIDE = 2;

/** So few words behind a word of handing over. */
const NEAR = 5;

/** Goods of an article, as far as it names them. */
export function listGoods({ document }: ReadArticle): Goods {
  const goods = new Map<ItemClass, Place[]>();
  for (const sentence of document.sentences) {
    if (sentence.blockers.length > 0) continue;
    for (const item of sentence.items) {
      const places = goods.get(item.entry.itemClass) ?? [];
      places.push({ sentence, item });
      goods.set(item.entry.itemClass, places);
    }
  }
  return goods;
}

/** How the article names them, what else it names, and the words around where it is likely to tell. @param itemClass one of `goods`. */
export function describeGoods(itemClass: ItemClass, goods: Goods, article: ReadArticle): FeatureValues {
  const { scores, index } = article;
  const features = new FeatureValues(index);
  const places = [...goods.get(itemClass)!].sort((a, b) => scores[b.sentence.index]! - scores[a.sentence.index]!);
  const raise = (name: string, value: number): void => {
    if (value > 0) features.raise(index.number(name), value);
  };
  addStanding(itemClass, places, goods, article, raise);
  for (const place of places.slice(0, MAX_PLACES)) {
    const told = Math.min(1, 1.5 * probabilityOf(scores[place.sentence.index]!));
    if (told < LEAST_TOLD) break;
    const node = (at: number): void => features.raise(index.feature(at), told);
    addWords(place, itemClass, index, node);
    addTriggers(place, index, node);
    for (const mark of marksOf(place, itemClass)) raise(mark, told);
  }
  return features;
}

type Raise = (name: string, value: number) => void;

function addStanding(
  itemClass: ItemClass,
  places: readonly Place[],
  goods: Goods,
  { scores, built }: ReadArticle,
  raise: Raise,
): void {
  const has = (name: string, isSo: boolean): void => raise(name, isSo ? 1 : 0);
  const told = ({ sentence }: Place): number => probabilityOf(scores[sentence.index]!);
  const sure = places.filter(({ item }) => !item.entry.isWeak);
  const read = built.flatMap(({ event }) => event?.items ?? []);
  const isRead = read.some((slot) => slot.itemClass === itemClass);
  raise(`class ${itemClass}`, 1);
  has('goods read', isRead);
  has(`goods read ${itemClass}`, isRead);
  has('goods read otherwise', !isRead && read.length > 0);
  raise('goods classes', Math.log(goods.size));
  raise('goods names', Math.log1p(places.length));
  has('goods first', [...goods.keys()][0] === itemClass);
  has(
    'goods in title',
    places.some(({ sentence }) => sentence.field === 'title'),
  );
  has('goods in best sentence', scores[places[0]!.sentence.index] === highest(scores));
  raise('goods told', told(places[0]!));
  raise(`goods told ${itemClass}`, told(places[0]!));
  raise(sure.length > 0 ? 'goods sure' : 'goods weak', 1);
  raise(`${sure.length > 0 ? 'goods sure' : 'goods weak'} ${itemClass}`, 1);
  if (sure.length > 0) raise('goods sure told', told(sure[0]!));
}

/** The words of the name and those beside it, alone and for this class. */
function addWords(
  { sentence: { tokens }, item: { from, to } }: Place,
  itemClass: ItemClass,
  index: FeatureIndex,
  add: (node: number) => void,
): void {
  const word = (at: number): number => index.symbol(tokens[at]?.norm ?? '|');
  const ownClass = index.symbol(itemClass);
  const ofClass = index.walk(ROOTS.goodsWord, ownClass);
  let name = ROOTS.goodsName;
  for (let at = from; at < to; at++) {
    add(index.walk(ROOTS.goodsWord, word(at)));
    add(index.walk(ofClass, word(at)));
    name = index.walk(name, word(at));
  }
  add(name);
  const [before, after] = [word(from - 1), word(to)];
  add(index.walk(ROOTS.wordBefore, before));
  add(index.walk(ROOTS.furtherBefore, word(from - 2)));
  add(index.walk(index.walk(ROOTS.pairBefore, word(from - 2)), before));
  add(index.walk(ROOTS.wordAfter, after));
  add(index.walk(ROOTS.furtherAfter, word(to + 1)));
  add(index.walk(index.walk(ROOTS.classBefore, ownClass), before));
  add(index.walk(index.walk(ROOTS.classAfter, ownClass), after));
}

/** The words of handing over before and behind it. */
function addTriggers(
  { sentence: { triggers }, item: { from, to } }: Place,
  index: FeatureIndex,
  add: (node: number) => void,
): void {
  const each = (trigger: TriggerMention | undefined, root: number): void => {
    for (const { frame } of trigger?.entries ?? []) add(index.walk(root, index.symbol(frame)));
  };
  const last = triggers.findLast((trigger) => trigger.to <= from);
  each(last, ROOTS.goodsAfterFrame);
  if (last !== undefined && from - last.to <= NEAR) each(last, ROOTS.goodsNearFrame);
  each(
    triggers.find((trigger) => trigger.from >= to),
    ROOTS.goodsBeforeFrame,
  );
}

/** What stands beside it: other goods, parties, a number. */
function marksOf({ sentence, item }: Place, itemClass: ItemClass): string[] {
  const { from, to } = item;
  const { items, parties, triggers } = sentence;
  const marks: string[] = [];
  const mark = (name: string, isSo: boolean): void => {
    if (isSo) marks.push(name);
  };
  mark('goods counted', item.quantity !== null);
  mark('goods weak here', item.entry.isWeak);
  mark('goods first here', items[0] === item);
  mark('goods behind no trigger', !triggers.some((trigger) => trigger.to <= from));
  mark('goods before no trigger', !triggers.some((trigger) => trigger.from >= to));
  const others = items.filter(({ entry }) => entry.itemClass !== itemClass).slice(0, MAX_BESIDE);
  mark('goods only here', others.length === 0);
  for (const other of others) {
    const isAfter = other.from > from;
    const side = isAfter ? 'before' : 'behind';
    const { itemClass: beside } = other.entry;
    marks.push(`goods ${side} ${beside}`, `goods ${itemClass} ${side} ${beside}`);
    mark(`goods ${itemClass} right ${side} ${beside}`, (isAfter ? other.from - to : from - other.to) <= BESIDE);
  }
  const giver = parties.findLast((party) => party.to <= from);
  const taker = parties.find((party) => party.from >= to);
  if (giver !== undefined && from - giver.to <= 1)
    marks.push(`goods of ${giver.isModifier ? 'modifier' : giver.isPossessive ? 'possessive' : '-'}`);
  if (taker !== undefined && taker.from - to <= BESIDE) marks.push(`goods ${taker.marker ?? '-'} party`);
  return marks;
}
