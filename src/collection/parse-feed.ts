import { decodeText } from './decode-text.js';
import { findFeedLinks } from './find-feed-links.js';
import { normaliseFeed } from './normalise-feed.js';
import { parseJsonFeed } from './parse-json-feed.js';
import { DEFAULT_FEED_LIMITS, type FeedLimits, type ParsedFeed } from './parsed-feed.js';
import { type RawFeed } from './raw-feed.js';
import { readPlainFeed } from './read-plain-feed.js';
import { readXmlFeed } from './read-xml-feed.js';
import { findSitemaps } from './read-sitemap.js';
import { resolveAddress } from './resolve-links.js';

/** Where a document came from and when. */
export interface FeedContext {
  /** Its final address; null for a file. */
  url: string | null;
  /** The Content-Type header: of use for its charset only, since servers call feeds anything. */
  contentType?: string | null;
  /** The Content-Location header: relative links are relative to it. */
  contentLocation?: string | null;
  now: Date;
  limits?: Partial<FeedLimits>;
}

/**
 * Reads a feed document, given as text or as bytes still to be decoded. What it is shows in the document, not in its
 * label. JSON Feed has its own reader; plain and whole RSS and Atom are read by rss-parser; whatever that fails on or leaves
 * fields out of, by our tolerant reader. Never throws or rejects, and takes time linear in the length of the document.
 */
export async function parseFeed(input: string | Uint8Array, context: FeedContext): Promise<ParsedFeed> {
  const limits = { ...DEFAULT_FEED_LIMITS, ...context.limits };
  try {
    const decoded = typeof input === 'string' ? input : decodeText(input, context.contentType ?? null).text;
    const warnings =
      decoded.length > limits.maxLength ? [`Only the first ${limits.maxLength} characters were read`] : [];
    const text = decoded.slice(0, limits.maxLength);
    if (text.trim() === '') return { kind: 'failed', reason: 'The document is empty' };
    const raw = parseJsonFeed(text, context.contentType ?? null, limits.maxItems) ?? (await readXml(text, limits));
    if (raw === null) return notAFeed(text, context.url);
    const feed = normaliseFeed(raw, { base: baseOf(context), now: context.now, limits });
    return { kind: 'feed', feed, warnings: [...warnings, ...raw.warnings] };
  } catch (error) {
    return {
      kind: 'failed',
      reason: `The document could not be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** Content-Location where it is an address of the web, else the document's own. */
function baseOf({ contentLocation, url }: FeedContext): string | null {
  const located = resolveAddress(contentLocation ?? '', url);
  return /^https?:/i.test(located) ? located : url;
}

async function readXml(text: string, limits: FeedLimits): Promise<RawFeed | null> {
  return (await readPlainFeed(text, limits.maxItems)) ?? readXmlFeed(text, limits.maxItems);
}

function notAFeed(text: string, url: string | null): ParsedFeed {
  const start = text.slice(0, 2_000).toLowerCase();
  if (start.includes('<sitemapindex')) {
    const feedLinks = findSitemaps(text).map((each) => ({ url: each, title: null, type: 'application/xml' }));
    return { kind: 'not-a-feed', reason: 'The document is an index of sitemaps', feedLinks };
  }
  const isPage = /<!doctype html|<html|<head|<body/.test(start);
  const feedLinks = isPage || start.includes('<link') ? findFeedLinks(text, url) : [];
  const what = isPage
    ? 'an HTML page'
    : start.trimStart().startsWith('{') || start.trimStart().startsWith('[')
      ? 'JSON, but not JSON Feed'
      : start.includes('<')
        ? 'XML, but no feed'
        : 'plain text';
  return { kind: 'not-a-feed', reason: `The document is ${what}`, feedLinks };
}
