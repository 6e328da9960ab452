/** Makes what a feed said fit to be stored, and works out by what each item can be known again. */
import { boundText, toStorableText } from '../platform/database/storable-text.js';
import { canonicaliseUrl } from './canonicalise-url.js';

/** An item as collection hands it over. */
export interface IncomingItem {
  /** The publisher's own id, or null. */
  readonly guid: string | null;
  /** Absolute address of its page, not yet canonical, or null. */
  readonly url: string | null;
  /** Plain text. */
  readonly title: string;
  /** Plain text. */
  readonly text: string;
  readonly author: string | null;
  /** As the feed says, e.g. `en-GB`; a hint. */
  readonly language: string | null;
  readonly published: Date | null;
  /** How far `published` can be trusted. */
  readonly publishedMark: string | null;
}

/** An item that can be stored. Keys are hashes as hexadecimal text; a null key does not tell it from others. */
export interface PreparedItem {
  readonly guidKey: string | null;
  /** Canonical, or null. */
  readonly url: string | null;
  readonly urlKey: string | null;
  readonly contentKey: string;
  /** Whether equal content means the same article: it is long, or there is nothing else to know it by. */
  readonly isKnownByContent: boolean;
  readonly title: string;
  readonly text: string;
  readonly isTruncated: boolean;
  readonly author: string | null;
  /** ISO 639, or null. */
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly publishedMark: string | null;
}

export interface PreparedItems {
  readonly items: readonly PreparedItem[];
  /** Why items were rejected, one line each. */
  readonly rejections: readonly string[];
}

/** Longest text kept of one revision, in UTF-16 code units; a book is shorter, and nothing that is news is longer. */
export const MAX_TEXT_LENGTH = 1_000_000;

const MAX_TITLE_LENGTH = 2_000;
const MAX_AUTHOR_LENGTH = 500;

/** Two texts of this length that are equal are one article under two addresses; "Daily briefing" is not. */
const MIN_TELLING_LENGTH = 200;

/**
 * Prepares all items of one document, in their order. Only an item with neither title nor text is rejected.
 *
 * An address tells articles apart only if it is no front page and no other item of the document, by another id, has it
 * too; an id only if the document does not give it to items with different addresses (or, without addresses, with
 * different contents): real feeds do both.
 *
 * @param hash SHA-256 as hexadecimal text.
 * @param language The feed's or the source's, for items that say nothing of their own.
 */
export function prepareItems(
  items: readonly IncomingItem[],
  language: string | null,
  hash: (text: string) => string,
): PreparedItems {
  const rejections: string[] = [];
  const drafts = items.flatMap((item, index) => {
    const draft = toDraft(item, language, hash);
    if (draft !== null) return [draft];
    rejections.push(`Item ${index + 1} has neither title nor text`);
    return [];
  });
  const sharedGuids = keysWithSeveral(
    drafts,
    (draft) => draft.guid,
    (draft) => draft.url ?? draft.contentKey,
  );
  const sharedUrls = keysWithSeveral(
    drafts,
    (draft) => draft.url,
    (draft) => draft.guid ?? draft.contentKey,
  );
  return {
    rejections,
    items: drafts.map((draft) => {
      const { guid, ...rest } = draft;
      const guidKey = guid === null || sharedGuids.has(guid) ? null : hash(guid);
      const isTelling = draft.url !== null && !sharedUrls.has(draft.url) && !isFrontPage(draft.url);
      const urlKey = isTelling && draft.url !== null ? hash(draft.url) : null;
      const isKnownByContent = (guidKey === null && urlKey === null) || draft.text.length >= MIN_TELLING_LENGTH;
      return { ...rest, guidKey, urlKey, isKnownByContent };
    }),
  };
}

type Draft = Omit<PreparedItem, 'guidKey' | 'urlKey' | 'isKnownByContent'> & { readonly guid: string | null };

function toDraft(item: IncomingItem, language: string | null, hash: (text: string) => string): Draft | null {
  const title = boundText(toStorableText(item.title).trim(), MAX_TITLE_LENGTH);
  const whole = toStorableText(item.text).trim();
  if (title === '' && whole === '') return null;
  const text = boundText(whole, MAX_TEXT_LENGTH);
  const publishedAt = isStorable(item.published) ? item.published : null;
  const author = boundText(toStorableText(item.author ?? '').trim(), MAX_AUTHOR_LENGTH);
  const guid = item.guid?.trim() ?? '';
  return {
    guid: guid === '' ? null : guid,
    url: item.url === null ? null : canonicaliseUrl(item.url),
    contentKey: hash(`${title}\0${text}`),
    title,
    text,
    isTruncated: text.length < whole.length,
    author: author === '' ? null : author,
    language: toLanguageCode(item.language) ?? toLanguageCode(language),
    publishedAt,
    publishedMark: publishedAt === null && item.published !== null ? 'unreadable' : item.publishedMark,
  };
}

/** `en` of `en-GB`; null for what is no language tag. */
export function toLanguageCode(tag: string | null): string | null {
  const primary = tag?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return /^[a-z]{2,3}$/.test(primary) ? primary : null;
}

function isFrontPage(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && search === '' && hash === '';
}

/** The keys that stand for more than one thing in the document. */
function keysWithSeveral(
  drafts: readonly Draft[],
  keyOf: (draft: Draft) => string | null,
  thingOf: (draft: Draft) => string,
): Set<string> {
  const first = new Map<string, string>();
  const shared = new Set<string>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    if (key === null) continue;
    const thing = thingOf(draft);
    const known = first.get(key);
    if (known === undefined) first.set(key, thing);
    else if (known !== thing) shared.add(key);
  }
  return shared;
}

/** Between the years 1 and 9999, as ISO 8601 has them. */
function isStorable(date: Date | null): boolean {
  const year = date?.getUTCFullYear() ?? Number.NaN;
  return year >= 1 && year <= 9999;
}
