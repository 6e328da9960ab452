/** The shapes in which a feed document leaves the parser. Instants are `Date`s in UTC; what a feed does not say is null. */

/** The dialect a document is written in, as far as it can be told. */
export const FEED_FORMATS = [
  'rss-0.90',
  'rss-0.91',
  'rss-0.92',
  'rss-1.0',
  'rss-2.0',
  'atom-0.3',
  'atom-1.0',
  'json-feed-1.0',
  'json-feed-1.1',
  'news-sitemap',
  'sitemap',
] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/**
 * How far `published` can be trusted: `stated` by the item; taken from its date of `updated`; a future date `clamped` to
 * the time of reading; given but `unreadable`; or `absent`. In the last two cases `published` is null.
 */
export type PublishedMark = 'stated' | 'updated' | 'clamped' | 'unreadable' | 'absent';

/** A file that goes with an item. */
export interface Enclosure {
  url: string;
  type: string | null;
  /** Length as the feed states it. */
  bytes: number | null;
}

/** One entry of a feed, before it is stored as an article. */
export interface FeedItem {
  /** The publisher's own identifier (guid, Atom id, dc:identifier …), unchanged; null where there is none. */
  id: string | null;
  /** Plain text on one line; empty where there is none. */
  title: string;
  /** Absolute address of the article's page, not yet canonical. */
  link: string | null;
  published: Date | null;
  publishedMark: PublishedMark;
  updated: Date | null;
  author: string | null;
  /** Plain text. From the description, else from the content. */
  summary: string | null;
  /** HTML as published, relative links resolved. It comes from strangers: sanitise before showing. */
  content: string | null;
  /** Plain text of the fuller of content and description: what detection reads. */
  text: string;
  categories: string[];
  language: string | null;
  enclosures: Enclosure[];
}

/** A feed document. */
export interface Feed {
  format: FeedFormat;
  title: string | null;
  /** Absolute address of the site. */
  link: string | null;
  description: string | null;
  /** As stated, e.g. `en-GB`. */
  language: string | null;
  updated: Date | null;
  /** The longest interval the publisher asks for between two polls (RSS `ttl`, `sy:`), in ms. */
  ttlMs: number | null;
  /** WebSub hubs. */
  hubs: string[];
  /** The address the feed gives for itself. */
  selfUrl: string | null;
  /** Items that were not read: past the bound on their number, or of no shape to be read. */
  unreadItems: number;
  items: FeedItem[];
}

/** A feed that an HTML page offers by `<link rel="alternate">`. */
export interface FeedLink {
  url: string;
  title: string | null;
  type: string;
}

/** What reading a document came to. */
export type ParsedFeed =
  | { kind: 'feed'; feed: Feed; warnings: string[] }
  | { kind: 'not-a-feed'; reason: string; feedLinks: FeedLink[] }
  | { kind: 'failed'; reason: string };

/** Bounds that keep a hostile document from costing more than a large honest one. */
export interface FeedLimits {
  /** Longest document, in UTF-16 code units; what lies behind is not read. */
  maxLength: number;
  /** Items past this count are left out. */
  maxItems: number;
  maxTitleLength: number;
  /** Longest summary, content or text of one item, in UTF-16 code units. */
  maxContentLength: number;
}

export const DEFAULT_FEED_LIMITS: FeedLimits = {
  maxLength: 20_000_000,
  maxItems: 2_000,
  maxTitleLength: 1_000,
  maxContentLength: 1_000_000,
};
