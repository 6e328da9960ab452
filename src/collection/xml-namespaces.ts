/**
 * The namespaces that feeds use, each under the one prefix by which our readers know it; the empty prefix is RSS itself, and sitemaps.
 * Matched without case, scheme, `www.` and closing slash or hash, since feeds misspell them so.
 */
const PREFIX_BY_NAMESPACE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '': [
      '',
      'backend.userland.com/rss',
      'backend.userland.com/rss2',
      'blogs.law.harvard.edu/tech/rss',
      'backend.userland.com/rss191',
      'my.netscape.com/rdf/simple/0.9',
      'channel.netscape.com/rdf/simple/0.9',
      'my.netscape.com/publish/formats/rss-0.91.dtd',
      'purl.org/rss/1.0',
      'purl.org/net/rss1.1',
      'purl.org/rss/2.0',
      'cyber.law.harvard.edu/rss',
      'cyber.law.harvard.edu/rss/rss.html',
      'sitemaps.org/schemas/sitemap/0.9',
      'google.com/schemas/sitemap/0.84',
      'google.com/schemas/sitemap/0.9',
    ],
    atom: [
      'w3.org/2005/atom',
      'purl.org/atom/ns',
      'example.com/newformat',
      'example.com/necho',
      'purl.org/echo',
      'uri/of/echo/namespace',
      'purl.org/pie',
    ],
    dc: ['purl.org/dc/elements/1.1', 'purl.org/dc/elements/1.0'],
    dcterms: ['purl.org/dc/terms'],
    content: ['purl.org/rss/1.0/modules/content'],
    sy: ['purl.org/rss/1.0/modules/syndication'],
    rdf: ['w3.org/1999/02/22-rdf-syntax-ns'],
    media: ['search.yahoo.com/mrss'],
    itunes: ['itunes.com/dtds/podcast-1.0.dtd', 'itunes.com/dtds/podcast-1.0', 'example.com/dtds/podcast-1.0.dtd'],
    xhtml: ['w3.org/1999/xhtml'],
    feedburner: ['rssnamespace.org/feedburner/ext/1.0', 'backend.userland.com/feedburner'],
    googleplay: ['google.com/schemas/play-podcasts/1.0'],
    prism: ['prismstandard.org/namespaces/basic/2.0', 'prismstandard.org/namespaces/1.2/basic'],
    yandex: ['news.yandex.ru'],
    news: ['google.com/schemas/sitemap-news/0.9'],
  }).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix] as const)),
);

/** Prefixes that are understood even where the document forgot to declare them. */
const CONVENTIONAL = new Set([
  'atom',
  'dc',
  'dcterms',
  'content',
  'sy',
  'rdf',
  'media',
  'itunes',
  'googleplay',
  'xhtml',
  'feedburner',
  'prism',
  'yandex',
  'news',
]);

/** The prefix by which readers know a namespace; null for one that feeds do not use. */
export function knownPrefix(namespace: string): string | null {
  const bare = namespace
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/#]+$/, '');
  return PREFIX_BY_NAMESPACE.get(bare) ?? null;
}

/** The reader's prefix for one that the document uses and has not declared. */
export function conventionalPrefix(prefix: string): string {
  if (CONVENTIONAL.has(prefix)) return prefix;
  if (prefix === 'atom10' || prefix === 'atom03' || prefix === 'a10') return 'atom';
  if (prefix === 'rss') return '';
  return `?${prefix}`;
}
