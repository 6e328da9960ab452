/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import type { FeedContent } from './feed-content.js';

export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

/** A whole document. What is ours alone stands in an extension, whose name begins with an underscore. */
export function renderJsonFeed(feed: FeedContent): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    authors: [{ name: 'Embargo Monitor' }],
    language: 'en',
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      tags: entry.tags,
      _embargo_monitor: { alertId: entry.alertId, version: entry.version },
    })),
  });
}
