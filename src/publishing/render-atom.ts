/** A feed as Atom (RFC 4287). */
import type { FeedContent, FeedEntry } from './feed-content.js';

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/** A whole document; well-formed whatever the texts hold. */
export function renderAtom(feed: FeedContent): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escape(feed.id)}</id>
  <title>${escape(feed.title)}</title>
  <subtitle>${escape(feed.description)}</subtitle>
  <updated>${feed.updatedAt}</updated>
  <author><name>Embargo Monitor</name></author>
  <link rel="self" type="application/atom+xml" href="${escape(feed.selfUrl)}"/>
  <link rel="alternate" type="text/html" href="${escape(feed.homeUrl)}"/>
${feed.entries.map(renderEntry).join('')}</feed>
`;
}

function renderEntry(entry: FeedEntry): string {
  return `  <entry>
    <id>${escape(entry.id)}</id>
    <title>${escape(entry.title)}</title>
    <published>${entry.publishedAt}</published>
    <updated>${entry.updatedAt}</updated>
    <link rel="alternate" type="text/html" href="${escape(entry.url)}"/>
${entry.tags.map((tag) => `    <category term="${escape(tag)}"/>\n`).join('')}    <content type="text">${escape(entry.text)}</content>
  </entry>
`;
}

/** For text and quoted attributes alike; what XML 1.0 (section 2.2) cannot hold is left out. */
function escape(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- these are the characters that must not come through
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
