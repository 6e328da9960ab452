import { authorName } from './author-name.js';
import { htmlToText, looksLikeHtml } from './html-to-text.js';
import { parseDate } from './parse-date.js';
import { type Enclosure, type Feed, type FeedItem, type FeedLimits, type PublishedMark } from './parsed-feed.js';
import { type RawFeed, type RawItem, type RawLink, type RawText } from './raw-feed.js';
import { resolveAddress, resolveLinksInHtml } from './resolve-links.js';
import { escapeHtml } from './xml-text.js';

/** What is known of a document beside its text. */
export interface DocumentContext {
  /** Its address, Content-Location applied; null if it has none, as a file. */
  base: string | null;
  now: Date;
  limits: FeedLimits;
}

/** How far in the future a date may lie before it is absurd: clocks and zones are wrong by hours, not by days. */
const MAX_AHEAD_MS = 24 * 3_600_000;

/** Longest address or identifier that is taken. */
const MAX_ADDRESS_LENGTH = 4_096;

/** Turns what a reader took from a document into what the rest of the product works with. */
export function normaliseFeed(raw: RawFeed, context: DocumentContext): Feed {
  const link = alternateOf(raw.links, context.base);
  const base = context.base ?? absolute(link);
  const inFeed = { ...context, base, isAtom: raw.format.startsWith('atom') };
  const others = (rel: string): string[] =>
    raw.links.filter((each) => each.rel === rel).map((each) => resolveLink(each, base));
  return {
    format: raw.format,
    title: firstLine(raw.titles, context.limits.maxTitleLength),
    link,
    description: firstPlain(raw.descriptions, context.limits.maxContentLength),
    language: tagOf(raw.language),
    updated: firstDate(raw.updated),
    ttlMs: raw.ttlMs,
    hubs: others('hub'),
    selfUrl: others('self')[0] ?? null,
    unreadItems: raw.unreadItems ?? 0,
    items: raw.items.map((item) => normaliseItem(item, inFeed, tagOf(raw.language))),
  };
}

function normaliseItem(raw: RawItem, context: FeedContext, feedLanguage: string | null): FeedItem {
  const { limits } = context;
  const summary = firstPlain(raw.summaries, limits.maxContentLength);
  const contents = raw.contents.map((text) => ({ text, plain: cut(plainOf(text), limits.maxContentLength) }));
  const content = contents.find(({ plain }) => plain !== '') ?? contents[0];
  const longest = contents.reduce((best, { plain }) => (plain.length > best.length ? plain : best), summary ?? '');
  const id = raw.ids[0] === undefined ? null : wholeId(raw.ids[0], context);
  return {
    id: id === null ? null : cut(id, MAX_ADDRESS_LENGTH),
    title: firstLine(raw.titles, limits.maxTitleLength) ?? '',
    link: linkOf(raw, context.base),
    ...datesOf(raw, context.now),
    author: authorOf(raw),
    summary: summary ?? (content === undefined || content.plain === '' ? null : content.plain),
    content: content === undefined ? null : cut(htmlOf(content.text, context.base), limits.maxContentLength),
    text: longest,
    categories: raw.categories
      .slice(0, 50)
      .map((name) => cut(oneLine(plainOf({ value: name, kind: 'guess', base: null })), 200)),
    language: tagOf(raw.language) ?? feedLanguage,
    enclosures: raw.enclosures.slice(0, 20).map((each) => resolveEnclosure(each, context.base)),
  };
}

/** Some write a language tag as a locale of Unix: `en_US`. */
function tagOf(language: string | null): string | null {
  return language?.replaceAll('_', '-') ?? null;
}

function authorOf({ authors: [first] }: RawItem): string | null {
  if (first === undefined) return null;
  const written = oneLine(plainOf({ value: first.slice(0, MAX_ADDRESS_LENGTH), kind: 'guess', base: null }));
  return cut(authorName(cut(written, 400)), 200);
}

/** What the items of one document have in common. */
type FeedContext = DocumentContext & { readonly isAtom: boolean };

/** An Atom id is an IRI: a path alone is meant to be relative to its document. */
function wholeId(id: string, { isAtom, base }: FeedContext): string {
  return isAtom && /^\/[^/]/.test(id) ? resolveAddress(id, base) : id;
}

function resolveEnclosure(enclosure: Enclosure, base: string | null): Enclosure {
  return { ...enclosure, url: resolveAddress(enclosure.url, base) };
}

