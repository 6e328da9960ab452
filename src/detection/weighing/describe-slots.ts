/** Describes an article that tells of a supply, for the question of what, how and in which way it is told. */
import { isOfWord, type ReadArticle } from './describe-article.js';
import { probabilityOf } from './linear-model.js';

/** Sentences whose words count whole; the others' count half. */
const TOP = 3;

/** Words, goods and what rules read. */
export function describeSlots(article: ReadArticle): Map<string, number> {
  const features = new Map<string, number>();
  const raise = (name: string, value: number): void => {
    if (value > (features.get(name) ?? 0)) features.set(name, value);
  };
  const { scores, keys, document } = article;
  const top = new Set(rankSentences(article).slice(0, TOP));
  keys.forEach((own, index) => {
    for (const key of own) if (isOfWord(key)) raise(key, top.has(index) ? 1 : 0.5);
  });
  for (const { index, items, blockers } of document.sentences) {
    if (blockers.length > 0) continue;
    const told = probabilityOf(scores[index]!);
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
