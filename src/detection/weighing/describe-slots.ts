/** Describes an article that tells of a supply, for the question of what, how and in which way it is told. */
import type { ReadArticle } from './describe-article.js';
import { FeatureValues } from './feature-index.js';
import { probabilityOf } from './linear-model.js';

/** Sentences whose words count whole; the others' count half. */
const TOP = 3;

/** The head and the sentence after it say who says so and how sure it is. */
const LEAD = 2;

/** Words, goods and what rules read. @param ranked sentences, those that tell most first. */
export function describeSlots(article: ReadArticle, ranked: readonly number[]): FeatureValues {
  const { scores, index, document } = article;
  const features = new FeatureValues(index);
  const raise = (name: string, value: number): void => {
    if (value > 0) features.raise(index.number(name), value);
  };
  const top = new Set(ranked.slice(0, TOP));
  for (const own of article.features.slice(0, LEAD))
    for (const feature of own) {
      const name = index.names[feature]!;
      if (index.areWords[feature] && !name.startsWith('2 ')) features.raise(index.number(`lead ${name}`), 1);
    }
  article.features.forEach((own, at) => {
    const value = top.has(at) ? 1 : 0.5;
    for (const feature of own) if (index.areWords[feature]) features.raise(feature, value);
  });
  for (const sentence of document.sentences) {
    const { items, blockers } = sentence;
    if (blockers.length > 0) continue;
    const told = probabilityOf(scores[sentence.index]!);
    for (const { entry } of items) {
      const sure = entry.isWeak ? 'weak' : 'sure';
      raise(`item ${sure} ${entry.itemClass}`, told);
      raise(`named ${sure} ${entry.itemClass}`, 1);
      raise(`goods ${sure} ${entry.conduct}`, told);
    }
  }
  for (const { event } of article.built) {
    if (event === null) continue;
    raise('built', 1);
    for (const conduct of event.conduct) raise(`read conduct:${conduct}`, 1);
    for (const { itemClass } of event.items) raise(`read item:${itemClass}`, 1);
    for (const modality of event.modality) raise(`read modality:${modality}`, 1);
    if (event.deniedBy !== null) raise('read denial', 1);
  }
  return features;
}

/** Indexes of sentences, those that tell most first. */
export function rankSentences({ scores, document }: ReadArticle): number[] {
  return document.sentences
    .filter(({ blockers }) => blockers.length === 0)
    .map(({ index }) => index)
    .sort((a, b) => scores[b]! - scores[a]! || a - b);
}
