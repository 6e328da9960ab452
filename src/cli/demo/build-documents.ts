/** Feed documents as publishers write them, and as careless ones do. */
import type { Outlet, SampleItem } from './build-sample.js';

/** A document before it is encoded. */
export interface FeedDocument {
  readonly text: string;
  /** Without a charset. */
  readonly mediaType: string;
}

/** How an item reads at a poll. */
interface Shown {
  readonly key: string;
  readonly link: string;
  readonly title: string;
  readonly html: string;
  readonly plain: string;
  readonly published: Date;
  readonly updated: Date;
}

/** An item is edited this long after it came out, in ms. */
const EDITED_AFTER_MS = 90 * 60_000;

/**
 * @param round Which poll it is: the second finds what is fresh, and edited items as they read by then.
 * @returns The outlet's document, newest item first, with the fault that its behaviour asks for.
 */
export function buildDocument(outlet: Outlet, round: 1 | 2): FeedDocument {
  const items = outlet.items
    .filter((item) => item.round <= round)
    .map((item) => show(outlet, item, round))
    .sort((a, b) => b.published.getTime() - a.published.getTime());
  switch (outlet.format) {
    case 'rss':
      return { text: spoil(outlet, rss(outlet, items)), mediaType: 'application/rss+xml' };
    case 'rdf':
      return { text: rdf(outlet, items), mediaType: 'application/rdf+xml' };
    case 'atom':
      return { text: atom(outlet, items), mediaType: 'application/atom+xml' };
    case 'json':
      return { text: json(outlet, items), mediaType: 'application/feed+json' };
  }
}

function show(outlet: Outlet, item: SampleItem, round: 1 | 2): Shown {
  const isEdited = round === 2 && item.later !== null;
  const { title, paragraphs } = isEdited && item.later ? item.later : item;
  return {
    key: item.key,
    link: `${outlet.site}${item.key.split('/')[1]}`,
    title,
    html: paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join(''),
    plain: paragraphs.join('\n\n'),
    published: item.published,
    updated: new Date(item.published.getTime() + (isEdited ? EDITED_AFTER_MS : 0)),
  };
}

function rss({ title, site, language, charset }: Outlet, items: readonly Shown[]): string {
  const entries = items.map(
    (item) => `<item>
<title>${escape(item.title)}</title>
<link>${item.link}?utm_source=rss</link>
<guid isPermaLink="false">${item.key}</guid>
<pubDate>${item.published.toUTCString()}</pubDate>
<description>${escape(item.html)}</description>
</item>`,
  );
  return `${prolog(charset)}
<rss version="2.0"><channel>
<title>${escape(title)}</title><link>${site}</link><description>${escape(title)}</description><language>${language}</language>
${entries.join('\n')}
</channel></rss>
`;
}

function rdf({ title, site, language, charset }: Outlet, items: readonly Shown[]): string {
  const entries = items.map(
    (item) => `<item rdf:about="${item.link}">
<title>${escape(item.title)}</title>
<link>${item.link}</link>
<dc:date>${item.published.toISOString()}</dc:date>
<description>${escape(item.plain)}</description>
</item>`,
  );
  return `${prolog(charset)}
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${site}"><title>${escape(title)}</title><link>${site}</link><description>${escape(title)}</description>
<dc:language>${language}</dc:language>
<items><rdf:Seq>${items.map(({ link }) => `<rdf:li rdf:resource="${link}"/>`).join('')}</rdf:Seq></items></channel>
${entries.join('\n')}
</rdf:RDF>
`;
}

function atom({ title, site, language, charset }: Outlet, items: readonly Shown[]): string {
  const entries = items.map(
    (item) => `<entry>
<id>tag:${item.key}</id>
<title>${escape(item.title)}</title>
<link rel="alternate" href="${item.link}"/>
<published>${item.published.toISOString()}</published>
<updated>${item.updated.toISOString()}</updated>
<content type="html">${escape(item.html)}</content>
</entry>`,
  );
  return `${prolog(charset)}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${site}</id><title>${escape(title)}</title><link rel="alternate" href="${site}"/>
<updated>${(items[0]?.updated ?? new Date(0)).toISOString()}</updated>
${entries.join('\n')}
</feed>
`;
}

function json({ title, site, language }: Outlet, items: readonly Shown[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: site,
    language,
    items: items.map((item) => ({
      id: item.key,
      url: item.link,
      title: item.title,
      content_html: item.html,
      date_published: item.published.toISOString(),
      date_modified: item.updated.toISOString(),
    })),
  });
}

/** The faults that a reader of real feeds meets. */
function spoil({ behaviour }: Outlet, document: string): string {
  switch (behaviour) {
    case 'bare-ampersands':
      return document.replaceAll('&amp;amp;', '&').replaceAll('&amp;', '&');
    case 'junk-before-prolog':
      return `\n\n<!-- served in 0.012 s -->\nWarning: date() in feed.php on line 12\n${document}`;
    case 'unclosed':
      return document.replace('</item>\n</channel></rss>\n', '');
    case 'good':
    case 'slow':
    case 'redirect':
    case 'dies':
    case 'gone':
    case 'no-feed':
      return document;
  }
}

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => NAMES[character] ?? character);

function prolog(charset: Outlet['charset']): string {
  return `<?xml version="1.0" encoding="${charset === 'utf-16le' ? 'utf-16' : charset}"?>`;
}
