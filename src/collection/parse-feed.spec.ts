import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Feed, type FeedItem, type ParsedFeed } from './parsed-feed.js';
import { type FeedContext, parseFeed } from './parse-feed.js';
import { readPlainFeed } from './read-plain-feed.js';
import { readXmlFeed } from './read-xml-feed.js';
import { normaliseFeed } from './normalise-feed.js';
import { DEFAULT_FEED_LIMITS } from './parsed-feed.js';
import { toParsedFeedJson } from './to-parsed-feed-json.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const URL_ = 'https://news.example.org/feeds/rss.xml';

function parse(input: string | Uint8Array, context: Partial<FeedContext> = {}): Promise<ParsedFeed> {
  return parseFeed(input, { url: URL_, now: NOW, ...context });
}

async function feed(input: string | Uint8Array, context: Partial<FeedContext> = {}): Promise<Feed> {
  const parsed = await parse(input, context);
  if (parsed.kind !== 'feed') throw new Error(parsed.reason);
  return parsed.feed;
}

/** The first item of an RSS 2.0 feed with these elements in it. */
async function rssItem(inside: string, attributes = ''): Promise<FeedItem | undefined> {
  return (
    await feed(`<rss version="2.0" ${attributes}><channel><title>T</title><item>${inside}</item></channel></rss>`)
  ).items[0];
}

async function atomEntry(inside: string, attributes = ''): Promise<FeedItem | undefined> {
  return (
    await feed(
      `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>T</title><entry>${inside}</entry></feed>`,
    )
  ).items[0];
}

