/** A story as the API shows it: its articles in order of time, each with whom it repeats. */
import type { StoryArticleView } from './alert-schema.js';
import { buildCopyGraph } from './copy-graph.js';

/** An article of a story as stored. */
export interface StoredStoryArticle {
  readonly articleId: string;
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
  readonly language: string | null;
  readonly datedAt: Date;
  readonly ground: string;
  readonly similarity: number;
  readonly isCopy: boolean;
  readonly copyOf: string | null;
  readonly credits: readonly string[];
  readonly joinedAt: Date;
}

/**
 * The articles, oldest first, each at its place in the graph of who repeats whom. What only restates the event as
 * background has no place in it.
 */
export function viewStoryArticles(articles: readonly StoredStoryArticle[]): StoryArticleView[] {
  const news = articles.filter(({ ground }) => ground !== 'background');
  const placed = new Map(
    buildCopyGraph(news.map((article) => ({ ...article, datedAtMs: article.datedAt.getTime() }))).map((report) => [
      report.articleId,
      report,
    ]),
  );
  return articles.map((article) => {
    const report = placed.get(article.articleId);
    return {
      articleId: article.articleId,
      publisher: article.publisher,
      title: article.title,
      url: article.url,
      language: article.language,
      datedAt: article.datedAt.toISOString(),
      ground: article.ground,
      similarity: article.similarity,
      isCopy: article.isCopy,
      isIndependent: report?.isIndependent ?? false,
      repeats: report?.repeats ?? null,
      repeatsWhom: report?.repeatsWhom ?? null,
      repeatGround: report?.ground ?? null,
      voice: report?.voice ?? null,
      credits: [...article.credits],
      joinedAt: article.joinedAt.toISOString(),
    };
  });
}
