import { type RawFeed, type RawItem } from './raw-feed.js';
import { titleFromAddress } from './title-from-address.js';
import { elementsOf, textOf, type XmlElement } from './xml-tree.js';

/** Documents of a site's index that are named, at most. */
const MAX_SITEMAPS = 50;

/**
 * A sitemap (https://www.sitemaps.org/protocol.html) as a feed. With Google's news extension it is what a publisher tells
 * search engines of the last two days, title and date included, and addresses without a title are left out. Without, it
 * lists a site's pages: those changed last come first, each by a title made of its address until its page is read. Null
 * where no page is named.
 */
export function readSitemap(urlset: XmlElement, maxItems: number): RawFeed | null {
  const urls = elementsOf(urlset).filter(({ key }) => key === 'url');
  const news = urls.map((url) => readUrl(url, newsTitle(url))).filter((item) => item !== null);
  const items = news.length > 0 ? news : readPages(urls);
  if (items.length === 0) return null;
  const first = urls
    .map((url) => path(url, ['news:news', 'news:publication', 'news:name']))
    .find((name) => name !== '');
  return {
    format: news.length > 0 ? 'news-sitemap' : 'sitemap',
    titles: first === undefined ? [] : [{ value: first, kind: 'text', base: null }],
    links: [],
    descriptions: [],
    language: null,
    updated: [],
    ttlMs: null,
    warnings: items.length > maxItems ? [`The document has more than ${maxItems} items; the rest was not read`] : [],
    unreadItems: urls.length - Math.min(items.length, maxItems),
    items: items.slice(0, maxItems),
  };
}

const newsTitle = (url: XmlElement): string => path(url, ['news:news', 'news:title']);

/** The newest change first, as in feeds; pages of which no date is known come last. */
function readPages(urls: readonly XmlElement[]): RawItem[] {
  return urls
    .map((url) => ({ url, changed: Date.parse(path(url, ['lastmod'])) || 0 }))
    .toSorted((a, b) => b.changed - a.changed)
    .map(({ url }) => readUrl(url, titleFromAddress(path(url, ['loc'])) ?? ''))
    .filter((item) => item !== null);
}

function readUrl(url: XmlElement, title: string): RawItem | null {
  const address = path(url, ['loc']);
  if (address === '' || title === '') return null;
  const dates = [path(url, ['news:news', 'news:publication_date'])].filter((date) => date !== '');
  const language = path(url, ['news:news', 'news:publication', 'news:language']);
  return {
    ids: [address],
    isIdLink: true,
    titles: [{ value: title, kind: 'guess', base: null }],
    links: [{ href: address, rel: 'alternate', type: null, base: null }],
    published: dates,
    updated: [path(url, ['lastmod'])].filter((date) => date !== ''),
    authors: [],
    summaries: [],
    contents: [],
    categories: path(url, ['news:news', 'news:keywords'])
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    language: language === '' ? null : language,
    enclosures: [],
  };
}

function path(element: XmlElement, keys: readonly string[]): string {
  let at: XmlElement | undefined = element;
  for (const wanted of keys) at = at === undefined ? undefined : elementsOf(at).find(({ key }) => key === wanted);
  return at === undefined ? '' : textOf(at).trim();
}

/** The documents that an index of sitemaps names, those that look like news first. */
export function findSitemaps(text: string): string[] {
  const found: string[] = [];
  for (const [, address] of text.matchAll(/<loc>\s{0,20}(?:<!\[CDATA\[)?(https?:[^<>\s\]]{1,2000})/gi)) {
    if (address !== undefined) found.push(address.replaceAll('&amp;', '&'));
    if (found.length >= MAX_SITEMAPS * 10) break;
  }
  const isNews = (address: string): boolean => /news/i.test(new URL(address).pathname);
  const valid = [...new Set(found)].filter((address) => URL.canParse(address));
  return [...valid.filter(isNews), ...valid.filter((address) => !isNews(address))].slice(0, MAX_SITEMAPS);
}
