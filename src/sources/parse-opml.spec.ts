import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REGIMES } from '../detection/vocabulary.js';
import { buildOpml } from './build-opml.js';
import { canonicaliseAddress } from './canonicalise-address.js';
import { type OpmlEntry, parseOpml } from './parse-opml.js';

const ENTRY: OpmlEntry = {
  address: 'https://example.org/rss?a=1&b=2',
  title: 'Example “News”',
  site: 'https://example.org/',
  publisher: 'Example & Co',
  language: 'en',
  country: 'GB',
  reliability: 'B',
  topics: ['dprk', 'iran'],
  kind: 'wire',
};

describe('parseOpml', () => {
  it('reads OPML 1 with nested folders', () => {
    const text = `<?xml version="1.0"?><opml version="1.0"><head><title>x</title></head><body>
      <outline text="Asia"><outline text="Korea">
        <outline text="One" type="rss" xmlUrl="http://one.example/rss" htmlUrl="http://one.example/"/>
      </outline></outline>
      <outline title="Two" text="ignored" xmlUrl="http://two.example/rss"></outline>
    </body></opml>`;
    expect(parseOpml(text)).toMatchObject({
      entries: [
        {
          address: 'http://one.example/rss',
          title: 'One',
          site: 'http://one.example/',
          topics: ['Asia / Korea'],
          kind: null,
        },
        { address: 'http://two.example/rss', title: 'Two', site: null, topics: [] },
      ],
      errors: [],
    });
  });

  it('lets folders speak for their feeds', () => {
    const text = `<opml version="2.0" xmlns:em="urn:x"><body><outline text="DPR Korea" em:topic="dprk" em:country="KR">
      <outline text="Wires" em:kind="wire"><outline text="A" xmlUrl="http://a.example/" em:reliability="B" em:country="JP"/></outline>
    </outline></body></opml>`;
    expect(parseOpml(text).entries).toMatchObject([
      { topics: ['dprk'], kind: 'wire', country: 'JP', reliability: 'B' },
    ]);
  });

  it('tells folders apart by their names, whatever is in those', () => {
    const text = `<opml><body><outline text="Arms,  trade"><outline text="Radio / TV"><outline text="Radio/TV, Asia">
      <outline text="A" xmlUrl="http://a.example/"/></outline></outline></outline>
      <outline text="/"><outline text="B" xmlUrl="http://b.example/"/></outline></body></opml>`;
    expect(parseOpml(text).entries.map(({ topics }) => topics)).toEqual([
      ['Arms trade / Radio/TV / Radio/TV Asia'],
      [],
    ]);
  });

  it('reads categories, paths among them', () => {
    const text =
      '<opml><body><outline text="A" xmlUrl="http://a.example/" category="dprk, /World/Asia"/></body></opml>';
    expect(parseOpml(text).entries[0]?.topics).toEqual(['dprk', 'World', 'Asia']);
  });

  it('names line and title of what is no feed, and reads the rest', () => {
    const text =
      '<opml><body>\n<outline text="Nothing here"/>\n<outline text="A" xmlUrl="http://a.example/"/>\n<outline/>\n</body></opml>';
    expect(parseOpml(text)).toMatchObject({
      entries: [{ title: 'A' }],
      errors: [
        { line: 2, title: 'Nothing here' },
        { line: 4, title: null },
      ],
    });
  });

  it('survives bare ampersands, odd case and a missing end', () => {
    const text =
      '<OPML><BODY><OUTLINE TEXT="Q&A" XMLURL="http://a.example/?a=1&b=2&amp;c=3"><outline text="B" type="rss" url="http://b.example/"';
    expect(parseOpml(`${text}>`).entries.map(({ address }) => address)).toEqual([
      'http://a.example/?a=1&b=2&c=3',
      'http://b.example/',
    ]);
  });

  it.each(['', 'hello', '<html><body><p>x</p></body></html>', '{}'])('says of %j that it is no OPML', (text) => {
    expect(parseOpml(text)).toEqual({
      entries: [],
      errors: [{ line: null, title: null, message: 'The document is not OPML' }],
    });
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<opml>',
      '<outline ',
      'text="a"',
      ' xmlUrl="http://a.example/"',
      '>',
      '/>',
      '</outline>',
      '&',
      '<',
      '"',
      '\n',
    );
    fc.assert(fc.property(fc.array(piece), (parts) => Array.isArray(parseOpml(parts.join('')).entries)));
  });

  it.each(['<outline>', '<outline text="a">\n', '</outline>', '<outline '])(
    'takes a million of %j in its stride',
    (piece) => {
      expect(parseOpml(piece.repeat(1_000_000 / piece.length)).entries).toEqual([]);
    },
  );
});

