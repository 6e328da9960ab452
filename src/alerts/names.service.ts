/** Following a name: everything that tells it. */
import { Injectable } from '@nestjs/common';
import { toSnapshot } from './alert-row.js';
import type { PivotView } from './names-schema.js';
import { nameKey, type NameType } from './name-key.js';
import { NamesRepository } from './names.repository.js';

/** Most alerts and articles that one answer holds. */
export const MAX_LISTED = 200;

@Injectable()
export class NamesService {
  constructor(private readonly names: NamesRepository) {}

  /** All that tells a name, however it is written; empty lists where nothing does. */
  async follow(type: NameType, value: string): Promise<PivotView> {
    const key = nameKey(type, value);
    const [alerts, articles] = await Promise.all([
      this.names.listAlerts(type, key, MAX_LISTED),
      this.names.listArticles(type, key, MAX_LISTED),
    ]);
    const stories = new Map(articles.map(({ storyId, storyTitle }) => [storyId, storyTitle]));
    const byId = new Map(articles.map((article) => [article.articleId, article]));
    return {
      type,
      key,
      label: articles[0]?.label ?? value,
      alerts: alerts.map(toSnapshot),
      articles: [...byId.values()].map(({ articleId, publisher, title, url, datedAt }) => ({
        articleId,
        publisher,
        title,
        url,
        datedAt: datedAt.toISOString(),
      })),
      stories: [...stories].map(([id, title]) => ({ id, title })),
    };
  }
}
