import { type FeedFormat } from './parsed-feed.js';
import { pollingInterval } from './polling-interval.js';
import { AUTHORS, AUTHORS_OF_ALL, authorsOfSource, CATEGORIES, categoriesOf, namesOf } from './xml-names.js';
import { type RawFeed, type RawItem, type RawLink, type RawText } from './raw-feed.js';
import { repairXml } from './repair-xml.js';
import { readSitemap } from './read-sitemap.js';
import { resolveAddress } from './resolve-links.js';
import { baseOf, rawTextOf } from './xml-text.js';
import { elementsOf, readXmlTree, textOf, type XmlElement } from './xml-tree.js';

/**
 * The tolerant reader: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0 and mixtures of them, and sitemaps, from XML of any brokenness. One
 * vocabulary serves all dialects, since real feeds borrow from each other: each field has its elements in order of
 * preference. Returns null for what holds no feed. Linear in time; reads at most `maxItems` items.
 */
export function readXmlFeed(text: string, maxItems: number): RawFeed | null {
  const { xml, entities } = repairXml(text);
  const { root, warnings, skippedItems } = readXmlTree(xml, entities, maxItems);
  const document = feedRootOf(root);
  if (document?.key === 'urlset') return readSitemap(document, maxItems);
  if (document === null) return null;
  const isAtom = document.key === 'feed';
  const channel = isAtom ? document : (find(document, ['channel']) ?? document);
  const items = itemsIn(document);
  if (items.length + skippedItems > maxItems)
    warnings.push(`The document has more than ${maxItems} items; the rest was not read`);
  const field = fieldReader(channel, isAtom);
  const authors = namesOf(field.elements(AUTHORS_OF_ALL));
  return {
    format: formatOf(document),
    titles: field.texts(['title', 'dc:title', 'itunes:title']),
    links: linksOf(channel),
    descriptions: field.texts([
      'description',
      'subtitle',
      'tagline',
      'dc:description',
      'itunes:summary',
      'itunes:subtitle',
      'info',
      'abstract',
    ]),
    language: field.values(['language', 'dc:language'])[0] ?? languageOf(channel),
    updated: field
      .values([
        'lastbuilddate',
        'updated',
        'modified',
        'pubdate',
        'published',
        'dc:date',
        'dcterms:modified',
        'issued',
        'dcterms:issued',
        'created',
        'dcterms:created',
      ])
      .concat(attributeOf(channel, 'lastmod')),
    ttlMs: pollingInterval(
      field.values(['ttl'])[0],
      field.values(['sy:updateperiod'])[0],
      field.values(['sy:updatefrequency'])[0],
    ),
    warnings,
    unreadItems: Math.max(0, items.length - maxItems) + skippedItems,
    items: items.slice(0, maxItems).map((item) => readItem(item, isAtom, authors)),
  };
}

/** How deep a feed's own root may be wrapped in something else. */
const MAX_ROOT_DEPTH = 4;

function feedRootOf(root: XmlElement): XmlElement | null {
  let level = [root];
  for (let depth = 0; depth < MAX_ROOT_DEPTH; depth += 1) {
    level = level.flatMap(elementsOf);
    for (const element of level) {
      if (element.key === 'rss' || element.key === 'feed' || element.key === 'rdf:rdf' || element.key === 'channel')
        return element;
      if (element.key === 'urlset') return element;
      if (element.key === 'html' || element.key === 'xhtml:html') return null;
    }
    if (level.some(({ key }) => key === 'item' || key === 'entry')) return level[0]?.parent ?? null;
  }
  return null;
}

function formatOf(document: XmlElement): FeedFormat {
  const version = document.attributes.get('version') ?? '';
  if (document.key === 'feed') {
    const namespace = document.namespaces.get('') ?? '';
    return version === '0.3' || /purl\.org\/atom/i.test(namespace) ? 'atom-0.3' : 'atom-1.0';
  }
  if (document.key === 'rdf:rdf') {
    const isFirst = [...document.namespaces.values()].some((namespace) => /rdf\/simple\/0\.9/i.test(namespace));
    return isFirst ? 'rss-0.90' : 'rss-1.0';
  }
  if (version.startsWith('0.91')) return 'rss-0.91';
  if (/^0\.9[2-4]/.test(version)) return 'rss-0.92';
  if (version.startsWith('0.9')) return 'rss-0.90';
  return version.startsWith('1') ? 'rss-1.0' : 'rss-2.0';
}

/** All items in document order, wherever in the document they stand, but none inside another. */
function itemsIn(document: XmlElement): XmlElement[] {
  const items: XmlElement[] = [];
  const rest = [document];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next !== document && (next.key === 'item' || next.key === 'entry')) items.push(next);
    else for (const child of elementsOf(next).reverse()) rest.push(child);
  }
  return items;
}

