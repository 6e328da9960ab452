import Parser from 'rss-parser';
import utils from 'rss-parser/lib/utils.js';
import { parseDate } from './parse-date.js';
import { pollingInterval } from './polling-interval.js';
import { holdsMistakes } from './repair-xml.js';
import { type RawFeed, type RawItem, type RawLink, type RawText } from './raw-feed.js';

/**
 * rss-parser makes a text extract of each description with two regular expressions that take quadratic time on markup
 * without an end. We do not use the extracts, so none are made.
 */
utils.getSnippet = () => '';

/** Longest document that rss-parser is given: its object tree takes many times the room of ours. */
const MAX_LENGTH = 2_000_000;

/**
 * What rss-parser reads otherwise than it is meant, or not at all: entities of the document's own, base addresses and
 * languages, old Atom, RDF, most of Dublin Core, media elements. Over `<!` that begins neither a section nor a comment it
 * takes time that grows with the square of what follows.
 */
const BEYOND_IT =
  /<!(?!\[CDATA\[|--)|xml:(?:base|lang)|\smode\s*=|<(?:rdf|dcterms|media|itunes|googleplay|a10|atom10|atom03|xhtml):|<dc:(?!creator>)|<atom:(?!link\s)|<(?:modified|issued|body|fullitem|id|summary)>|<feedburner:orig|xmlns\s*=\s*["'](?!http:\/\/www\.w3\.org\/2005\/Atom["'])/i;

/** It forgets the types of Atom's texts: only titles that are plain and texts that are HTML come out right. */
const BEYOND_IT_IN_ATOM =
  /<!(?!\[CDATA\[|--)|xml:(?:base|lang)|\smode\s*=|<(?:title|subtitle)\s[^<>]{0,200}type\s*=|<(?:summary|content)(?!\s[^<>]{0,200}type\s*=\s*["'](?:html|text\/html)["'])|<(?:dc|dcterms|media|itunes|content|feedburner):|<(?:modified|issued|description|pubDate|guid)\b|xmlns\s*=\s*["'](?!http:\/\/www\.w3\.org\/2005\/Atom["'])/i;

/**
 * An element that neither RSS nor Atom has, and no module: markup that stands naked in a text. rss-parser takes such a text
 * apart and leaves words out.
 */
const NAKED_MARKUP =
  /<(?![/?!]|[\w.-]{1,40}:|(?:rss|channel|item|title|link|description|pubDate|guid|category|enclosure|author|comments|source|image|url|width|height|language|copyright|managingEditor|webMaster|lastBuildDate|docs|generator|cloud|ttl|rating|textInput|skipHours|hour|skipDays|day|feed|entry|subtitle|logo|icon|rights|contributor|id|updated|published|summary|content|name|email|uri)[\s/>])|xmlns:\w{1,40}\s{0,20}=\s{0,20}["']http:\/\/www\.w3\.org\/1999\/xhtml/i;

/** Whether markup stands in a text outside the sections of CDATA, which hold it as text. */
function holdsNakedMarkup(xml: string): boolean {
  for (let position = 0; position < xml.length;) {
    const cdata = xml.indexOf('<![CDATA[', position);
    if (NAKED_MARKUP.test(cdata === -1 ? xml.slice(position) : xml.slice(position, cdata))) return true;
    const end = cdata === -1 ? -1 : xml.indexOf(']]>', cdata);
    if (end === -1) return false;
    position = end + 3;
  }
  return false;
}

const FIELDS = {
  feed: [
    'subtitle',
    'sy:updatePeriod',
    'sy:updateFrequency',
    ['link', 'links', { keepArray: true }],
    ['atom:link', 'atomLinks', { keepArray: true }],
  ],
  item: ['published', 'updated', ['link', 'links', { keepArray: true }], ['category', 'terms', { keepArray: true }]],
} as unknown as Parser.CustomFields<Loose, Loose>;

type Loose = Record<string, unknown>;

/**
 * Reads plain RSS 2.0 and Atom 1.0 with rss-parser. Returns null where it fails, where the document uses what it cannot
 * read, or where any item comes out without title, link, identifier, date or text: the tolerant reader is then asked.
 */
export async function readPlainFeed(text: string, maxItems: number): Promise<RawFeed | null> {
  const root = /^\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<(rss|feed)\s/.exec(text.slice(0, 1_000))?.[1];
  const isAtom = root === 'feed';
  const isPlain =
    root !== undefined && text.length <= MAX_LENGTH && !(isAtom ? BEYOND_IT_IN_ATOM : BEYOND_IT).test(text);
  if (!isPlain || holdsMistakes(text) || holdsNakedMarkup(text)) return null;
  try {
    const parser = new Parser<Loose, Loose>({ defaultRSS: 2.0, customFields: FIELDS });
    const feed: Loose & { items: Loose[] } = await parser.parseString(text);
    const items = feed.items.map(isAtom ? readAtomEntry : readRssItem).filter((item) => item !== null);
    const title = stringOf(feed['title']);
    const name = isAtom ? 'entry' : 'item';
    if (title === null || items.length > maxItems || items.length !== countOf(text, name)) return null;
    if (items.some(({ authors }) => authors.length === 0) && hasAuthorOfAll(text, name)) return null;
    const kind = isAtom ? 'text' : 'guess';
    return {
      format: isAtom ? 'atom-1.0' : 'rss-2.0',
      titles: [{ value: title, kind, base: null }],
      links: isAtom ? atomLinks(feed['links']) : [...rssLinks(feed['link']), ...atomLinks(feed['atomLinks'])],
      descriptions: textsOf(isAtom ? feed['subtitle'] : feed['description'], kind),
      language: stringOf(feed['language']),
      updated: strings([feed['lastBuildDate'], feed['pubDate']]),
      ttlMs: pollingInterval(feed['ttl'], feed['sy:updatePeriod'], feed['sy:updateFrequency']),
      warnings: [],
      items,
    };
  } catch {
    return null;
  }
}

/** How many items there are, in case it overlooked one that stands in an odd place; none are left to the other reader. */
function countOf(text: string, name: string): number {
  return text.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length ?? Number.NaN;
}

/** Whether the feed itself has an author; those of its items are looked for in the items alone. */
function hasAuthorOfAll(text: string, name: string): boolean {
  return /<author[\s>]/.test(text.slice(0, text.search(new RegExp(`<${name}[\\s>]`))));
}

function readRssItem(item: Loose): RawItem | null {
  const title = stringOf(item['title']);
  const id = stringOf(item['guid']);
  const links = rssLinks(item['link']);
  const published = strings([item['pubDate']]);
  const summaries = textsOf(item['content'], 'guess');
  const categories = listOf(item['categories']);
  const isWhole =
    title !== null && id !== null && links.length > 0 && summaries.length > 0 && item['enclosure'] === undefined;
  if (!isWhole || !published.some(isDate) || strings(categories).length < categories.length) return null;
  return {
    ids: [id],
    isIdLink: true,
    titles: [{ value: title, kind: 'guess', base: null }],
    links,
    published,
    updated: [],
    authors: strings([item['author'], item['creator']]),
    summaries,
    contents: textsOf(item['content:encoded'], 'guess'),
    categories: strings(categories),
    language: null,
    enclosures: [],
  };
}

/** What it makes of an empty text that has attributes. */
const MADE_UP = /^<div(?:\s[^<>]{0,200})?\/>$/;

function readAtomEntry(item: Loose): RawItem | null {
  const title = stringOf(item['title']);
  const id = stringOf(item['id']);
  const links = atomLinks(item['links']);
  const published = strings([item['published']]);
  const updated = strings([item['updated']]);
  const summaries = textsOf(item['summary'], 'html');
  const contents = textsOf(item['content'], 'html');
  const isWhole =
    title !== null &&
    id !== null &&
    summaries.length + contents.length > 0 &&
    ![...summaries, ...contents].some(({ value }) => MADE_UP.test(value));
  const hasPage = links.some(({ rel }) => rel === 'alternate') && !links.some(({ rel }) => rel === 'enclosure');
  if (!isWhole || !hasPage || ![...published, ...updated].every(isDate) || updated.length === 0) return null;
  const terms = listOf(item['terms']).map((term) => attributesOf(term));
  return {
    ids: [id],
    isIdLink: true,
    titles: [{ value: title, kind: 'text', base: null }],
    links,
    published,
    updated,
    authors: strings([item['author']]),
    summaries,
    contents,
    categories: strings(terms.map((term) => term['label'] ?? term['term'])),
    language: null,
    enclosures: [],
  };
}

function isDate(text: string): boolean {
  return parseDate(text) !== null;
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function strings(values: readonly unknown[]): string[] {
  return values.map(stringOf).filter((text) => text !== null);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown, kind: RawText['kind']): RawText[] {
  return strings([value]).map((text) => ({ value: text, kind, base: null }));
}

function rssLinks(value: unknown): RawLink[] {
  return strings([value]).map((href) => ({ href, rel: 'alternate', type: null, base: null }));
}

/** rss-parser leaves an element's attributes under `$`. */
function attributesOf(element: unknown): Loose {
  const holder = element as { $?: unknown } | null;
  return typeof holder?.$ === 'object' && holder.$ !== null ? (holder.$ as Loose) : {};
}

function atomLinks(value: unknown): RawLink[] {
  return listOf(value).flatMap((link) => {
    const { href, rel, type } = attributesOf(link);
    const mediaType = stringOf(type)?.toLowerCase() ?? null;
    return strings([href]).map((each) => ({
      href: each,
      rel: (stringOf(rel) ?? 'alternate').toLowerCase(),
      type: mediaType,
      base: null,
    }));
  });
}
