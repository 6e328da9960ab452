/** Decides which items of a document are new, which are known, and which may have changed. */
import type { PreparedItem } from './prepare-items.js';

/** An article of the same source that is stored already. */
export interface KnownArticle {
  readonly id: string;
  readonly guidKey: string | null;
  readonly urlKey: string | null;
  /** Of the content as last seen. */
  readonly contentKey: string;
}

export interface Matched {
  readonly isNew: readonly PreparedItem[];
  /** Known articles whose content is not what was last seen: one line each. */
  readonly differing: readonly { readonly item: PreparedItem; readonly articleId: string }[];
  /** Items that say nothing new, those that stand twice in the document among them. */
  readonly knownCount: number;
  /** Every article that the document names, once, in its order; of new ones the place in `isNew`. */
  readonly order: readonly ListedArticle[];
}

/** An article as a document lists it. */
export type ListedArticle = { readonly item: PreparedItem } & (
  { readonly kind: 'new'; readonly place: number } | { readonly kind: 'known'; readonly articleId: string }
);

/**
 * Matches by the publisher's id, then by address, then by content. An address does not match an article that the
 * document still lists under another id: then they are two. Where a document says two things of one article, the first
 * counts, since feeds list the newest first.
 */
export function matchItems(items: readonly PreparedItem[], articles: readonly KnownArticle[]): Matched {
  const listedGuids = new Set(items.map((item) => item.guidKey).filter((key) => key !== null));
  const index = new ArticleIndex();
  for (const article of articles) index.add(article);
  const isNew: PreparedItem[] = [];
  const differing: { item: PreparedItem; articleId: string }[] = [];
  const order: ListedArticle[] = [];
  const seen = new Set<string>();
  let knownCount = 0;
  for (const item of items) {
    const article = index.find(item, listedGuids);
    if (article !== null && !seen.has(article.id)) order.push({ kind: 'known', articleId: article.id, item });
    if (article === null) {
      order.push({ kind: 'new', place: isNew.length, item });
      isNew.push(item);
      const placeholder = { id: `new ${isNew.length}`, ...item };
      index.add(placeholder);
      seen.add(placeholder.id);
    } else if (seen.has(article.id) || article.contentKey === item.contentKey) {
      knownCount += 1;
      seen.add(article.id);
    } else {
      differing.push({ item, articleId: article.id });
      seen.add(article.id);
    }
  }
  return { isNew, differing, knownCount, order };
}

class ArticleIndex {
  private readonly byGuid = new Map<string, KnownArticle>();
  private readonly byUrl = new Map<string, KnownArticle[]>();
  private readonly byContent = new Map<string, KnownArticle>();

  add(article: KnownArticle): void {
    if (article.guidKey !== null) this.byGuid.set(article.guidKey, article);
    if (article.urlKey !== null) {
      const sameUrl = this.byUrl.get(article.urlKey);
      if (sameUrl === undefined) this.byUrl.set(article.urlKey, [article]);
      else sameUrl.push(article);
    }
    if (!this.byContent.has(article.contentKey)) this.byContent.set(article.contentKey, article);
  }

  find(item: PreparedItem, listedGuids: ReadonlySet<string>): KnownArticle | null {
    const isSameThing = (article: KnownArticle): boolean =>
      item.guidKey === null || article.guidKey === null || !listedGuids.has(article.guidKey);
    const byGuid = item.guidKey === null ? undefined : this.byGuid.get(item.guidKey);
    if (byGuid !== undefined) return byGuid;
    const byUrl = item.urlKey === null ? undefined : this.byUrl.get(item.urlKey)?.find(isSameThing);
    if (byUrl !== undefined) return byUrl;
    const byContent = item.isKnownByContent ? this.byContent.get(item.contentKey) : undefined;
    return byContent !== undefined && isSameThing(byContent) ? byContent : null;
  }
}
