/** Items of an archived file, whatever its kind: a feed, JSON Lines, a page, a text. */
import type { IncomingItem } from '../articles/articles.service.js';
import { parseFeed } from '../collection/parse-feed.js';
import { readDocument } from './read-document.js';
import { archiveRecordSchema } from './read-records.js';

/** What one file gave. */
export interface ArchivedFile {
  readonly items: readonly IncomingItem[];
  readonly language: string | null;
  /** What could not be read, one line each, naming the line where there is one. */
  readonly faults: readonly string[];
}

/** Reads JSON Lines: `{"id"?, "title", "text", "url"?, "author"?, "language"?, "published"?}` each. */
export function readArchiveLines(lines: readonly string[], firstNumber: number): ArchivedFile {
  const items: IncomingItem[] = [];
  const faults: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      const record = archiveRecordSchema.parse(JSON.parse(line));
      const published = record.published ? new Date(record.published) : null;
      if (published && Number.isNaN(published.getTime()))
        throw new Error(`published: "${record.published}" is no date`);
      items.push({
        guid: record.id === undefined ? null : String(record.id),
        url: record.url ?? null,
        title: record.title,
        text: record.text,
        author: record.author ?? null,
        language: record.language ?? null,
        published,
        publishedMark: published ? 'stated' : 'absent',
      });
    } catch (error) {
      faults.push(`line ${firstNumber + index}: ${(error as Error).message}`);
    }
  }
  return { items, language: null, faults };
}

/** Reads a whole document: a feed's items, or the page or text as one item known by `name`. */
export async function readArchiveDocument(bytes: Uint8Array, name: string, now: Date): Promise<ArchivedFile> {
  const parsed = await parseFeed(bytes, { url: null, contentType: null, now });
  if (parsed.kind === 'feed') {
    const items = parsed.feed.items.map((item) => ({
      guid: item.id,
      url: item.link,
      title: item.title,
      text: item.text,
      author: item.author,
      language: item.language,
      published: item.published,
      publishedMark: item.publishedMark,
    }));
    return { items, language: parsed.feed.language, faults: parsed.warnings };
  }
  const articles = await readDocument(bytes, { url: null, contentType: null, language: null, published: null, now });
  const items = articles.map(({ title, text }) => ({
    guid: name,
    url: null,
    title: title || name,
    text,
    author: null,
    language: null,
    published: null,
    publishedMark: 'absent',
  }));
  return { items, language: null, faults: [] };
}
