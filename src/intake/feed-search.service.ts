/** Looks for a site's feeds where its page names none: in its list for search engines, and where programs put them. */
import { Injectable } from '@nestjs/common';
import { FeedClient } from '../collection/feed.client.js';
import { FeedReaderClient } from '../collection/feed-reader.client.js';
import { Clock } from '../platform/clock/clock.js';

/** A feed that was found and read. */
export interface FoundFeed {
  readonly href: string;
  readonly title: string;
}

/** WordPress, Drupal, Ghost, Jekyll, Hugo, Blogger, Joomla and hand-made sites; news sitemaps last: they have no texts. */
const COMMON_PATHS = [
  '/feed/',
  '/rss.xml',
  '/rss',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feeds/posts/default',
  '/?format=feed&type=rss',
  '/feed.json',
  '/news-sitemap.xml',
  '/sitemap-news.xml',
  '/sitemap_news.xml',
];

/** Enough to choose from, and no site is asked more often than a person would. */
const MAX_FOUND = 3;
const MAX_MS = 20_000;

@Injectable()
export class FeedSearchService {
  constructor(
    private readonly feeds: FeedClient,
    private readonly reader: FeedReaderClient,
    private readonly clock: Clock,
  ) {}

  /** One request after the other, to the host of the address alone. Never throws. */
  async search(address: string): Promise<FoundFeed[]> {
    const found = new Map<string, FoundFeed>();
    const signal = AbortSignal.timeout(MAX_MS);
    for (const path of COMMON_PATHS) {
      if (found.size >= MAX_FOUND || signal.aborted) break;
      const feed = await this.read(new URL(path, address).href, signal);
      if (feed !== null) found.set(feed.href, feed);
    }
    return [...found.values()];
  }

  private async read(address: string, signal: AbortSignal): Promise<FoundFeed | null> {
    const now = this.clock.now();
    const answer = await this.feeds.poll({ address, etag: null, lastModified: null, now, signal });
    if (answer.kind !== 'fetched') return null;
    const { finalUrl, contentType, body } = answer;
    const parsed = await this.reader.read(body, { url: finalUrl, contentType, now });
    if (parsed.kind !== 'feed' || parsed.feed.items.length === 0) return null;
    return { href: finalUrl, title: parsed.feed.title ?? finalUrl };
  }
}
