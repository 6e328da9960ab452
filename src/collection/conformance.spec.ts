import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { parseFeed } from './parse-feed.js';
import type { ParsedFeed } from './parsed-feed.js';
import { toParsedFeedJson } from './to-parsed-feed-json.js';

/** Cases of our own, by subject: what stands in a feed, and what is to come out. See the head of each file. */
const FOLDER = new URL('../../test/testdata/conformance/', import.meta.url);
const NOW = new Date('2026-06-01T00:00:00Z');
const ADDRESS = 'https://news.example.org/feeds/main';

const NAMESPACES = Object.entries({
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  atom: 'http://www.w3.org/2005/Atom',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  xhtml: 'http://www.w3.org/1999/xhtml',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
})
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(' ');

/** Around what a case gives: the rest of a document. */
const WRAPPERS: Readonly<Record<string, (inside: string) => string>> = {
  item: (inside) => `<rss version="2.0" ${NAMESPACES}><channel><title>T</title><item>${inside}</item></channel></rss>`,
  bare: (inside) => `<rss version="2.0"><channel><title>T</title><item>${inside}</item></channel></rss>`,
  entry: (inside) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" ${NAMESPACES}><title>T</title><entry>${inside}</entry></feed>`,
  old: (inside) =>
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#" ${NAMESPACES}><title>T</title><entry>${inside}</entry></feed>`,
  rdf: (inside) =>
    `<rdf:RDF xmlns="http://purl.org/rss/1.0/" ${NAMESPACES}><channel rdf:about="x"><title>T</title></channel><item rdf:about="https://a.example/about">${inside}</item></rdf:RDF>`,
  json: (inside) => `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[${inside}]}`,
  feed: (inside) => inside,
};

interface Case {
  readonly [key: string]: unknown;
  readonly base?: string | null;
  readonly type?: string;
  readonly location?: string;
  /** Of the feed itself. */
  readonly feedTitle?: string;
  readonly titles?: readonly string[];
  readonly items?: number;
}

const ITEM_FIELDS = ['id', 'title', 'link', 'published', 'summary', 'content'];

async function read(text: string, { base = ADDRESS, type, location }: Case = {}): Promise<ParsedFeed> {
  return parseFeed(text, { url: base, contentType: type ?? null, contentLocation: location ?? null, now: NOW });
}

const files = readdirSync(FOLDER);
const casesOf = (file: string): Record<string, Case[]> =>
  parseYaml(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, Case[]>;

describe.each(files.filter((file) => file !== 'dates.yaml'))('%s', (file) => {
  describe.each(Object.entries(casesOf(file)))('%s', (_, cases) => {
    it.each(cases.map((each) => [wrapped(each)[1].slice(0, 150), each] as const))('%s', async (__, each) => {
      const [kind, inside] = wrapped(each);
      const parsed = await read((WRAPPERS[kind] ?? String)(inside), each);
      if (parsed.kind !== 'feed') throw new Error(parsed.reason);
      const printed = toParsedFeedJson(parsed.feed);
      const expected = Object.fromEntries(ITEM_FIELDS.filter((name) => name in each).map((name) => [name, each[name]]));
      if (Object.keys(expected).length > 0) expect(printed.items[0]).toMatchObject(expected);
      if (each.feedTitle !== undefined) expect(printed.title).toBe(each.feedTitle);
      if (each.titles !== undefined) expect(printed.items.map(({ title }) => title)).toEqual(each.titles);
      if (each.items !== undefined) expect(printed.items).toHaveLength(each.items);
    });
  });
});

function wrapped(each: Case): [string, string] {
  const kind = Object.keys(WRAPPERS).find((name) => typeof each[name] === 'string');
  if (kind === undefined) throw new Error(`A case gives no document: ${JSON.stringify(each)}`);
  return [kind, each[kind] as string];
}

describe.each(Object.entries(casesOf('dates.yaml') as unknown as Record<string, [string, string | null][]>))(
  'dates: %s',
  (_, pairs) => {
    it.each(pairs)('%s', async (written, meant) => {
      const documents = [
        `<rss version="2.0"><channel><item><title>A</title><pubDate>${written}</pubDate></item><item><title>B</title></item></channel></rss>`,
        `<rss version="2.0"><channel><item><title>A</title><dc:date>${written}</dc:date></item><item><title>B</title></item></channel></rss>`,
        `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><published>${written}</published></entry><entry><title>B</title></entry></feed>`,
      ];
      for (const text of documents) {
        const parsed = await read(text);
        const items = parsed.kind === 'feed' ? parsed.feed.items : [];
        expect(items.map(({ title }) => title)).toEqual(['A', 'B']);
        expect(items[0]?.published ?? null).toEqual(meant === null ? null : new Date(meant));
      }
    });
  },
);