describe('a whole feed', () => {
  const RSS = `<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel>
      <title>Example News</title><link>https://news.example.org/</link><description>All of it</description>
      <language>en-gb</language><ttl>60</ttl><lastBuildDate>Mon, 02 Mar 2026 10:00:00 GMT</lastBuildDate>
      <item><title>Cargo seized</title><link>https://news.example.org/1</link><guid isPermaLink="false">id-1</guid>
        <pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate><description>&lt;p&gt;Police &amp;amp; customs&lt;/p&gt;</description>
        <category>Crime</category></item>
    </channel></rss>`;

  it('comes out complete', async () => {
    expect(await feed(RSS)).toEqual({
      format: 'rss-2.0',
      title: 'Example News',
      link: 'https://news.example.org/',
      description: 'All of it',
      language: 'en-gb',
      updated: new Date('2026-03-02T10:00:00Z'),
      ttlMs: 3_600_000,
      hubs: [],
      selfUrl: null,
      unreadItems: 0,
      items: [
        {
          id: 'id-1',
          title: 'Cargo seized',
          link: 'https://news.example.org/1',
          published: new Date('2026-03-02T09:00:00Z'),
          publishedMark: 'stated',
          updated: null,
          author: null,
          summary: 'Police & customs',
          content: null,
          text: 'Police & customs',
          categories: ['Crime'],
          language: 'en-gb',
          enclosures: [],
        },
      ],
    });
  });

  it('prints as the contract says', async () => {
    expect(toParsedFeedJson(await feed(RSS))).toEqual({
      title: 'Example News',
      items: [
        {
          id: 'id-1',
          title: 'Cargo seized',
          link: 'https://news.example.org/1',
          published: '2026-03-02T09:00:00.000Z',
          summary: 'Police & customs',
          content: null,
        },
      ],
    });
  });

  const WORDPRESS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
    <channel><title>Site &amp; Co</title><atom:link href="https://a.example/feed/" rel="self" type="application/rss+xml" />
    <link>https://a.example</link><description>1 &lt; 2</description><lastBuildDate>Mon, 02 Mar 2026 10:00:00 +0000</lastBuildDate>
    <language>en-US</language><sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency> 1 </sy:updateFrequency>
    <item><title>Ships &#8211; and &lt;i&gt;more&lt;/i&gt;</title><link>https://a.example/1/</link><dc:creator><![CDATA[A. Reporter]]></dc:creator>
    <pubDate>Mon, 02 Mar 2026 09:00:00 +0000</pubDate><category><![CDATA[Crime & law]]></category><guid isPermaLink="false">https://a.example/?p=1</guid>
    <description><![CDATA[<p>Short &#038; sweet [&#8230;]</p>]]></description><content:encoded><![CDATA[<p>Long <img src="/a.png"/></p>]]></content:encoded></item>
    </channel></rss>`;
  const ATOM = (entry: string): string =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><link href="https://a.example/"/><link rel="hub" href="https://hub.example/"/>
     <subtitle>Sub</subtitle><updated>2026-03-02T10:00:00Z</updated><entry><id>urn:1</id><updated>2026-03-02T09:30:00Z</updated>
     <link rel="self" href="https://a.example/1.atom"/><link href="https://a.example/1"/><category term="x" label="X"/>${entry}</entry></feed>`;

  it.each([
    ['RSS', RSS],
    ['RSS as WordPress writes it', WORDPRESS],
    [
      'Atom',
      ATOM(
        '<title>Cargo &amp;amp; seized</title><published>2026-03-02T09:00:00Z</published><author><name>A. Reporter</name></author><summary type="html">&lt;b&gt;Police&lt;/b&gt;</summary><content type="html">&lt;p&gt;Police said&lt;/p&gt;</content>',
      ),
    ],
    ['Atom with only one date', ATOM('<title>A</title><content type="html">1 &amp;lt; 2</content>')],
  ])('is read alike by rss-parser and by the tolerant reader: %s', async (_, text) => {
    const plain = await readPlainFeed(text, 100);
    const tolerant = readXmlFeed(text, 100);
    if (plain === null || tolerant === null) throw new Error('One of the readers gave up');
    const context = { base: null, now: NOW, limits: DEFAULT_FEED_LIMITS };
    expect(normaliseFeed(plain, context)).toEqual(normaliseFeed(tolerant, context));
  });

  it.each([
    ['its own', ATOM('<title>A</title><author><name/><email>a@b.example</email></author>'), 'a@b.example'],
    [
      'of the feed',
      ATOM('<title>A</title>').replace('<subtitle>', '<author><name>Desk</name></author><subtitle>'),
      'Desk',
    ],
    [
      'of the feed it was taken from',
      ATOM('<title>A</title><source><author><name>Wire</name></author></source>'),
      'Wire',
    ],
    ['with an address', RSS.replace('<guid', '<author>a@b.example (A. Reporter)</author><guid'), 'A. Reporter'],
    ['in markup', RSS.replace('<guid', '<author>by <a href="/a">A. Reporter</a></author><guid'), 'by A. Reporter'],
  ])('finds the author %s', async (_, text, author) => {
    expect((await feed(text)).items[0]?.author).toBe(author);
  });

  it('tears no letter in two where it cuts an author, a category or an identifier', async () => {
    const long = (length: number): string => `${'a'.repeat(length - 1)}😀 and more`;
    const item = await rssItem(
      `<title>A</title><author>${long(200)}</author><category>${long(200)}</category><guid>${long(4_096)}</guid>`,
    );
    expect([item?.author?.length, item?.categories[0]?.length, item?.id?.length]).toEqual([199, 199, 4_095]);
    for (const text of [item?.author, item?.categories[0], item?.id]) expect(text?.isWellFormed()).toBe(true);
  });

  it.each([
    ['titles that are HTML', ATOM('<title type="html">A</title><content type="html">b</content>')],
    ['contents that are plain', ATOM('<title>A</title><content>1 &lt; 2</content>')],
    ['contents that are XHTML', ATOM('<title>A</title><content type="xhtml"><div>b</div></content>')],
    ['base addresses', ATOM('<title>A</title><content type="html" xml:base="https://b.example/">b</content>')],
    ['items without identifiers', RSS.replace(/<guid.*<\/guid>/, '')],
    ['dates it cannot read', RSS.replace('Mon, 02 Mar 2026 09:00:00 GMT', 'soon')],
    ['broken XML', RSS.replace('&amp;amp;', '& ')],
  ])('is not left to rss-parser with %s', async (_, text) => {
    expect(await readPlainFeed(text, 100)).toBeNull();
    expect((await feed(text)).items).toHaveLength(1);
  });
});

describe('dialects', () => {
  it.each([
    ['rss-0.91', '<rss version="0.91"><channel><title>T</title><item><title>A</title></item></channel></rss>'],
    ['rss-0.92', '<rss version="0.92"><channel><title>T</title><item><title>A</title></item></channel></rss>'],
    ['rss-2.0', '<rss><channel><title>T</title><item><title>A</title></item></channel></rss>'],
    ['rss-2.0', '<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>'],
    [
      'rss-2.0',
      '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>T</r:title><r:item><r:title>A</r:title></r:item></r:channel></r:rss>',
    ],
    ['rss-2.0', '<rss version="2.0"><channel><title>T</title></channel><item><title>A</title></item></rss>'],
    [
      'rss-1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item rdf:about="x"><title>A</title></item></rdf:RDF>',
    ],
    [
      'rss-1.0',
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel><s:title>T</s:title></s:channel><s:item><s:title>A</s:title></s:item></r:RDF>',
    ],
    [
      'rss-0.90',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item><title>A</title></item></rdf:RDF>',
    ],
    ['atom-1.0', '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title></entry></feed>'],
    [
      'atom-1.0',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:title>A</a:title></a:entry></a:feed>',
    ],
    ['atom-1.0', '<feed><title>T</title><entry><title>A</title></entry></feed>'],
    [
      'atom-0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title>A</title></entry></feed>',
    ],
    ['json-feed-1.1', '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"A"}]}'],
    ['json-feed-1.0', '\uFEFF {"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":1,"title":"A"}]}'],
    [
      'rss-2.0',
      '<CHANNEL HREF="http://www.example.org/"><TITLE>T</TITLE><ITEM HREF="/1"><TITLE>A</TITLE><ABSTRACT>B</ABSTRACT></ITEM></CHANNEL>',
    ],
  ])('%s is read: %s', async (format, text) => {
    const { format: found, title, items } = await feed(text);
    expect([found, title, items.map((item) => item.title)]).toEqual([format, 'T', ['A']]);
  });
});

describe('titles', () => {
  it.each([
    ['<title>AT&amp;T</title>', 'AT&T'],
    ['<title>AT&amp;amp;T</title>', 'AT&T'],
    ['<title>1 &lt; 2</title>', '1 < 2'],
    ['<title>1 < 2</title>', '1 < 2'],
    ['<title>Q&A</title>', 'Q&A'],
    ['<title><![CDATA[<b>Bold</b> &eacute;]]></title>', 'Bold é'],
    ['<title>&lt;b&gt;Bold&lt;/b&gt; move</title>', 'Bold move'],
    ['<title><b>Bold</b> move</title>', 'Bold move'],
    ['<title>&lt;![CDATA[Twice &amp;amp; wrapped]]&gt;</title>', 'Twice & wrapped'],
    ['<title>caf&eacute; &NBSP; &AMP; bar</title>', 'café & bar'],
    ['<title>&#8220;Quoted&#8221; &#147;too&#148;</title>', '“Quoted” “too”'],
    ['<title>don\u0092t</title>', 'don’t'],
    ['<title>\n  Two\n  lines\n</title>', 'Two lines'],
    ['<title>con\u0002trol\u0000</title>', 'control'],
    ['<dc:title>Dublin</dc:title>', 'Dublin'],
    ['<title></title><media:title>Media</media:title>', 'Media'],
    ['<media:group><media:title>Grouped</media:title></media:group>', 'Grouped'],
    ['<media:title>Other</media:title><title>Own</title>', 'Own'],
    ['<image><title>Not this</title></image>', ''],
  ])('of RSS: %s', async (inside, title) => {
    expect((await rssItem(inside))?.title).toBe(title);
  });

  it.each([
    ['<title>AT&amp;amp;T</title>', 'AT&amp;T'],
    ['<title type="text">1 &lt;b&gt; 2</title>', '1 <b> 2'],
    ['<title type="html">1 &lt;b&gt;2&lt;/b&gt; &amp;amp; 3</title>', '1 2 & 3'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>b</em> &lt;c&gt;</div></title>', 'A b <c>'],
    ['<title mode="base64" type="text/plain">RXhhbXBsZQ==</title>', 'Example'],
    ['<title type="application/octet-stream">RXhhbXBsZQ==</title>', 'Example'],
  ])('of Atom: %s', async (inside, title) => {
    expect((await atomEntry(inside))?.title).toBe(title);
  });

  it('are cut to a bound, never inside a character', async () => {
    expect((await rssItem(`<title>${'a'.repeat(999)}😀😀</title>`))?.title).toBe('a'.repeat(999));
  });
});

describe('identifiers and links', () => {
  it.each([
    ['<guid>abc</guid><link>https://a.example/1</link>', 'abc', 'https://a.example/1'],
    ['<guid>https://a.example/1</guid>', 'https://a.example/1', 'https://a.example/1'],
    ['<guid isPermaLink="true">https://a.example/1</guid>', 'https://a.example/1', 'https://a.example/1'],
    ['<guid isPermaLink="false">https://a.example/1</guid>', 'https://a.example/1', null],
    ['<dc:identifier>abc</dc:identifier>', 'abc', null],
    [
      '<id>tag:a.example,2026:1</id><atom:link href="https://a.example/1"/>',
      'tag:a.example,2026:1',
      'https://a.example/1',
    ],
    [
      '<atom:link rel="self" href="https://a.example/self"/><link>https://a.example/1</link>',
      null,
      'https://a.example/1',
    ],
    ['<link>/relative?a=1&amp;b=2</link>', null, 'https://news.example.org/relative?a=1&b=2'],
    ['<link> https://a.example/with blank\n</link>', null, 'https://a.example/with%20blank'],
    ['<link><![CDATA[https://a.example/?a=1&b=2]]></link>', null, 'https://a.example/?a=1&b=2'],
    ['<link>https://a.example/?a=1&b=2</link>', null, 'https://a.example/?a=1&b=2'],
    ['<link/>', null, null],
    ['<link>javascript:alert(1)</link>', null, null],
  ])('of RSS: %s', async (inside, id, link) => {
    expect(await rssItem(inside)).toMatchObject({ id, link });
  });

  it.each([
    ['<link rel="enclosure" href="https://a.example/a.mp3"/><link href="https://a.example/1"/>', 'https://a.example/1'],
    [
      '<link type="application/json" href="https://a.example/j"/><link type="text/html" href="https://a.example/1"/>',
      'https://a.example/1',
    ],
    [
      '<link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/1"/>',
      'https://a.example/1',
    ],
    ['<id>https://a.example/1</id>', 'https://a.example/1'],
    ['<link rel="self" href="https://a.example/1.atom"/>', 'https://a.example/1.atom'],
    ['<link href="1" xml:base="https://b.example/dir/"/>', 'https://b.example/dir/1'],
  ])('of Atom: %s', async (inside, link) => {
    expect((await atomEntry(inside))?.link).toBe(link);
  });

  it('resolve against xml:base, Content-Location and the address, in that order', async () => {
    const text = (base: string): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom" ${base}><entry><link href="x"/></entry></feed>`;
    const linkOf = async (base: string, context: Partial<FeedContext>): Promise<unknown> =>
      (await feed(text(base), context)).items[0]?.link;
    expect(await linkOf('xml:base="https://b.example/b/"', { contentLocation: 'https://c.example/c/' })).toBe(
      'https://b.example/b/x',
    );
    expect(await linkOf('xml:base="sub/"', {})).toBe('https://news.example.org/feeds/sub/x');
    expect(await linkOf('', { contentLocation: '/c/' })).toBe('https://news.example.org/c/x');
    expect(await linkOf('', {})).toBe('https://news.example.org/feeds/x');
    expect(await linkOf('', { url: null })).toBe('x');
  });
});

describe('dates', () => {
  it.each([
    ['<pubDate>Mon, 02 Mar 2026 09:00:00 CET</pubDate>', '2026-03-02T08:00:00.000Z', 'stated'],
    ['<dc:date>2026-03-02T09:00:00Z</dc:date>', '2026-03-02T09:00:00.000Z', 'stated'],
    ['<dcterms:issued>2026-03-02</dcterms:issued>', '2026-03-02T00:00:00.000Z', 'stated'],
    ['<atom:published>2026-03-02T09:00:00Z</atom:published>', '2026-03-02T09:00:00.000Z', 'stated'],
    ['<a10:updated>2026-03-02T09:00:00Z</a10:updated>', '2026-03-02T09:00:00.000Z', 'updated'],
    ['<pubDate>soon</pubDate><dc:date>2026-03-01</dc:date>', '2026-03-01T00:00:00.000Z', 'stated'],
    ['<pubDate>soon</pubDate>', null, 'unreadable'],
    ['', null, 'absent'],
    ['<pubDate>Mon, 02 Mar 2099 09:00:00 GMT</pubDate>', NOW.toISOString(), 'clamped'],
    ['<pubDate>Tue, 03 Mar 2026 02:00:00 GMT</pubDate>', '2026-03-03T02:00:00.000Z', 'stated'],
  ])('of RSS: %s', async (inside, published, publishedMark) => {
    const item = await rssItem(inside);
    expect([item?.published?.toISOString() ?? null, item?.publishedMark]).toEqual([published, publishedMark]);
  });

  it.each(['issued', 'created', 'modified'])('of Atom 0.3: %s', async (name) => {
    const text = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><${name}>2003-12-31T10:14:55Z</${name}></entry></feed>`;
    expect((await feed(text)).items[0]?.published?.toISOString()).toBe('2003-12-31T10:14:55.000Z');
  });
});

describe('summaries and contents', () => {
  it.each([
    ['<description>Plain &amp;lt;not markup&amp;gt;</description>', 'Plain <not markup>', null],
    ['<description>D</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>', 'D', '<p>Long</p>'],
    ['<content:encoded><![CDATA[<p>Only</p>]]></content:encoded>', 'Only', '<p>Only</p>'],
    ['<itunes:summary>I</itunes:summary>', 'I', null],
    ['<media:description>M</media:description>', 'M', null],
    ['<dc:description>C</dc:description>', 'C', null],
    ['<description/><summary>S</summary>', 'S', null],
    ['<description><p>Naked <b>markup</b></p></description>', 'Naked markup', null],
    ['<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml"><p>Body<br/></p></xhtml:body>', 'Body', '<p>Body<br></p>'],
  ])('of RSS: %s', async (inside, summary, content) => {
    expect(await rssItem(inside)).toMatchObject({ summary, content });
  });

  it.each([
    ['<summary>S</summary><content type="html">&lt;p&gt;C&lt;/p&gt;</content>', 'S', '<p>C</p>'],
    [
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>C &amp; D</p></div></content>',
      'C & D',
      '<p>C &amp; D</p>',
    ],
    ['<content>a &lt; b</content>', 'a < b', 'a &lt; b'],
    ['<content type="text/html" mode="base64">PHA+QzwvcD4=</content>', 'C', '<p>C</p>'],
  ])('of Atom: %s', async (inside, summary, content) => {
    expect(await atomEntry(inside)).toMatchObject({ summary, content });
  });

  it('keep the fuller of the two as text', async () => {
    const item = await rssItem(
      '<description>Short</description><content:encoded>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</content:encoded>',
    );
    expect(item?.text).toBe('One\nTwo');
  });

  it('have their links made absolute', async () => {
    const item = await rssItem(
      '<content:encoded><![CDATA[<a href="/a?x=1&amp;y=2">a</a><img src=\'b.png\'><a href="#c">c</a>]]></content:encoded>',
    );
    expect(item?.content).toBe(
      '<a href="https://news.example.org/a?x=1&amp;y=2">a</a><img src="https://news.example.org/feeds/b.png"><a href="#c">c</a>',
    );
  });
});

describe('JSON Feed', () => {
  it('gives all its fields', async () => {
    const text = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      home_page_url: 'https://a.example/',
      feed_url: 'https://a.example/feed.json',
      language: 'fr',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      authors: [{ name: 'Desk' }],
      items: [
        {
          id: 7,
          url: '/1',
          title: 'A &amp; B',
          content_html: '<p>C</p>',
          date_published: '2026-03-02T09:00:00+01:00',
          tags: ['x', 3, null],
          attachments: [{ url: 'https://a.example/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 5 }],
        },
        { id: 'b', content_text: 'a < b', summary: 's', authors: [{ name: 'N' }] },
        'nonsense',
      ],
    });
    expect(await feed(text)).toMatchObject({
      title: 'T',
      link: 'https://a.example/',
      selfUrl: 'https://a.example/feed.json',
      unreadItems: 1,
      hubs: ['https://hub.example/'],
      language: 'fr',
      items: [
        {
          id: '7',
          link: 'https://news.example.org/1',
          title: 'A &amp; B',
          summary: 'C',
          content: '<p>C</p>',
          author: 'Desk',
          published: new Date('2026-03-02T08:00:00Z'),
          categories: ['x', '3'],
          enclosures: [{ url: 'https://a.example/a.mp3', type: 'audio/mpeg', bytes: 5 }],
        },
        { id: 'b', summary: 's', content: 'a &lt; b', text: 'a < b', author: 'N' },
      ],
    });
  });
});

describe('broken documents', () => {
  it.each([
    [
      'junk before the prolog',
      '\n\n garbage <?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title></item></channel></rss>',
    ],
    [
      'a PHP warning before it',
      '<br />\n<b>Warning</b>: x in <b>y.php</b><br />\n<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title></item></channel></rss>',
    ],
    ['no end', '<rss version="2.0"><channel><title>T</title><item><title>A</title>'],
    [
      'an end that does not fit',
      '<rss version="2.0"><channel><title>T</title><item><title>A</title></itme></channel></rss>',
    ],
    [
      'items without ends',
      '<rss version="2.0"><channel><title>T</title><item><title>A</title><item><title>A</title></channel></rss>',
    ],
    [
      'undefined entities',
      '<rss version="2.0"><channel><title>T&undefined;</title><item><title>A</title></item></channel></rss>',
    ],
    [
      'a comment in front',
      '<!-- hello -->\n<rss version="2.0"><channel><title>T</title><item><title>A</title></item></channel></rss>',
    ],
    [
      'a document type',
      '<!DOCTYPE rss PUBLIC "-//Netscape//DTD" "http://x.example/rss.dtd"><rss version="0.91"><channel><title>T</title><item><title>A</title></item></channel></rss>',
    ],
    [
      'entities of its own',
      '<!DOCTYPE rss [<!ENTITY t "T"><!ENTITY a \'A\'>]><rss version="2.0"><channel><title>&t;</title><item><title>&a;</title></item></channel></rss>',
    ],
    [
      'undeclared prefixes',
      '<rss version="2.0"><channel><dc:title>T</dc:title><item><dc:title>A</dc:title><x:y>z</x:y></item></channel></rss>',
    ],
    [
      'a wrapper',
      '<?xml version="1.0"?><result><rss version="2.0"><channel><title>T</title><item><title>A</title></item></channel></rss></result>',
    ],
  ])('with %s are read', async (_, text) => {
    const { title, items } = await feed(text, { contentType: 'text/html' });
    expect(title?.replace('&undefined;', '')).toBe('T');
    expect(new Set(items.map((item) => item.title))).toEqual(new Set(['A']));
  });

  it('in UTF-16 and UTF-32 are read from their bytes', async () => {
    const text =
      '<?xml version="1.0" encoding="UTF-16"?><rss version="2.0"><channel><title>Новости</title></channel></rss>';
    expect((await feed(Buffer.from(`\uFEFF${text}`, 'utf16le'))).title).toBe('Новости');
    expect((await feed(Buffer.from(text, 'utf16le').swap16())).title).toBe('Новости');
    expect((await feed(Buffer.from(Uint32Array.from(Array.from(text, (c) => c.charCodeAt(0))).buffer))).title).toBe(
      'Новости',
    );
  });
});

describe('what is no feed', () => {
  it('is said to be a page, with the feeds it offers', async () => {
    const page = `<!DOCTYPE html><html><head>
      <link rel="alternate" type="application/rss+xml" title="All &amp; more" href="/rss.xml">
      <link href='https://a.example/atom' rel='alternate' type='application/atom+xml'>
      <link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="stylesheet" href="a.css"></head></html>`;
    expect(await parse(page)).toEqual({
      kind: 'not-a-feed',
      reason: 'The document is an HTML page',
      feedLinks: [
        { url: 'https://news.example.org/rss.xml', title: 'All & more', type: 'application/rss+xml' },
        { url: 'https://a.example/atom', title: null, type: 'application/atom+xml' },
      ],
    });
  });

  it.each([
    ['{"a":1}', 'not-a-feed'],
    ['[]', 'not-a-feed'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'not-a-feed'],
    ['<urlset><url><loc>https://a.example/</loc></url></urlset>', 'not-a-feed'],
    ['hello', 'not-a-feed'],
    ['', 'failed'],
    ['   \n', 'failed'],
  ])('%j is %s', async (text, kind) => {
    expect((await parse(text)).kind).toBe(kind);
  });
});

describe('hostile documents', () => {
  const item = '<item><title>A</title></item>';

  it('cannot expand entities without bound', async () => {
    const lol = Array.from(
      { length: 30 },
      (_, n) => `<!ENTITY l${n} "${n === 0 ? 'lol' : `&l${n - 1};`.repeat(10)}">`,
    ).join('');
    const bomb = `<!DOCTYPE rss [${lol}]><rss version="2.0"><channel><title>&l29;</title>${item}</channel></rss>`;
    expect((await feed(bomb)).title).toBe('&l29;');
    const quadratic = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(2_000)}">]><rss version="2.0"><channel><title>T</title><item><description>${'&a;'.repeat(500_000)}</description></item></channel></rss>`;
    expect((await feed(quadratic)).items[0]?.summary?.length).toBeLessThanOrEqual(1_000_000);
  });

  it('cannot read files', async () => {
    const text = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title></channel></rss>`;
    expect((await feed(text)).title).toBe('&x;');
  });

  it('are read up to a number of items', async () => {
    const parsed = await parse(`<rss version="2.0"><channel><title>T</title>${item.repeat(3_000)}</channel></rss>`);
    expect(parsed).toMatchObject({ kind: 'feed', warnings: [expect.stringContaining('2000 items')] });
    expect(parsed.kind === 'feed' && parsed.feed.items.length).toBe(2_000);
  });

  it.each([
    ['nesting', '<rss version="2.0"><channel>' + '<a>'.repeat(600_000)],
    ['elements', '<rss version="2.0"><channel>' + '<a/>'.repeat(1_000_000)],
    ['attributes', '<rss version="2.0" ' + 'a="b" '.repeat(500_000) + '><channel/></rss>'],
    [
      'namespaces',
      '<rss version="2.0"><channel>' + Array.from({ length: 50_000 }, (_, n) => `<a xmlns:p${n}="x">`).join(''),
    ],
    ['openings', '<rss version="2.0"><channel><title>' + '<'.repeat(2_000_000)],
    ['unclosed sections', '<rss version="2.0"><channel><title>' + '<![CDATA['.repeat(300_000)],
    ['unclosed comments', '<rss version="2.0"><channel><title>' + '<!--'.repeat(500_000)],
    ['unclosed document types', '<!DOCTYPE rss ['.repeat(200_000) + '<rss version="2.0"><channel/></rss>'],
    ['ampersands', '<rss version="2.0"><channel><title>' + '&'.repeat(3_000_000) + '</title></channel></rss>'],
    [
      'markup in a description',
      `<rss version="2.0"><channel><title>T</title><link>https://a.example/</link><item><title>A</title><link>https://a.example/1</link><guid>1</guid><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate><description>${'&lt;p&gt;\n'.repeat(100_000)}</description></item></channel></rss>`,
    ],
    [
      'markup without an end',
      `<rss version="2.0"><channel><title>T</title><item><description><![CDATA[${'<a href="'.repeat(200_000)}]]></description></item></channel></rss>`,
    ],
    ['unclosed items', '<rss version="2.0"><channel>' + '<item><title>A'.repeat(100_000)],
    ['ends', '<rss version="2.0"><channel>' + '<b>'.repeat(250) + '</c>'.repeat(500_000)],
    ['brackets in JSON', '{"version":"https://jsonfeed.org/version/1.1","items":' + '['.repeat(1_000_000)],
    ['an HTML page of links', '<html>' + '<link rel="alternate" '.repeat(100_000)],
    ['blanks', '<rss version="2.0"><channel><title>' + ' \n'.repeat(1_500_000) + '</title></channel></rss>'],
  ])('of a great many %s are done with', async (_, text) => {
    expect(['feed', 'not-a-feed', 'failed']).toContain((await parse(text)).kind);
  });

  it('never throw, whatever their pieces', async () => {
    const piece = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<![CDATA[',
      ']]>',
      '&lt;',
      '&',
      '<',
      '>',
      '"',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<entry>',
      '<link href="',
      '/>',
      '<content type="xhtml">',
      '<div>',
      '<!--',
      '-->',
      '<?xml version="1.0"?>',
      '<!DOCTYPE rss [',
      '<!ENTITY a "b">',
      ']>',
      'text',
      '\0',
      '{',
      '"items":[',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const parsed = await parse(pieces.join(''));
        if (parsed.kind === 'feed') expect(() => JSON.stringify(toParsedFeedJson(parsed.feed))).not.toThrow();
      }),
      { numRuns: 500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(['feed', 'not-a-feed', 'failed']).toContain((await parse(bytes)).kind);
      }),
    );
  });

  it('lose nothing of their items when one character is lost', async () => {
    const text = `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title><link>https://a.example/1</link></item><item><title>B</title></item></channel></rss>`;
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (index) => {
        expect((await parse(text.slice(0, index) + text.slice(index + 1))).kind).not.toBe('failed');
      }),
    );
  });
});

