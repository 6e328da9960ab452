/** One item of a feed for a test. */
export interface FeedEntry {
  readonly guid?: string;
  readonly link?: string;
  readonly title: string;
  readonly text: string;
  readonly published?: string;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An RSS 2.0 document. */
export function buildFeed(entries: readonly FeedEntry[], title = 'Feed'): string {
  const items = entries.map(
    (entry) => `<item>
      <title>${escape(entry.title)}</title>
      ${entry.guid === undefined ? '' : `<guid isPermaLink="false">${escape(entry.guid)}</guid>`}
      ${entry.link === undefined ? '' : `<link>${escape(entry.link)}</link>`}
      <pubDate>${entry.published ?? 'Sun, 22 Nov 2026 08:00:00 GMT'}</pubDate>
      <description>${escape(entry.text)}</description>
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>${escape(title)}</title><link>https://example.org/</link>
    <description>d</description><language>en</language>${items.join('')}</channel></rss>`;
}
