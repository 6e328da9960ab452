/** Whether anything may have come and gone between two documents of a source. */

/**
 * What a poll proves: `contiguous`, nothing was missed since the document before; `gap`, nothing of it came back, so that
 * items may have scrolled out unseen; `unchanged`, it is the document as before; `unknown`, there is nothing to compare:
 * no document, no items, or nothing from before.
 */
export const CERTIFICATES = ['contiguous', 'gap', 'unchanged', 'unknown'] as const;
export type Certificate = (typeof CERTIFICATES)[number];

/** An item of a document, by the article that it stands for. */
export interface SeenItem {
  readonly articleId: string;
  readonly isNew: boolean;
  /** Null where the feed gives none, or none that can be believed. */
  readonly published: Date | null;
}

/** Longest tip that is kept. */
const MAX_TIP = 32;

/** Of a longer tip, one item that came back may be one that the publisher keeps on top. */
const ONE_SUFFICES_BELOW = 4;

/**
 * Certifies a document against the tip of the one before. A feed is a window on the newest items: while any of the newest
 * then is still in it, all that came after that one is in it too. Old items prove nothing, since publishers keep some in
 * the window for good; hence the tip, the newer half of the document before, of which two must be back (one, if the tip
 * has fewer than four).
 *
 * A document that has lost all its items is a gap too. What a publisher slips in beneath items already shown, and takes out again before the next poll, no reader can notice.
 *
 * @param tip Articles, the newest first; null or empty where there is no document before.
 */
export function certifyDocument(tip: readonly string[] | null, seen: readonly SeenItem[]): Certificate {
  if (tip === null || tip.length === 0) return 'unknown';
  const present = new Set(seen.map(({ articleId }) => articleId));
  const back = tip.filter((id) => present.has(id)).length;
  return back >= (tip.length < ONE_SUFFICES_BELOW ? 1 : 2) ? 'contiguous' : 'gap';
}

/**
 * The tip of a document: the newer half of its items, at most 32, by when we first saw them. Those new now come first, by
 * date where all are dated and else as they stand; then what is left of the tip before; then the rest as it stands.
 */
export function tipOf(before: readonly string[] | null, seen: readonly SeenItem[]): string[] {
  const isNew = seen.filter((item) => item.isNew);
  if (isNew.every(({ published }) => published !== null)) {
    isNew.sort((a, b) => (b.published?.getTime() ?? 0) - (a.published?.getTime() ?? 0));
  }
  const present = new Set(seen.map(({ articleId }) => articleId));
  const ranked = new Set(isNew.map(({ articleId }) => articleId));
  for (const id of before ?? []) if (present.has(id)) ranked.add(id);
  for (const { articleId } of seen) ranked.add(articleId);
  return [...ranked].slice(0, Math.min(MAX_TIP, Math.ceil(present.size / 2)));
}
