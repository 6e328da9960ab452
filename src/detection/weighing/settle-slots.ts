/** Settles by weight what is handed over, in which way it is told, and which passages are shown. */
import { passageOf, spanOf } from '../extraction/choose-evidence.js';
import type { ItemMention, Sentence } from '../extraction/document.js';
import type { Event, EvidenceSpan, ItemSlot } from '../event.js';
import { CONDUCTS, ITEM_CLASSES, MODALITIES, type Conduct, type ItemClass } from '../vocabulary.js';
import { probabilityOf } from './linear-model.js';
import type { Weighing } from './weigh.js';
import type { Weights } from './weights.js';

/** The id under which passages are shown that no frame read. */
export const WEIGHED_RULE = 'en.weighed';

/** Of what is handed over: how it is called, what it is, in which way it is told. */
type SlotKind = 'conduct' | 'item' | 'modality';

/** What rules read stands on this share of what is asked of what they did not. */
const READ_SHARE = 0.4;

/** Told by words of their own, often in one clause of an article on other things. */
const BY_WORD: ReadonlySet<string> = new Set(['conduct:overseas-labour', 'item:labour']);

/** Further passages shown beside those that rules read. */
const MAX_ADDED = 3;

/** Of all ids of a kind those that are likely enough; where none is, the likeliest. */
export function namesOf<T extends string>(
  all: readonly T[],
  kind: SlotKind,
  { slots }: Weighing,
  { least }: Weights,
): readonly T[] {
  const ranked = all.map((id) => ({ id, weight: slots.get(`${kind}:${id}`) ?? 0 })).sort((a, b) => b.weight - a.weight);
  const likely = ranked.filter(({ weight }) => weight >= least[kind]);
  return (likely.length > 0 ? likely : ranked.slice(0, 1)).map(({ id }) => id);
}

/** Conduct, goods, modality and passages by weight; what only one event can have goes to the main one. */
export function withSlots(
  weighing: Weighing,
  event: Event,
  weights: Weights,
  isMain: boolean,
  others: readonly Event[],
): Event {
  const settle = <T extends string>(
    kind: SlotKind,
    all: readonly T[],
    own: readonly T[],
    elsewhere: readonly T[],
  ): T[] => {
    const kept = own.filter((id) => stands(kind, id, weighing, weights));
    const missing = isMain ? namesOf(all, kind, weighing, weights).filter((id) => !elsewhere.includes(id)) : [];
    const settled = [...new Set([...kept, ...missing])];
    return settled.length > 0 ? settled : [...own];
  };
  const items = itemsOf(weighing, weights, event, isMain);
  const elsewhere = others.flatMap((other) => other.conduct);
  const conduct = settle('conduct', CONDUCTS, event.conduct, elsewhere);
  return {
    ...event,
    conduct: withGoodsOnly(conduct, event.conduct, items),
    modality: settle('modality', MODALITIES, event.modality, []),
    items,
    evidence: isMain ? withPassages(weighing, event) : event.evidence,
  };
}

const NOT_GOODS: readonly ItemClass[] = ['services', 'personnel', 'labour', 'money'];

/** "Sent instructors": where no goods are named nothing is taken to be handed over beside what rules read. */
function withGoodsOnly(conduct: readonly Conduct[], read: readonly Conduct[], items: readonly ItemSlot[]): Conduct[] {
  if (items.length === 0 || items.some(({ itemClass }) => !NOT_GOODS.includes(itemClass))) return [...conduct];
  const kept = conduct.filter((one) => read.includes(one) || (one !== 'arms-transfer' && one !== 'dual-use-transfer'));
  return kept.length > 0 ? kept : [...conduct];
}

/** Whether what rules read stands. */
function stands(kind: SlotKind, id: string, { slots }: Weighing, { least }: Weights): boolean {
  const name = `${kind}:${id}`;
  return BY_WORD.has(name) || (slots.get(name) ?? 0) >= least[kind] * READ_SHARE;
}

function itemsOf(weighing: Weighing, weights: Weights, event: Event, isMain: boolean): readonly ItemSlot[] {
  const kept = event.items.filter(({ itemClass }) => stands('item', itemClass, weighing, weights));
  if (!isMain) return kept.length > 0 ? kept : event.items;
  const likely = new Set<ItemClass>(namesOf(ITEM_CLASSES, 'item', weighing, weights));
  const has = new Set(event.items.map(({ itemClass }) => itemClass));
  const added = [...likely].filter((itemClass) => !has.has(itemClass)).flatMap((one) => itemOf(weighing, one) ?? []);
  const items = [...kept, ...added];
  return items.length > 0 ? items : event.items;
}

/** The likeliest mention of a class of goods, or for services and people the word that hands them over. */
function itemOf({ article, ranked: order }: Weighing, itemClass: ItemClass): ItemSlot | null {
  const ranked = order.map((index) => article.document.sentences[index]!);
  for (const isWeak of [false, true])
    for (const sentence of ranked) {
      const item = sentence.items.find(({ entry }) => entry.itemClass === itemClass && entry.isWeak === isWeak);
      if (item) return slotOf(sentence, item);
    }
  const first = ranked[0];
  const trigger = first?.triggers[0];
  if (!first || !trigger) return null;
  return { itemClass, span: spanOf(first, trigger.from, trigger.to), quantity: null };
}

function slotOf(sentence: Sentence, { entry, from, to, quantity }: ItemMention): ItemSlot {
  return { itemClass: entry.itemClass, span: spanOf(sentence, from, to), quantity, range: entry.range };
}

/** Sentences that are likelier than not to tell, beside those that rules read. */
function withPassages({ article, ranked }: Weighing, event: Event): readonly EvidenceSpan[] {
  const { document, scores } = article;
  const isShown = (sentence: Sentence): boolean =>
    event.evidence.some(
      ({ field, start, end }) => field === sentence.field && start < sentence.end && end > sentence.start,
    );
  const added = ranked
    .filter((index) => probabilityOf(scores[index]!) >= 0.5)
    .map((index) => document.sentences[index]!)
    .filter((sentence) => !isShown(sentence))
    .slice(0, MAX_ADDED)
    .map((sentence) => {
      const { from, to } = marksOf(sentence);
      return passageOf(sentence, from, to, WEIGHED_RULE);
    });
  const order = ({ field, start }: EvidenceSpan): number => (field === 'title' ? start : 1e9 + start);
  return [...event.evidence, ...added].sort((a, b) => order(a) - order(b));
}

/** The tokens from the first to the last thing or word of handing over; all, where there is none. */
function marksOf({ items, triggers, tokens }: Sentence): { readonly from: number; readonly to: number } {
  const marks = [...items, ...triggers];
  return marks.length === 0
    ? { from: 0, to: tokens.length }
    : { from: Math.min(...marks.map(({ from }) => from)), to: Math.max(...marks.map(({ to }) => to)) };
}
