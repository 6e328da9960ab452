import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { assessPage, type PageKind } from './assess-page.js';
import { htmlToText } from './html-to-text.js';
import { measureMarkup } from './measure-markup.js';
import { parseDate } from './parse-date.js';
import { readPage } from './read-page.js';

/** The article of a page, and what the page says of it. */
export interface ArticlePage {
  readonly kind: PageKind;
  readonly title: string;
  /** Plain text, a paragraph a line. */
  readonly text: string;
  readonly author: string | null;
  /** As the page says, e.g. `en-GB`. */
  readonly language: string | null;
  readonly published: Date | null;
  /** The address that the publisher gives the article, where it is one of the web. */
  readonly canonical: string | null;
  /** Where the publisher offers the article to phones, often without what stands in its way. */
  readonly amp: string | null;
}

/** Longest page that is made into a tree, in UTF-16 code units: a tree takes many times the room. */
const MAX_TREE_LENGTH = 3_000_000;

/**
 * Pages of more are no articles, and Readability takes time that grows with the square of the depth: within these bounds it
 * takes at most a second.
 */
const MAX_ELEMENTS = 10_000;
const MAX_TEXTS = 20_000;
const MAX_DEPTH = 200;

/** Shorter than this, Readability is doubted. */
const MIN_LENGTH = 200;

/**
 * Reads the article out of a page's markup: with Readability, or, where that finds none, fails or finds less than half of
 * what stands in the page's own `<article>`, by the page's marks alone. Takes broken markup; never throws.
 */
export function extractArticle(html: string, address: string): ArticlePage {
  const marked = readPage(html);
  const read = readTree(html, address);
  const isBetter =
    read !== null && read.text.length >= MIN_LENGTH && (!marked.isMarked || read.text.length * 2 >= marked.text.length);
  const isOnly = read !== null && marked.text.length < MIN_LENGTH && read.text.length > marked.text.length;
  const found = isBetter || isOnly || !marked.isMarked ? (read?.text ?? marked.text) : marked.text;
  const told = read?.told ?? '';
  const text = told.length > found.length * 1.5 ? told : found;
  const title = marked.title === '' ? (read?.title ?? '') : marked.title;
  return {
    kind: assessPage({ address, html, title, text }),
    title,
    text,
    author: read?.author ?? null,
    language: marked.language ?? read?.language ?? null,
    published: read?.published ?? marked.published,
    canonical: read?.canonical ?? null,
    amp: read?.amp ?? null,
  };
}

/** With the article as the page tells it to search engines: all there is where a script builds the page. */
type ReadTree = Omit<ArticlePage, 'kind'> & { readonly told: string };

function readTree(html: string, address: string): ReadTree | null {
  if (html.length > MAX_TREE_LENGTH) return null;
  const { elements, texts, depth } = measureMarkup(html);
  if (elements > MAX_ELEMENTS || texts > MAX_TEXTS || depth > MAX_DEPTH) return null;
  try {
    const { document } = parseHTML(html);
    const canonical = linkOf(document, 'canonical', address);
    const amp = linkOf(document, 'amphtml', address);
    const published = publishedOf(document);
    const told = toldBody(document);
    const article = new Readability(document as never, { charThreshold: 300 }).parse();
    const text = htmlToText(article?.content ?? '');
    const author = article?.byline?.replace(/\s+/g, ' ').trim().slice(0, 200) ?? '';
    return {
      title: article?.title?.trim() ?? '',
      text,
      author: author === '' ? null : author,
      language: article?.lang ?? null,
      published: published ?? parseDate(article?.publishedTime ?? ''),
      canonical,
      amp,
      told,
    };
  } catch {
    // What neither library expected: what the page marks itself will do.
    return null;
  }
}

interface Tree {
  querySelectorAll(
    selector: string,
  ): Iterable<{ getAttribute(name: string): string | null; textContent: string | null }>;
}

function linkOf(document: Tree, rel: string, address: string): string | null {
  for (const link of document.querySelectorAll(`link[rel="${rel}"]`)) {
    const found = URL.parse(link.getAttribute('href') ?? '', address);
    if (found !== null && /^https?:$/.test(found.protocol)) return found.href;
  }
  return null;
}

/** `articleBody` of schema.org, as plain text; the longest where there are several. */
function toldBody(document: Tree): string {
  let longest = '';
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const [, json] of (script.textContent ?? '').matchAll(/"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")/g)) {
      const body = htmlToText(parseText(json ?? '""'));
      if (body.length > longest.length) longest = body;
    }
  }
  return longest;
}

function parseText(json: string): string {
  try {
    return String(JSON.parse(json.replace(/[\n\r\t]+/g, ' ')));
  } catch {
    return '';
  }
}

/** What publishers tell search engines (schema.org) is the most exact. */
function publishedOf(document: Tree): Date | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const stated = /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(script.textContent ?? '')?.[1];
    const date = stated === undefined ? null : parseDate(stated);
    if (date !== null) return date;
  }
  for (const meta of document.querySelectorAll(
    'meta[itemprop="datePublished"], meta[property="article:published_time"]',
  )) {
    const date = parseDate(meta.getAttribute('content') ?? '');
    if (date !== null) return date;
  }
  return null;
}
