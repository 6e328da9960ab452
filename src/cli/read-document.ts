/** A file or page of any kind as articles to screen: a feed's items, a page's text, plain text. */
import { decodeText } from '../collection/decode-text.js';
import { htmlToText, looksLikeHtml } from '../collection/html-to-text.js';
import { parseFeed } from '../collection/parse-feed.js';
import type { DetectionArticle } from '../detection/finding.js';

/** What is known of a document beside its bytes. */
export interface DocumentHints {
  readonly url: string | null;
  readonly contentType: string | null;
  readonly language: string | null;
  /** ISO 8601, for documents that carry no date. */
  readonly published: string | null;
  /** The present, for dates that a feed gives in the future. */
  readonly now: Date;
}

/**
 * Tells feeds, HTML and plain text apart by what they are, not by name.
 *
 * @returns One article for a text or page, one per item for a feed.
 */
export async function readDocument(bytes: Uint8Array, hints: DocumentHints): Promise<DetectionArticle[]> {
  const { text } = decodeText(bytes, hints.contentType);
  const start = text.slice(0, 2_000).trimStart();
  if (
    /^(<\?xml|<rss|<feed|<rdf|<[a-z]+:(rdf|feed|rss)|\{\s*"version"\s*:\s*"https?:\/\/(www\.)?jsonfeed)/i.test(start)
  ) {
    const parsed = await parseFeed(bytes, { url: hints.url, contentType: hints.contentType, now: hints.now });
    if (parsed.kind === 'feed') {
      return parsed.feed.items.map((item) => ({
        title: item.title,
        text: item.text,
        language: item.language ?? parsed.feed.language ?? hints.language,
        published: item.published?.toISOString() ?? hints.published,
      }));
    }
  }
  if (/^<!doctype html|^<html|<body[\s>]/i.test(start) || looksLikeHtml(start)) {
    const title = htmlToText(/<title[^>]*>([^<]{0,500})/i.exec(text)?.[1] ?? '').replace(/\s+/g, ' ');
    return [{ title, text: htmlToText(text), language: hints.language, published: hints.published }];
  }
  const [first = '', ...rest] = text.split('\n');
  // A first line that is short, has no full stop and is set off by a blank line is a title, as in pasted news.
  const hasTitle = rest.length > 1 && rest[0]?.trim() === '' && first.length <= 200 && !/[.!?…]\s*$/.test(first);
  return [
    {
      title: hasTitle ? first.trim() : '',
      text: hasTitle ? rest.join('\n').trim() : text,
      language: hints.language,
      published: hints.published,
    },
  ];
}
