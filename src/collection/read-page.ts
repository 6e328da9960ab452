import { Tokenizer } from 'htmlparser2';
import { htmlToText } from './html-to-text.js';

/** What a reader finds on a page. */
export interface PageText {
  readonly title: string;
  /** Plain text of the article, or of the whole page where no part of it is marked as one. */
  readonly text: string;
  /** As the page says, e.g. `en-GB`; null where it does not. */
  readonly language: string | null;
  /** As the page says; null where it does not. */
  readonly published: Date | null;
  /** Whether the page itself marks where its article stands. */
  readonly isMarked: boolean;
}

/** Parts of a page that are about the site and not of the article. */
const FURNITURE = new Set([
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'script',
  'style',
  'noscript',
  'template',
  'button',
]);

/** Where the article stands, the best first. */
const PLACES = ['article', 'main', 'body'] as const;

/** An `<article>` shorter than this is a teaser. */
const MIN_ARTICLE_LENGTH = 200;

interface Place {
  readonly name: string;
  readonly start: number;
  end: number;
}

/**
 * Reads the article out of an HTML page: the longest `<article>`, else `<main>`, else the body, without navigation and
 * the like. Takes broken HTML; linear in its length, however deep it is nested.
 */
export function readPage(html: string): PageText {
  const page = new PageScanner(html);
  const heading = page.meta.get('og:title') ?? page.title;
  const published = page.meta.get('article:published_time') ?? page.meta.get('date') ?? null;
  const publishedAt = published === null ? null : new Date(published);
  return {
    title: heading.replace(/\s+/g, ' ').trim(),
    ...chooseText(html, page),
    language: page.language,
    published: publishedAt === null || Number.isNaN(publishedAt.getTime()) ? null : publishedAt,
  };
}

/** A page takes part in the choice with so many marked places; what comes after them is read with its surroundings. */
const MAX_PLACES = 10_000;

/** Longest title or attribute that is of interest. */
const MAX_VALUE_LENGTH = 2_000;

/** Notes where things stand on a page. Keeps no tree: a page may be nested a million deep. */
class PageScanner {
  readonly places: Place[] = [];
  /** Ranges to be left out, in order, none within another. */
  readonly furniture: { start: number; end: number }[] = [];
  readonly meta = new Map<string, string>();
  title = '';
  language: string | null = null;

  private readonly open: Place[] = [];
  private furnitureDepth = 0;
  private furnitureStart = 0;
  private titlesSeen = 0;
  private isInTitle = false;
  private tag = '';
  private tagStart = 0;
  private attribute = '';
  private value = '';
  private attributes = new Map<string, string>();

  constructor(private readonly html: string) {
    const tokenizer = new Tokenizer(
      { xmlMode: false, decodeEntities: true },
      {
        onopentagname: (start, end) => {
          this.tag = html.slice(start, Math.min(end, start + 20)).toLowerCase();
          this.tagStart = start - 1;
          this.attributes = new Map();
        },
        onattribname: (start, end) => {
          this.attribute = html.slice(start, Math.min(end, start + 20)).toLowerCase();
          this.value = '';
        },
        onattribdata: (start, end) => {
          if (this.value.length < MAX_VALUE_LENGTH)
            this.value += html.slice(start, Math.min(end, start + MAX_VALUE_LENGTH));
        },
        onattribentity: (code) => {
          if (this.value.length < MAX_VALUE_LENGTH) this.value += String.fromCodePoint(code);
        },
        onattribend: () => {
          if (!this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value.trim());
        },
        onopentagend: (end) => this.enter(end + 1),
        onselfclosingtag: (end) => this.enter(end + 1),
        onclosetag: (start, end) =>
          this.leave(html.slice(start, Math.min(end, start + 20)).toLowerCase(), start - 2, end),
        ontext: (start, end) => this.addToTitle(html.slice(start, Math.min(end, start + MAX_VALUE_LENGTH))),
        ontextentity: (code) => this.addToTitle(String.fromCodePoint(code)),
        oncdata: ignore,
        oncomment: ignore,
        ondeclaration: ignore,
        onend: ignore,
        onprocessinginstruction: ignore,
      },
    );
    tokenizer.write(html);
    tokenizer.end();
  }

  private enter(contentStart: number): void {
    const { tag, attributes } = this;
    if (tag === 'html') this.language = attributes.get('lang') || null;
    if (tag === 'meta') this.noteMeta(attributes.get('property') ?? attributes.get('name'), attributes.get('content'));
    if (tag === 'title') this.isInTitle = ++this.titlesSeen === 1;
    if (FURNITURE.has(tag)) {
      if (this.furnitureDepth === 0) this.furnitureStart = this.tagStart;
      this.furnitureDepth += 1;
    } else if (PLACES.some((place) => place === tag) && this.places.length < MAX_PLACES) {
      const place = { name: tag, start: contentStart, end: this.html.length };
      this.open.push(place);
      this.places.push(place);
    }
  }

  private leave(tag: string, start: number, nameEnd: number): void {
    if (tag === 'title') this.isInTitle = false;
    if (FURNITURE.has(tag) && this.furnitureDepth > 0) {
      this.furnitureDepth -= 1;
      const close = this.html.indexOf('>', nameEnd);
      const end = close === -1 ? this.html.length : close + 1;
      if (this.furnitureDepth === 0) this.furniture.push({ start: this.furnitureStart, end });
    }
    const last = this.open.at(-1);
    if (last?.name === tag) {
      last.end = Math.max(last.start, start);
      this.open.pop();
    }
  }

  private noteMeta(name: string | undefined, content: string | undefined): void {
    const key = name?.toLowerCase() ?? '';
    if (key !== '' && content !== undefined && content !== '' && !this.meta.has(key)) this.meta.set(key, content);
  }

  private addToTitle(text: string): void {
    if (this.isInTitle && this.title.length < MAX_VALUE_LENGTH) this.title += text;
  }
}

function ignore(): void {
  // Nothing there tells where the article is.
}

function chooseText(html: string, page: PageScanner): Pick<PageText, 'text' | 'isMarked'> {
  for (const name of PLACES) {
    const places = page.places.filter((place) => place.name === name);
    const [longest] = places.sort((a, b) => b.end - b.start - (a.end - a.start));
    if (longest === undefined) continue;
    const text = htmlToText(withoutFurniture(html, longest, page.furniture));
    if (text.length >= MIN_ARTICLE_LENGTH || name === 'body') return { text, isMarked: name !== 'body' };
  }
  return { text: htmlToText(withoutFurniture(html, { start: 0, end: html.length }, page.furniture)), isMarked: false };
}

function withoutFurniture(
  html: string,
  { start, end }: { start: number; end: number },
  furniture: readonly { start: number; end: number }[],
): string {
  const parts: string[] = [];
  let at = start;
  for (const piece of furniture) {
    if (piece.start < at || piece.end > end) continue;
    parts.push(html.slice(at, piece.start), '\n');
    at = piece.end;
  }
  parts.push(html.slice(at, end));
  return parts.join('');
}
