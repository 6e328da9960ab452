import { decodeHTML } from 'entities';
import { type FeedLink } from './parsed-feed.js';
import { resolveAddress } from './resolve-links.js';

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/json',
  'application/rdf+xml',
  'application/xml',
  'text/xml',
  'application/x.atom+xml',
]);

/** How many of a page's links are looked at, and how far into it. */
const MAX_LINKS = 200;
const MAX_LENGTH = 500_000;

/** The feeds that an HTML page offers in `<link rel="alternate">`, in its order, each once; not those of comments. */
export function findFeedLinks(html: string, pageUrl: string | null): FeedLink[] {
  const page = html.slice(0, MAX_LENGTH);
  const base = attributeOf(/<base\s[^<>]{1,1000}>/i.exec(page)?.[0] ?? '', 'href');
  const resolveFrom = base === null ? pageUrl : resolveAddress(base, pageUrl);
  const found = new Map<string, FeedLink>();
  let looked = 0;
  for (const [tag] of page.matchAll(/<link\s[^<>]{1,3000}>/gi)) {
    looked += 1;
    if (looked > MAX_LINKS) break;
    const rels = (attributeOf(tag, 'rel') ?? '').toLowerCase().split(/\s+/);
    const type = (attributeOf(tag, 'type') ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
    const href = attributeOf(tag, 'href');
    const isFeed = rels.includes('feed') || (rels.includes('alternate') && FEED_TYPES.has(type));
    if (!isFeed || href === null || href === '') continue;
    const url = resolveAddress(href, resolveFrom);
    if (/^https?:/i.test(url) || resolveFrom === null) found.set(url, { url, title: attributeOf(tag, 'title'), type });
  }
  const links = [...found.values()];
  const articles = links.filter(
    ({ url }) => !/\/comments\/feed|comments\/default/i.test(url) && !/\/wp-json\//.test(url),
  );
  return articles.length > 0 ? articles : links;
}

function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s{0,5}=\\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeHTML(value).trim();
}