/** @param feedAuthors Those of the whole feed: they are an item's that names none (RFC 4287, 4.2.1). */
function readItem(item: XmlElement, isAtom: boolean, feedAuthors: readonly string[]): RawItem {
  const field = fieldReader(item, isAtom);
  const guid = field.elements(['guid'])[0];
  const about = item.attributes.get('rdf:about');
  return {
    ids: [...field.elements(['guid', 'id', 'dc:identifier']).map(idOf), about?.trim() ?? ''].filter((id) => id !== ''),
    isIdLink: guid === undefined || (guid.attributes.get('ispermalink') ?? 'true').trim().toLowerCase() !== 'false',
    titles: field.texts(['title', 'dc:title', 'media:title', 'itunes:title']),
    links: linksOf(item),
    published: field.values([
      'pubdate',
      'published',
      'issued',
      'dcterms:issued',
      'dc:date',
      'date',
      'created',
      'dcterms:created',
      'dc:created',
      'prism:publicationdate',
    ]),
    updated: [
      ...field.values(['updated', 'modified', 'dcterms:modified', 'lastbuilddate']),
      ...attributeOf(item, 'lastmod'),
    ],
    authors: [...namesOf(field.elements(AUTHORS)), ...authorsOfSource(item), ...feedAuthors],
    summaries: field.texts([
      ...inOrder(item, ['description', 'summary']),
      'dc:description',
      'itunes:summary',
      'itunes:subtitle',
      'googleplay:description',
      'media:description',
      'dcterms:abstract',
      'abstract',
    ]),
    contents: field.texts([
      'content:encoded',
      'content',
      'xhtml:body',
      'body',
      'xhtml:div',
      'fullitem',
      'yandex:full-text',
      'full-text',
      ...(isAtom ? [] : inOrder(item, ['description', 'summary']).slice(1)),
    ]),
    categories: categoriesOf(field.elements(CATEGORIES)),
    language: field.values(['dc:language', 'language'])[0] ?? languageOf(item),
    enclosures: enclosuresOf(item, field),
  };
}

/** Those of two fields for one thing that the item has, the first to stand there first: publishers put the teaser first. */
function inOrder(item: XmlElement, keys: readonly string[]): string[] {
  const stated = elementsOf(item).filter((each) => keys.includes(each.key) && textOf(each).trim() !== '');
  return [...new Set(stated.map(({ key }) => key))];
}

/** An identifier as it stands, but made whole where the document says from what. */
function idOf(element: XmlElement): string {
  const id = textOf(element).trim();
  const base = element.isAtom ? baseOf(element) : null;
  return base !== null && id.includes('/') ? resolveAddress(id, base) : id;
}

function attributeOf(element: XmlElement, name: string): string[] {
  const value = element.attributes.get(name)?.trim() ?? '';
  return value === '' ? [] : [value];
}

interface FieldReader {
  /** The element's own children of the given keys, in order of the keys. */
  elements(keys: readonly string[]): XmlElement[];
  /** Their texts without blanks around; empty ones left out. */
  values(keys: readonly string[]): string[];
  texts(keys: readonly string[]): RawText[];
}

/** Media RSS may wrap its fields in a group; they count as the item's. */
function fieldReader(element: XmlElement, isAtomDocument: boolean): FieldReader {
  const byKey = new Map<string, XmlElement[]>();
  const add = (child: XmlElement): void => {
    const known = byKey.get(child.key);
    if (known === undefined) byKey.set(child.key, [child]);
    else known.push(child);
    if (child.key === 'media:group' || child.key === 'media:content') elementsOf(child).forEach(add);
  };
  elementsOf(element).forEach(add);
  const elements = (keys: readonly string[]): XmlElement[] => keys.flatMap((key) => byKey.get(key) ?? []);
  return {
    elements,
    values: (keys) =>
      elements(keys)
        .map((child) => textOf(child).trim())
        .filter((text) => text !== ''),
    texts: (keys) =>
      elements(keys)
        .map((child) => rawTextOf(child, isAtomDocument))
        .filter(({ value }) => value !== ''),
  };
}

/** CDF has its link in an attribute. */
function linksOf(element: XmlElement): RawLink[] {
  const own = element.attributes.get('href')?.trim() ?? '';
  // What a proxy of feeds gives as the link leads to the proxy.
  const isOwn = ({ key }: XmlElement): boolean => key === 'feedburner:origlink';
  const links = [...elementsOf(element).filter(isOwn), ...elementsOf(element).filter((each) => !isOwn(each))]
    .filter((each) => each.key === 'link' || each.key === 'xhtml:link' || isOwn(each))
    .map((link) => {
      const { attributes } = link;
      const href = attributes.get('href') ?? attributes.get('rdf:resource') ?? attributes.get('url') ?? textOf(link);
      const rel = (attributes.get('rel') ?? 'alternate').trim().toLowerCase();
      return {
        href: href.trim(),
        rel: rel.replace(/^.*\/relation\//, '') || 'alternate',
        type: attributes.get('type')?.trim().toLowerCase() ?? null,
        base: baseOf(link),
      };
    })
    .filter(({ href }) => href !== '');
  return own === '' ? links : [...links, { href: own, rel: 'alternate', type: null, base: baseOf(element) }];
}

function enclosuresOf(item: XmlElement, field: FieldReader): RawItem['enclosures'] {
  const links = elementsOf(item).filter(
    ({ key, attributes }) => key === 'link' && attributes.get('rel') === 'enclosure',
  );
  return [...field.elements(['enclosure', 'media:content']), ...links].flatMap(({ attributes }) => {
    const url = (attributes.get('url') ?? attributes.get('href') ?? '').trim();
    const length = attributes.get('length') ?? attributes.get('filesize') ?? '';
    if (url === '') return [];
    return [
      { url, type: attributes.get('type') ?? null, bytes: /^\s*\d{1,15}\s*$/.test(length) ? Number(length) : null },
    ];
  });
}

function languageOf(element: XmlElement): string | null {
  for (let each: XmlElement | null = element; each !== null; each = each.parent) {
    const language = each.attributes.get('xml:lang')?.trim();
    if (language !== undefined && language !== '') return language;
  }
  return null;
}

function find(element: XmlElement, keys: readonly string[]): XmlElement | null {
  return elementsOf(element).find(({ key }) => keys.includes(key)) ?? null;
}