/** The article's page: a link, else a guid that is an address, else any other link but its attachments. */
function linkOf(raw: RawItem, base: string | null): string | null {
  const alternate = alternateOf(raw.links, base);
  if (alternate !== null) return alternate;
  const [first, ...others] = raw.ids;
  const ids = raw.isIdLink && first !== undefined ? [first, ...others] : others;
  const address = ids.find((id) => /^https?:\/\/[^\s/]/i.test(id));
  if (address !== undefined) return bounded(address);
  const path = raw.isIdLink && first !== undefined && /^\/[^/\s]/.test(first) ? resolveAddress(first, base) : null;
  if (path !== null && path !== first) return bounded(path);
  const other = raw.links.find(
    ({ rel, href }) => (rel === 'self' || rel === 'via' || rel === 'related') && isSafe(href),
  );
  return other === undefined ? null : bounded(resolveLink(other, base));
}

/** An address that is cut leads elsewhere: one that is too long is none. */
function bounded(address: string): string | null {
  return address.length <= MAX_ADDRESS_LENGTH ? address : null;
}

function alternateOf(links: readonly RawLink[], base: string | null): string | null {
  const alternates = links.filter(
    ({ rel, href }) => rel === 'alternate' && isSafe(href) && href.length <= MAX_ADDRESS_LENGTH,
  );
  const page = alternates.find(({ type }) => type === null || type.includes('html')) ?? alternates[0];
  return page === undefined ? null : bounded(resolveLink(page, base));
}

function resolveLink(link: RawLink, base: string | null): string {
  return resolveAddress(link.href, link.base === null ? base : resolveAddress(link.base, base));
}

// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0020\u007F-\u00A0]+/g;

/** What a browser would run, or look for on the reader's own machine; it passes over blanks and controls on its way. */
function isSafe(href: string): boolean {
  const shown = href.slice(0, 1_000).replace(UNSEEN, '');
  return !/^(?:javascript|vbscript|data|file):/i.test(shown);
}

function absolute(link: string | null): string | null {
  return link !== null && /^https?:/i.test(link) ? link : null;
}

function datesOf(raw: RawItem, now: Date): Pick<FeedItem, 'published' | 'publishedMark' | 'updated'> {
  const stated = firstDate(raw.published);
  const updated = firstDate(raw.updated);
  const published = stated ?? updated;
  if (published === null) {
    const publishedMark = raw.published.length + raw.updated.length > 0 ? 'unreadable' : 'absent';
    return { published: null, publishedMark, updated: null };
  }
  const isAbsurd = published.getTime() > now.getTime() + MAX_AHEAD_MS;
  const publishedMark: PublishedMark = isAbsurd ? 'clamped' : stated === null ? 'updated' : 'stated';
  const isUpdateAbsurd = updated !== null && updated.getTime() > now.getTime() + MAX_AHEAD_MS;
  return { published: isAbsurd ? now : published, publishedMark, updated: isUpdateAbsurd ? now : updated };
}

function firstDate(texts: readonly string[]): Date | null {
  for (const text of texts) {
    const date = parseDate(text);
    if (date !== null) return date;
  }
  return null;
}

function firstLine(texts: readonly RawText[], maxLength: number): string | null {
  const plain = firstPlain(texts, maxLength * 10);
  return plain === null ? null : cut(oneLine(plain), maxLength);
}

function firstPlain(texts: readonly RawText[], maxLength: number): string | null {
  for (const text of texts) {
    const plain = plainOf(text);
    if (plain !== '') return cut(plain, maxLength);
  }
  return null;
}

/** Never cuts a surrogate pair in two. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const isHigh = /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1));
  return text.slice(0, isHigh ? maxLength - 1 : maxLength);
}

/** Entities are decoded once more only where the text is HTML: "AT&amp;T" in Atom's plain text means just that. */
function plainOf(text: RawText): string {
  const isHtml = text.kind === 'html' || (text.kind === 'guess' && looksLikeHtml(text.value));
  return withoutControls(isHtml ? htmlToText(text.value) : tidy(text.value));
}

/** C0 and C1 but tab and line feed, and non-characters: terminals and spreadsheets act on them, and no reader sees them. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

function withoutControls(text: string): string {
  return text.search(CONTROLS) === -1 ? text : text.replace(CONTROLS, '');
}

function htmlOf(text: RawText, base: string | null): string {
  const isHtml = text.kind === 'html' || (text.kind === 'guess' && looksLikeHtml(text.value));
  if (!isHtml) return escapeHtml(text.value);
  return resolveLinksInHtml(text.value, text.base === null ? base : resolveAddress(text.base, base));
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\s\u00A0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Marks that turn the direction of what follows: a line that is shown among others must not turn them. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

function oneLine(text: string): string {
  return text.replace(TURNS, '').replace(/\s+/g, ' ').trim();
}