describe('buildOpml', () => {
  const build = (entries: OpmlEntry[]): string =>
    buildOpml({ title: 'List', entries, createdAt: new Date('2026-03-02T12:00:00Z') });

  it('writes what parseOpml reads back', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((value) => value.replace(/[\s,/\p{Cc}\uFFFE\uFFFF]/gu, '') || 'x');
    const field = fc.option(text);
    const entry = fc.record({
      address: fc.webUrl({ withQueryParameters: true }),
      title: text,
      site: field,
      publisher: field,
      language: field,
      country: field,
      reliability: field,
      topics: fc.uniqueArray(
        fc.array(text, { minLength: 1, maxLength: 12 }).map((names) => names.join(' / ')),
        { maxLength: 3 },
      ),
      kind: field,
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { maxLength: 5, selector: ({ address }) => address }), (entries) => {
        const { entries: read, errors } = parseOpml(build(entries));
        const byAddress = (list: OpmlEntry[]): OpmlEntry[] => list.toSorted((a, b) => (a.address < b.address ? -1 : 1));
        expect(errors).toEqual([]);
        expect(byAddress(read)).toEqual(byAddress(entries));
      }),
    );
  });

  it('writes folders that lie in each other as they were read', () => {
    const feed = (name: string): string => `<outline type="rss" text="${name}" xmlUrl="https://${name}.example/"/>`;
    const text = `<opml><body><outline text="Asia">${feed('a')}<outline text="Korea">${feed('b')}</outline>
      <outline text="Japan"><outline text="Ports">${feed('c')}</outline></outline></outline>${feed('d')}</body></opml>`;
    const folders = (document: string): string[] =>
      Array.from(document.matchAll(/<outline [^>]*?text="([^"]*)"|<\/outline>/g), ([, name]) => name ?? 'end');
    const written = build(parseOpml(text).entries);
    expect(folders(written)).toEqual([
      'd',
      'Asia',
      'a',
      'Korea',
      'b',
      'end',
      'Japan',
      'Ports',
      'c',
      'end',
      'end',
      'end',
    ]);
    expect(parseOpml(written).entries.toSorted((a, b) => (a.title < b.title ? -1 : 1))).toMatchObject([
      { title: 'a', topics: ['Asia'] },
      { title: 'b', topics: ['Asia / Korea'] },
      { title: 'c', topics: ['Asia / Japan / Ports'] },
      { title: 'd', topics: [] },
    ]);
  });

  it('takes topics of any depth', () => {
    const deep = Array.from({ length: 50_000 }, () => 'x').join(' / ');
    expect(build([{ ...ENTRY, topics: [deep] }])).toContain(deep);
  });

  it('is stable under reading and writing again', () => {
    const once = build([ENTRY, { ...ENTRY, address: 'https://b.example/', topics: [] }]);
    expect(build(parseOpml(once).entries)).toBe(once);
  });
});

describe('the starter list', () => {
  const { entries, errors } = parseOpml(readFileSync(new URL('starter-sources.opml', import.meta.url), 'utf8'));

  it('has at least 70 feeds, each once, with canonical addresses', () => {
    expect(errors).toEqual([]);
    expect(entries.length).toBeGreaterThanOrEqual(70);
    expect(new Set(entries.map(({ address }) => address)).size).toBe(entries.length);
    expect(entries.filter(({ address }) => canonicaliseAddress(address) !== address)).toEqual([]);
  });

  it('describes each of them', () => {
    for (const entry of entries) {
      expect(entry).toMatchObject({
        site: expect.stringMatching(/^https?:\/\//),
        publisher: expect.stringMatching(/./),
        language: expect.stringMatching(/^(en|fr|es|ar|ru|zh|ko|uk|fa|ja)$/),
        country: expect.stringMatching(/^[A-Z]{2}$/),
        reliability: expect.stringMatching(/^[A-F]$/),
        kind: expect.stringMatching(
          /^(un|wire|press|broadcaster|state-media|monitor|think-tank|trade-press|government)$/,
        ),
      });
      for (const topic of entry.topics) expect([...REGIMES, 'all']).toContain(topic);
    }
  });

  it('serves all ten languages and every regime in force', () => {
    expect(new Set(entries.map(({ language }) => language)).size).toBe(10);
    const topics = new Set(entries.flatMap((entry) => entry.topics));
    expect(REGIMES.slice(0, 14).filter((regime) => !topics.has(regime))).toEqual([]);
  });
});
