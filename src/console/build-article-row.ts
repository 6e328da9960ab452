/** An article as a line of the list. */
import type { ArticleRecord } from '../articles/article-reading.service.js';
import type { ArticleRow } from './pages/articles-page.js';
import { formatInstant } from './pages/format-instant.js';
import { directionOf, nameLanguage, nameRegime } from './pages/name-things.js';

export function buildArticleRow(
  article: ArticleRecord,
  alerts: readonly { readonly id: string; readonly regime: string }[],
): ArticleRow {
  const notes = [
    ...(article.language === null || article.language === 'en' ? [] : [nameLanguage(article.language)]),
    ...(article.broughtBy === null ? [] : ['brought by hand']),
    ...(article.revisionCount > 1 ? [`${article.revisionCount} revisions`] : []),
    ...(article.screenedWith === null ? ['not read yet'] : []),
  ];
  return {
    id: article.id,
    title: article.title,
    language: article.language,
    direction: directionOf(article.language),
    outlet: outletOf(article),
    date: formatInstant(article.publishedAt ?? article.firstSeenAt),
    alerts: alerts.map(({ id, regime }) => ({ id, regime: nameRegime(regime) })),
    note: notes.length === 0 ? null : notes.join(', '),
  };
}

/** Who published it, as far as that is known here. */
export function outletOf({ publisher, sourceTitle, broughtBy, url }: ArticleRecord): string {
  const known = publisher ?? sourceTitle;
  if (known !== null) return known;
  if (broughtBy === null) return 'Source no longer registered';
  return url === null ? 'Brought by hand' : new URL(url).hostname;
}