describe('items past the bound', () => {
  it('are counted, in whatever dialect', async () => {
    const limits = { maxItems: 2 };
    const read = async (text: string): Promise<[number, number]> => {
      const parsed = await parseFeed(text, { url: null, now: NOW, limits });
      if (parsed.kind !== 'feed') throw new Error(parsed.reason);
      return [parsed.feed.items.length, parsed.feed.unreadItems];
    };
    const items = [1, 2, 3, 4, 5].map((n) => `<item><title>${n}</title></item>`).join('');
    expect(await read(`<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`)).toEqual([2, 3]);
    const version = 'https://jsonfeed.org/version/1.1';
    const json = [{ id: '1' }, null, { id: '2' }, { id: '3' }];
    expect(await read(JSON.stringify({ version, title: 'T', items: json }))).toEqual([2, 2]);
  });
});

describe('hints to pollers', () => {
  it.each([
    ['<ttl>60</ttl>', 3_600_000],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 1_800_000],
    ['<ttl>5</ttl><sy:updatePeriod>daily</sy:updatePeriod>', 86_400_000],
    ['<ttl>x</ttl>', null],
    ['', null],
  ])('are read: %s', async (inside, ttlMs) => {
    expect((await feed(`<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`)).ttlMs).toBe(ttlMs);
  });

  it('name hub and self', async () => {
    const text =
      '<rss version="2.0"><channel><atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://a.example/rss"/><link>https://a.example/</link></channel></rss>';
    expect(await feed(text)).toMatchObject({
      hubs: ['https://hub.example/'],
      selfUrl: 'https://a.example/rss',
      link: 'https://a.example/',
    });
  });
});
