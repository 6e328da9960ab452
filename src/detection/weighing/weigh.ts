/** Weighs what rules read of an article by what labelled news taught: whether it tells a supply, by whom, to whom, what. */
import type { CombinedEvent } from '../extraction/combine-events.js';
import type { Document } from '../extraction/document.js';
import type { SentenceEvent } from '../extraction/read-frames.js';
import type { Event } from '../event.js';
import { CONDUCTS, ITEM_CLASSES, MODALITIES, type PartyId } from '../vocabulary.js';
import type { ReadArticle } from './describe-article.js';
import { describeGoods, listGoods } from './describe-goods.js';
import { describeParty } from './describe-party.js';
import { listParties } from './roll.js';
import { describeSentence } from './describe-sentence.js';
import { describeSlots, rankSentences } from './describe-slots.js';
import type { FeatureIndex } from './feature-index.js';
import { probabilityOf } from './linear-model.js';
import { scoreOfFeatures, scoresOf, type NumberedModel, type Values } from './numbered-model.js';
import type { NumberedWeights } from './numbered-weights.js';

/** What the models of a language say of an article; probabilities, 0–1. */
export interface Weighing {
  readonly article: ReadArticle;
  readonly sides: ReadonlyMap<PartyId, { readonly supplier: number; readonly recipient: number }>;
  /** `conduct:arms-transfer`, `item:drones`, `modality:alleged` → that it is told. */
  readonly slots: ReadonlyMap<string, number>;
  /** Indexes of sentences, those that tell most first. */
  readonly ranked: readonly number[];
}

/** Names of the outputs for slots, in a fixed order. */
export const SLOT_OUTPUTS: readonly string[] = [
  ...CONDUCTS.map((id) => `conduct:${id}`),
  ...ITEM_CLASSES.map((id) => `item:${id}`),
  ...MODALITIES.map((id) => `modality:${id}`),
];

/** Log odds of a sentence that is left alone: it is about sport, film or figures of speech. */
const LEFT_ALONE = -8;

const NO_FEATURES: readonly number[] = [];

/** Describes and scores the sentences of an article. */
export function readSentences(
  document: Document,
  told: readonly SentenceEvent[],
  built: readonly { readonly combined: CombinedEvent; readonly event: Event | null }[],
  { index, sentence: model }: { readonly index: FeatureIndex; readonly sentence: NumberedModel },
): ReadArticle {
  const isRead = document.sentences.map(({ blockers }) => blockers.length === 0);
  const features = document.sentences.map((sentence, at) =>
    isRead[at] ? describeSentence(sentence, index) : NO_FEATURES,
  );
  const scores = features.map((own, at) => (isRead[at] ? scoreOfFeatures(model, own) : LEFT_ALONE));
  return { document, index, features, scores, told, built };
}

/** True where there is anything to weigh: a party beside goods or a word of handing over. */
export function isWeighable({ sentences }: Document): boolean {
  return (
    sentences.some(({ parties }) => parties.length > 0) &&
    sentences.some(({ items, triggers }) => items.length > 0 || triggers.length > 0)
  );
}

/** That an article so described tells a supply, 0–1. */
export function weighArticle(features: Values, { article: model }: NumberedWeights): number {
  return probabilityOf(scoresOf(model, features)[0]!);
}

/** That an article so described tells a breach, 0–1. */
export function weighBreach(features: Values, { breach }: NumberedWeights): number {
  return probabilityOf(scoresOf(breach, features)[0]!);
}

/** Who is on which side, and what is told of it. */
export function weighSlots(article: ReadArticle, weights: NumberedWeights): Omit<Weighing, 'article'> {
  const roll = listParties(article);
  const sides = new Map<PartyId, { supplier: number; recipient: number }>();
  for (const party of roll.parties.keys()) {
    const [supplier, recipient] = scoresOf(weights.party, describeParty(party, roll, article));
    sides.set(party, { supplier: probabilityOf(supplier!), recipient: probabilityOf(recipient!) });
  }
  const ranked = rankSentences(article);
  const scores = scoresOf(weights.slots, describeSlots(article, ranked));
  const slots = new Map(weights.slotNames.map((name, index) => [name, probabilityOf(scores[index]!)]));
  weighGoods(article, weights, slots);
  return { sides, slots, ranked };
}

/** Goods that no word of the lexicon names are less likely than the words of the article make them. */
const UNNAMED = 0.8;

/** Weighs goods by how they are named beside the words of the whole article. @param slots changed for goods. */
function weighGoods(article: ReadArticle, weights: NumberedWeights, slots: Map<string, number>): void {
  const goods = listGoods(article);
  for (const itemClass of ITEM_CLASSES) {
    const name = `item:${itemClass}`;
    const byWords = slots.get(name);
    if (byWords === undefined) continue;
    if (!goods.has(itemClass)) slots.set(name, byWords * UNNAMED);
    else {
      const [score] = scoresOf(weights.goods, describeGoods(itemClass, goods, article));
      slots.set(name, (byWords + probabilityOf(score!)) / 2);
    }
  }
}
