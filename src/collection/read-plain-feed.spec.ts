import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseFeed } from './normalise-feed.js';
import { DEFAULT_FEED_LIMITS } from './parsed-feed.js';
import { readPlainFeed } from './read-plain-feed.js';
import { readXmlFeed } from './read-xml-feed.js';

const CONTEXT = {
  base: 'https://news.example.org/feed',
  now: new Date('2026-06-01T00:00:00Z'),
  limits: DEFAULT_FEED_LIMITS,
};

const TEXTS = [
  'plain words',
  'A &amp; B',
  'A &lt;b&gt;bold&lt;/b&gt;',
  '<![CDATA[<p>Hi &amp; <i>x</i></p>]]>',
  'x <![CDATA[y]]> z',
  'three <b>tanks</b> left',
  '<p>three</p><p>tanks</p>',
  'a<br/>b',
  '5 &lt; 6 &amp;lt; 7',
  '&#8217;q&#x2019;',
  '  spaced  \n out ',
  'AT&amp;amp;T',
  'don\u0092t',
  '&nbsp;x',
  '&lt;script&gt;s&lt;/script&gt;t',
  '<!-- c -->after',
  '&lt;!-- c --&gt;after',
  '<![CDATA[a <!-- b --> c]]>',
  '<![CDATA[]]>',
  '<![CDATA[x]]]]><![CDATA[>y]]>',
  '<?pi x?>p',
  '',
];
const DATES = ['Mon, 02 Mar 2026 09:00:00 GMT', '2026-03-02T09:00:00Z', 'Mon, 2 Mar 26 9:00 EST', 'rubbish'];

const text = fc.constantFrom(...TEXTS);
const date = fc.constantFrom(...DATES);

function element(name: string, content: fc.Arbitrary<string>, attributes = ''): fc.Arbitrary<string> {
  return content.map((inside) => `<${name}${attributes}>${inside}</${name}>`);
}

/** The parts in any order, each of the latter half of the time. */
function together(always: fc.Arbitrary<string>[], sometimes: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const parts = [...always, ...sometimes.map((part) => fc.oneof(part, fc.constant('')))];
  return fc
    .tuple(fc.tuple(...parts), fc.shuffledSubarray([...parts.keys()], { minLength: parts.length }))
    .map(([made, order]) => order.map((index) => made[index]).join(''));
}

const RSS_ITEM = together(
  [
    element('title', text),
    element('description', text),
    element(
      'link',
      fc.constantFrom('https://a.example/1', '/1', '<![CDATA[https://a.example/c]]>', ' https://a.example/s '),
    ),
    element('guid', fc.constantFrom('https://a.example/g', 'tag:1', '<![CDATA[g]]>', 'a&amp;b')),
    element('pubDate', date),
  ],
  [
    element('category', text),
    element('dc:creator', text),
    element('author', fc.constantFrom('a@b.example (A)', 'A')),
    element('content:encoded', text),
    element('slash:comments', fc.constant('3')),
  ],
).map((inside) => `<item>${inside}</item>`);

const ATOM_ENTRY = together(
  [
    element('title', text),
    element('id', fc.constantFrom('urn:1', 'https://a.example/i', '/p')),
    fc.constantFrom('<link href="https://a.example/1"/>', '<link rel="alternate" type="text/html" href="/1"/>'),
    element('updated', date),
    element('content', text, ' type="html"'),
  ],
  [
    element('published', date),
    element('summary', text, ' type="html"'),
    element('author', element('name', text)),
    fc.constant('<category term="t" label="l"/>'),
  ],
).map((inside) => `<entry>${inside}</entry>`);

const RSS = fc
  .tuple(element('title', text), fc.array(RSS_ITEM, { minLength: 1, maxLength: 2 }))
  .map(
    ([head, items]) =>
      `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>${head}${items.join('')}</channel></rss>`,
  );
const AUTHOR_OF_ALL = fc.constantFrom('', '<author><name>Desk</name></author>');
const ATOM = fc
  .tuple(element('title', text), AUTHOR_OF_ALL, fc.array(ATOM_ENTRY, { minLength: 1, maxLength: 2 }))
  .map(
    ([head, author, entries]) => `<feed xmlns="http://www.w3.org/2005/Atom">${head}${author}${entries.join('')}</feed>`,
  );

describe('what rss-parser reads', () => {
  it.each([
    ['RSS', RSS],
    ['Atom', ATOM],
  ])('is what the tolerant reader makes of it, or is left to that: %s', async (_, documents) => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const plain = await readPlainFeed(document, 10);
        if (plain === null) return;
        read += 1;
        const tolerant = readXmlFeed(document, 10);
        if (tolerant === null) throw new Error('The tolerant reader gave up');
        expect(normaliseFeed(plain, CONTEXT)).toEqual(normaliseFeed(tolerant, CONTEXT));
      }),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(0);
  });
});
