import Parser from 'rss-parser';
import utils from 'rss-parser/lib/utils.js';
import { parseDate } from './parse-date.js';
import { type RawFeed, type RawItem, type RawLink, type RawText } from './raw-feed.js';

/**
 * rss-parser makes a text extract of each description with two regular expressions that take quadratic time on markup
 * without an end. We do not use the extracts, so none are made.
 */
utils.getSnippet = () => '';

/** Longest document that rss-parser is given: its object tree takes many times the room of ours. */
const MAX_LENGTH = 2_000_000;

/**
 * What rss-parser reads otherwise than it is meant, or not at all: entities of the document's own, base addresses, text
 * constructs other than HTML, old Atom, RDF, links by Atom in RSS, Dublin Core and media elements.
 */
const BEYOND_IT =
  /<!DOCTYPE|xml:base|\smode\s*=|type\s*=\s*["'](?!html["']|text\/html["']|application\/(?:rss|atom)\+xml["']|audio\/|video\/|image\/)|<(?:rdf|dc|dcterms|media|itunes|sy|atom|a10):|<(?:modified|issued)>|xmlns\s*=\s*["'](?!http:\/\/www\.w3\.org\/2005\/Atom["'])/i;

interface PlainItem {
  title?: unknown;
  link?: unknown;
  guid?: unknown;
  id?: unknown;
  pubDate?: unknown;
  creator?: unknown;
  author?: unknown;
  content?: unknown;
  summary?: unknown;
  categories?: unknown;
  enclosure?: unknown;
  'content:encoded'?: unknown;
}

/**
 * Reads plain RSS 2.0 and Atom 1.0 with rss-parser. Returns null where it fails, where the document uses what it cannot
 * read, or where any item comes out without title, link, identifier, date or text: the tolerant reader is then asked.
 */
export async function readPlainFeed(text: string, maxItems: number): Promise<RawFeed | null> {
  if (
    text.length > MAX_LENGTH ||
    !/^\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<(?:rss\s|feed\s)/.test(text) ||
    BEYOND_IT.test(text)
  )
    return null;
  try {
    const parser = new Parser<Record<string, unknown>, PlainItem>({ defaultRSS: 2.0 });
    const feed = await parser.parseString(text);
    const isAtom = /^[^<]*(?:<\?[^<]*)?<feed/.test(text);
    const items = feed.items.map((item) => readItem(item, isAtom));
    if (items.length > maxItems || !items.every((item) => item !== null)) return null;
    const title = stringOf(feed.title);
    const link = stringOf(feed.link);
    if (title === null || link === null) return null;
    const kind = isAtom ? 'text' : 'guess';
    return {
      format: isAtom ? 'atom-1.0' : 'rss-2.0',
      titles: [{ value: title, kind, base: null }],
      links: linksOf(link),
      descriptions: textsOf(feed.description ?? feed['subtitle'], kind),
      language: stringOf(feed['language']),
      updated: [stringOf(feed['lastBuildDate'])].filter((date) => date !== null),
      ttlMs: ttlOf(feed['ttl']),
      warnings: [],
      items,
    };
  } catch {
    return null;
  }
}

function readItem(item: PlainItem, isAtom: boolean): RawItem | null {
  const title = stringOf(item.title);
  const link = stringOf(item.link);
  const date = stringOf(item.pubDate);
  const id = stringOf(isAtom ? item.id : item.guid);
  const description = isAtom ? item.summary : item.content;
  const contents = textsOf(isAtom ? item.content : item['content:encoded'], isAtom ? 'html' : 'guess');
  const summaries = textsOf(description, isAtom ? 'html' : 'guess');
  if (title === null || link === null || date === null || id === null || summaries.length === 0) return null;
  if (parseDate(date) === null) return null;
  const author = stringOf(item.creator) ?? stringOf(item.author);
  const categories = Array.isArray(item.categories) ? item.categories.map(stringOf) : [];
  if (item.enclosure !== undefined || categories.includes(null)) return null;
  return {
    ids: [id],
    isIdLink: true,
    titles: [{ value: title, kind: isAtom ? 'text' : 'guess', base: null }],
    links: linksOf(link),
    published: [date],
    updated: [],
    authors: author === null ? [] : [author],
    summaries,
    contents,
    categories: categories.filter((name) => name !== null),
    language: null,
    enclosures: [],
  };
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function textsOf(value: unknown, kind: RawText['kind']): RawText[] {
  const text = stringOf(value);
  return text === null ? [] : [{ value: text, kind, base: null }];
}

function linksOf(href: string): RawLink[] {
  return [{ href, rel: 'alternate', type: null, base: null }];
}

function ttlOf(value: unknown): number | null {
  const minutes = stringOf(value);
  return minutes !== null && /^\d{1,6}$/.test(minutes) && Number(minutes) > 0 ? Number(minutes) * 60_000 : null;
}
