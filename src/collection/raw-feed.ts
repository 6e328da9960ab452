import { type Enclosure, type FeedFormat } from './parsed-feed.js';

/** What a reader of one dialect takes from a document, before texts, dates and addresses are made sense of. */
export interface RawFeed {
  format: FeedFormat;
  titles: RawText[];
  links: RawLink[];
  descriptions: RawText[];
  language: string | null;
  updated: string[];
  ttlMs: number | null;
  /** What the items may be too deep or too many to be whole for. */
  warnings: string[];
  /** Items that were not read: past the bound on their number, or of no shape to be read. */
  unreadItems?: number;
  items: RawItem[];
}

export interface RawItem {
  ids: string[];
  /** Whether the first id may be read as an address. */
  isIdLink: boolean;
  titles: RawText[];
  links: RawLink[];
  /** Best first. */
  published: string[];
  updated: string[];
  authors: string[];
  summaries: RawText[];
  contents: RawText[];
  categories: string[];
  language: string | null;
  enclosures: Enclosure[];
}

/** A text with what is known of its kind: `guess` where the dialect leaves it open. */
export interface RawText {
  value: string;
  kind: 'text' | 'html' | 'guess';
  /** What relative links in it are relative to; null for the document's own address. */
  base: string | null;
}

export interface RawLink {
  href: string;
  rel: string;
  type: string | null;
  base: string | null;
}
