import { type RawFeed, type RawItem, type RawText } from './raw-feed.js';

/**
 * Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), forgiving fields of the wrong type. A document that
 * does not say that it is one is taken for one if it is served as one or has items with fields of one. Returns null for
 * what is no JSON or another kind of document.
 */
export function parseJsonFeed(text: string, contentType: string | null, maxItems: number): RawFeed | null {
  const document = readJson(text);
  if (!isRecord(document)) return null;
  const version = stringOf(document['version']);
  const isNamed =
    /feed\+json/i.test(contentType ?? '') || (version !== null && /jsonfeed\.org\/version\//i.test(version));
  const items = listOf(document['items']);
  if (!isNamed && !items.some(isItem)) return null;
  const readable = items.filter(isRecord);
  const language = stringOf(document['language']);
  const self = stringOf(document['feed_url']);
  return {
    format: version !== null && /version\/1\.?1/.test(version) ? 'json-feed-1.1' : 'json-feed-1.0',
    titles: texts(document['title'], 'text'),
    links: [
      ...links(document['home_page_url'], 'alternate'),
      ...(self === null ? [] : links(self, 'self')),
      ...hubsOf(document['hubs']),
    ],
    descriptions: texts(document['description'], 'text'),
    language,
    updated: [],
    ttlMs: null,
    warnings: items.length > maxItems ? [`The document has more than ${maxItems} items; the rest was not read`] : [],
    unreadItems: items.length - Math.min(readable.length, maxItems),
    items: readable.slice(0, maxItems).map((item) => readItem(item, document)),
  };
}

function readItem(item: Record<string, unknown>, feed: Record<string, unknown>): RawItem {
  // Converters of feeds to JSON keep the names of RSS.
  const id = stringOf(item['id']) ?? stringOf(item['guid']);
  return {
    ids: id === null ? [] : [id],
    isIdLink: true,
    titles: texts(item['title'], 'text'),
    links: [
      ...links(item['url'], 'alternate'),
      ...links(item['link'], 'alternate'),
      ...links(item['external_url'], 'related'),
    ],
    published: [stringOf(item['date_published']), stringOf(item['pubDate'])].filter((date) => date !== null),
    updated: [stringOf(item['date_modified'])].filter((date) => date !== null),
    authors: authorsOf(item).length > 0 ? authorsOf(item) : authorsOf(feed),
    summaries: [...texts(item['summary'], 'text'), ...texts(item['description'], 'guess')],
    contents: [...texts(item['content_html'], 'html'), ...texts(item['content_text'], 'text')],
    categories: listOf(item['tags'])
      .map(stringOf)
      .filter((tag) => tag !== null),
    language: stringOf(item['language']),
    enclosures: listOf(item['attachments'])
      .filter(isRecord)
      .flatMap((attachment) => {
        const url = stringOf(attachment['url']);
        const bytes = attachment['size_in_bytes'];
        return url === null
          ? []
          : [{ url, type: stringOf(attachment['mime_type']), bytes: typeof bytes === 'number' ? bytes : null }];
      }),
  };
}

function readJson(text: string): unknown {
  const start = text.search(/[^\s\uFEFF]/);
  if (start === -1 || text[start] !== '{' || isTooDeep(text)) return null;
  const json = text.slice(start);
  return parseJson(json) ?? parseJson(repairJson(json)) ?? parseJson(repairJson(closeJson(json))) ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Line ends and other controls inside texts, commas after the last of a list, numbers that JSON does not have. */
function repairJson(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001F]/g, ' ')
      .replace(/,(?= {0,200}[\]}])/g, '')
      .replace(/([[:,] {0,200})(-?(?:NaN|Infinity))(?= {0,200}[,\]}])/g, '$1"$2"')
  );
}

/** A document that breaks off, up to its last whole item. */
function closeJson(text: string): string {
  let open = '';
  let isInString = false;
  let end = -1;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isInString) {
      if (character === '\\') index += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') open += character;
    else if (character === ']' || character === '}') {
      open = open.slice(0, -1);
      if (open === '{[') end = index;
    }
  }
  return open === '' || end === -1 ? text : `${text.slice(0, end + 1)}]}`;
}

/** JSON Feed needs four levels; JSON.parse takes seconds over brackets nested a million deep. */
const MAX_DEPTH = 200;

/** By the brackets outside strings. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) isInString = false;
    } else if (code === 0x22) isInString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

function isItem(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['content_html', 'content_text', 'date_published', 'external_url', 'id', 'title', 'url'].some((key) => key in value)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Version 1 asks readers to take numbers for strings. */
function stringOf(value: unknown): string | null {
  const text =
    typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : typeof value === 'string'
        ? value.trim()
        : '';
  return text === '' ? null : text.toWellFormed().replaceAll('\0', '');
}

function texts(value: unknown, kind: RawText['kind']): RawText[] {
  const text = stringOf(value);
  return text === null ? [] : [{ value: text, kind, base: null }];
}

function links(value: unknown, rel: string): RawFeed['links'] {
  const href = stringOf(value);
  return href === null ? [] : [{ href, rel, type: null, base: null }];
}

function hubsOf(value: unknown): RawFeed['links'] {
  return listOf(value)
    .filter(isRecord)
    .flatMap((hub) => links(hub['url'], 'hub'));
}

/** 1.1 has `authors`, 1.0 `author`. */
function authorsOf(holder: Record<string, unknown>): string[] {
  const authors = listOf(holder['authors']);
  return (authors.length > 0 ? authors : [holder['author']])
    .map((author) => (isRecord(author) ? (stringOf(author['name']) ?? stringOf(author['url'])) : stringOf(author)))
    .filter((name) => name !== null);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
