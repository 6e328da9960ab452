/** Trains the weights of a language on labelled articles that were read by its rules. Pure and deterministic. */
import type { PartyId } from '../vocabulary.js';
import { describeArticle, type ReadArticle } from './describe-article.js';
import { describeGoods, listGoods } from './describe-goods.js';
import { describeParty } from './describe-party.js';
import { listParties } from './roll.js';
import { describeSlots, rankSentences } from './describe-slots.js';
import { describeSentence } from './describe-sentence.js';
import { FeatureIndex } from './feature-index.js';
import { fitLogistic, type Row } from './fit-logistic.js';
import type { Features, LinearModel } from './linear-model.js';
import { numberModel, type NumberedModel, type Values } from './numbered-model.js';
import { readSentences, SLOT_OUTPUTS } from './weigh.js';
import type { Weights } from './weights.js';

/** A labelled article as the rules read it. */
export interface Lesson {
  /** Lessons of one group are held back together when a model is tried on what it was not trained on. */
  readonly group: string;
  readonly read: Pick<ReadArticle, 'document' | 'told' | 'built'>;
  /** True where it tells a breach. */
  readonly isTold: boolean;
  /** It tells a supply that only the law keeps quiet: it teaches nothing about telling. */
  readonly isLawful: boolean;
  /** Null where who is on which side is not labelled. */
  readonly sides: { readonly suppliers: readonly PartyId[]; readonly recipients: readonly PartyId[] } | null;
  /** `conduct:…`, `item:…`, `modality:…`; null where they are not labelled. */
  readonly slots: ReadonlySet<string> | null;
  /** Passages that carry the claim, as offsets into the fields. */
  readonly passages: readonly { readonly field: 'title' | 'text'; readonly start: number; readonly end: number }[];
}

const RIDGE = { sentence: 6, article: 3, party: 3, goods: 1, slots: 4 };
const LEAST_ROWS = 3;

/** From these probabilities on something is taken as told: chosen where records kept from training were read best, noise kept low. */
const LEAST = {
  article: 0.45,
  plain: 0.02,
  unread: 0.6,
  party: 0.4,
  conduct: 0.35,
  item: 0.4,
  modality: 0.35,
  otherwise: 0.75,
  lawful: 0.9,
};

/** How many parts the lessons are cut into to score sentences by models that have not seen them. */
const FOLDS = 5;

/** @param frames ids of all frames the language has. */
export function teach(lessons: readonly Lesson[], frames: readonly string[]): Weights {
  const telling = lessons.filter(({ isLawful }) => !isLawful);
  const index = FeatureIndex.open();
  const sentence = fitSentences(telling, index);
  // what later models see of a sentence must be as unsure as it is of new text
  const held = foldsOf(
    telling.map(({ group }) => group),
    FOLDS,
  ).map((isHeld) => {
    const model = fitSentences(
      telling.filter(({ group }) => !isHeld.has(group)),
      index,
    );
    return { isHeld, model: numberModel(model, index) };
  });
  const modelFor = ({ group }: Lesson): NumberedModel =>
    held.find(({ isHeld }) => isHeld.has(group))?.model ?? numberModel(sentence, index);
  const described = (of: readonly Lesson[]): { readonly lesson: Lesson; readonly read: ReadArticle }[] =>
    of.map((lesson) => ({ lesson, read: readBy(lesson, modelFor(lesson), index) }));
  const articles = described(telling);
  const lawful = described(lessons.filter(({ isLawful }) => isLawful));
  const told = articles.filter(({ lesson }) => lesson.isTold);
  return {
    sentence,
    article: fitArticles('told', articles, index),
    breach: fitArticles('breach', [...articles, ...lawful], index),
    party: fitLogistic(
      ['supplier', 'recipient'],
      told.flatMap(({ lesson, read }) => partyRows(lesson, read)),
      { ridge: RIDGE.party, leastRows: LEAST_ROWS },
    ),
    goods: fitLogistic(
      ['given'],
      told.flatMap(({ lesson, read }) => goodsRows(lesson, read)),
      { ridge: RIDGE.goods, leastRows: LEAST_ROWS },
    ),
    slots: fitLogistic(
      SLOT_OUTPUTS,
      told.flatMap(({ lesson: { slots }, read }) => {
        if (slots === null) return [];
        const features = named(describeSlots(read, rankSentences(read)), index);
        return [{ features, labels: SLOT_OUTPUTS.map((name) => slots.has(name)) }];
      }),
      { ridge: RIDGE.slots, leastRows: LEAST_ROWS },
    ),
    least: LEAST,
    frames: new Set(frames),
  };
}

function fitArticles(
  output: string,
  articles: readonly { readonly lesson: Lesson; readonly read: ReadArticle }[],
  index: FeatureIndex,
): LinearModel {
  const rows = articles.map(({ lesson, read }) => ({
    features: named(describeArticle(read), index),
    labels: [lesson.isTold],
  }));
  return fitLogistic([output], rows, { ridge: RIDGE.article, leastRows: LEAST_ROWS });
}

/** Cuts groups into as many parts of like size; the largest first, each to the part that has least. */
export function foldsOf(groups: readonly string[], count: number): ReadonlySet<string>[] {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const folds = Array.from({ length: count }, () => ({ size: 0, groups: new Set<string>() }));
  for (const [group, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const least = folds.reduce((best, fold) => (fold.size < best.size ? fold : best));
    least.groups.add(group);
    least.size += size;
  }
  return folds.filter(({ size }) => size > 0).map((fold) => fold.groups);
}

function readBy(
  { read: { document, told, built } }: Lesson,
  sentence: NumberedModel,
  index: FeatureIndex,
): ReadArticle {
  return readSentences(document, told, built, { index, sentence });
}

/** Features as models are written down. */
function named({ features, values }: Values, { names }: FeatureIndex): Features {
  return new Map(features.map((feature, place) => [names[feature]!, values[place]!]));
}

/** Sentences of told passages against those of articles that tell nothing; the others of a telling article are left out. */
function fitSentences(lessons: readonly Lesson[], index: FeatureIndex): LinearModel {
  const rows: Row[] = lessons.flatMap((lesson) =>
    lesson.read.document.sentences.flatMap((sentence): Row[] => {
      if (sentence.blockers.length > 0) return [];
      const isOfPassage = lesson.passages.some(
        ({ field, start, end }) => field === sentence.field && start < sentence.end && end > sentence.start,
      );
      if (lesson.isTold && !isOfPassage) return [];
      const features = new Map(describeSentence(sentence, index).map((feature) => [index.names[feature]!, 1]));
      return [{ features, labels: [lesson.isTold] }];
    }),
  );
  return fitLogistic(['told'], rows, { ridge: RIDGE.sentence, leastRows: LEAST_ROWS });
}

function partyRows({ sides }: Lesson, read: ReadArticle): Row[] {
  if (sides === null) return [];
  const roll = listParties(read);
  return [...roll.parties.keys()].map((party) => ({
    features: named(describeParty(party, roll, read), read.index),
    labels: [sides.suppliers.includes(party), sides.recipients.includes(party)],
  }));
}

function goodsRows({ slots }: Lesson, read: ReadArticle): Row[] {
  if (slots === null) return [];
  const goods = listGoods(read);
  return [...goods.keys()].map((itemClass) => ({
    features: named(describeGoods(itemClass, goods, read), read.index),
    labels: [slots.has(`item:${itemClass}`)],
  }));
}
