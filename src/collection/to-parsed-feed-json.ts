import { type Feed } from './parsed-feed.js';

/** What `cli -- parse-feed` prints of a feed. */
export interface ParsedFeedJson {
  title: string | null;
  items: {
    id: string | null;
    title: string;
    link: string | null;
    /** ISO 8601, UTC. */
    published: string | null;
    summary: string | null;
    content: string | null;
  }[];
}

export function toParsedFeedJson(feed: Feed): ParsedFeedJson {
  return {
    title: feed.title,
    items: feed.items.map(({ id, title, link, published, summary, content }) => ({
      id,
      title,
      link,
      published: published?.toISOString() ?? null,
      summary,
      content,
    })),
  };
}
