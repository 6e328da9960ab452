import { describe, expect, it } from '@jest/globals';
import { parseFeed } from './parse-feed.js';
import type { Feed } from './parsed-feed.js';

/** Every dialect of feeds that was ever in use, and what stands around its feed's and its items' elements. */
const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const NETSCAPE = '<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd">';
const DIALECTS: Readonly<Record<string, (declared: string, ofFeed: string, ofItem: string) => string>> = {
  'rss-0.90': (declared, ofFeed, ofItem) =>
    `<rdf:RDF ${RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/" ${declared}><channel>${ofFeed}</channel><item>${ofItem}</item></rdf:RDF>`,
  'rss-0.91': (declared, ofFeed, ofItem) =>
    `${NETSCAPE}<rss version="0.91" ${declared}><channel>${ofFeed}<item>${ofItem}</item></channel></rss>`,
  'rss-0.92': (declared, ofFeed, ofItem) =>
    `<rss version="0.92" ${declared}><channel>${ofFeed}<item>${ofItem}</item></channel></rss>`,
  'rss-1.0': (declared, ofFeed, ofItem) =>
    `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/" ${declared}><channel>${ofFeed}</channel><item>${ofItem}</item></rdf:RDF>`,
  'rss-2.0': (declared, ofFeed, ofItem) =>
    `<rss version="2.0" ${declared}><channel>${ofFeed}<item>${ofItem}</item></channel></rss>`,
  'atom-0.3': (declared, ofFeed, ofItem) =>
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#" ${declared}>${ofFeed}<entry>${ofItem}</entry></feed>`,
  'atom-1.0': (declared, ofFeed, ofItem) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" ${declared}>${ofFeed}<entry>${ofItem}</entry></feed>`,
};

/** What both versions of Atom have of items. */
const OF_ATOM_ITEM: Element[] = [
  ['title', 'Cargo', { title: 'Cargo' }],
  ['summary', 'On ships', { summary: 'On ships' }],
  ['content', 'On ships', { content: 'On ships', summary: 'On ships' }],
  ['link', null, { link: 'https://a.example/1' }],
  ['id', 'tag:1', { id: 'tag:1' }],
];

/** Modules by the prefix they are given here, which is nobody's custom. */
const MODULES: Readonly<Record<string, { namespace: string; ofFeed: Element[]; ofItem: Element[] }>> = {
  'Atom 0.3': {
    namespace: 'http://purl.org/atom/ns#',
    ofFeed: [
      ['title', 'Cargo', { title: 'Cargo' }],
      ['tagline', 'On ships', { description: 'On ships' }],
      ['link', null, { link: 'https://a.example/1' }],
      ['modified', '2026-03-02T09:00:00Z', { updated: new Date('2026-03-02T09:00:00Z') }],
    ],
    ofItem: [
      ...OF_ATOM_ITEM,
      ['created', '2026-03-02T09:00:00Z', { published: new Date('2026-03-02T09:00:00Z') }],
      ['issued', '2026-03-02T09:00:00Z', { published: new Date('2026-03-02T09:00:00Z') }],
      ['modified', '2026-03-02T09:00:00Z', { published: new Date('2026-03-02T09:00:00Z') }],
    ],
  },
  'Atom 1.0': {
    namespace: 'http://www.w3.org/2005/Atom',
    ofFeed: [
      ['title', 'Cargo', { title: 'Cargo' }],
      ['subtitle', 'On ships', { description: 'On ships' }],
      ['link', null, { link: 'https://a.example/1' }],
      ['updated', '2026-03-02T09:00:00Z', { updated: new Date('2026-03-02T09:00:00Z') }],
    ],
    ofItem: [
      ...OF_ATOM_ITEM,
      ['published', '2026-03-02T09:00:00Z', { published: new Date('2026-03-02T09:00:00Z') }],
      ['updated', '2026-03-02T09:00:00Z', { published: new Date('2026-03-02T09:00:00Z') }],
    ],
  },
  ...Object.fromEntries(
    ['1.0', '1.1'].map((version) => [
      `Dublin Core ${version}`,
      {
        namespace: `http://purl.org/dc/elements/${version}/`,
        ofFeed: [
          ['title', 'Cargo', { title: 'Cargo' }],
          ['description', 'On ships', { description: 'On ships' }],
          ['language', 'en-GB', { language: 'en-GB' }],
          ['date', '2026-03-02T09:00:00Z', { updated: new Date('2026-03-02T09:00:00Z') }],
        ] satisfies Element[],
        ofItem: [
          ['title', 'Cargo', { title: 'Cargo' }],
          ['description', 'On ships', { summary: 'On ships' }],
          ['identifier', 'tag:1', { id: 'tag:1' }],
          ['date', '2026-03-02T09:00:00Z', { published: new Date('2026-03-02T09:00:00Z') }],
          ['creator', 'A. Reporter', { author: 'A. Reporter' }],
          ['subject', 'Crime', { categories: ['Crime'] }],
        ] satisfies Element[],
      },
    ]),
  ),
};

/** Its name, what stands in it, null for a link's address, and what is to come out. */
type Element = [name: string, content: string | null, expected: Record<string, unknown>];

function written([name, content]: Element): string {
  return content === null ? `<q:${name} href="https://a.example/1"/>` : `<q:${name}>${content}</q:${name}>`;
}

async function read(document: string): Promise<Feed> {
  const parsed = await parseFeed(document, { url: null, now: new Date('2026-06-01T00:00:00Z') });
  if (parsed.kind !== 'feed') throw new Error(parsed.reason);
  return parsed.feed;
}

describe.each(Object.entries(DIALECTS))('%s', (format, wrap) => {
  it.each(Object.entries(MODULES))(
    'has what %s says of it and of its items',
    async (_, { namespace, ofFeed, ofItem }) => {
      const declared = `xmlns:q="${namespace}"`;
      for (const element of ofFeed) {
        const feed = await read(wrap(declared, written(element), '<title>A</title>'));
        expect(feed).toMatchObject({ format, ...element[2] });
      }
      for (const element of ofItem) {
        const feed = await read(wrap(declared, '<title>T</title>', written(element)));
        expect(feed).toMatchObject({ format, items: [element[2]] });
      }
    },
  );
});
