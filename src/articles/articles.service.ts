/** Stores what collection and people bring: each article once, each material change as a revision, the bytes as evidence. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';
import { toStorableText } from '../platform/database/storable-text.js';
import { ArticlesRepository, type NewArticle, type NewCapture, type NewRevision } from './articles.repository.js';
import { isSameArticle } from './is-same-article.js';
import { matchItems, type ListedArticle } from './match-items.js';
import { prepareItems, type IncomingItem, type PreparedItem } from './prepare-items.js';

export type { IncomingItem } from './prepare-items.js';

/** Bytes as they were received. */
export interface IncomingCapture {
  readonly address: string;
  readonly finalAddress: string;
  readonly retrievedAt: Date;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: string | null;
  readonly body: Buffer;
  /** Hexadecimal, of `body`. */
  readonly sha256: string;
}

/** One document of one source. */
export interface IncomingFeed {
  readonly sourceId: string;
  /** The first document of its source: nobody is mailed about what it brings. */
  readonly isOldNews: boolean;
  /** Of the feed or the source, for items that say nothing of their own; a hint. */
  readonly language: string | null;
  readonly capture: IncomingCapture;
  readonly items: readonly IncomingItem[];
}

/** What became of a document's items: `received` is the sum of the four others. */
export interface StoredFeed {
  readonly sourceId: string;
  readonly received: number;
  readonly new: number;
  readonly known: number;
  readonly revised: number;
  readonly rejected: number;
  /** The articles that it names, each once, in the order of the document. */
  readonly seen: readonly SeenArticle[];
  /** Why items were rejected or changes not kept. */
  readonly warnings: readonly string[];
}

/** An article that a document names. */
export interface SeenArticle {
  readonly articleId: string;
  readonly isNew: boolean;
  /** As the document states it; null where it gives no date, or one that cannot be. */
  readonly published: Date | null;
}

/** What a call has stored. */
export interface Stored {
  /** One for each document, in the order given. */
  readonly feeds: readonly StoredFeed[];
  /** All that is to be screened now. */
  readonly revisionIds: readonly string[];
}

/** One document that a person brought. */
export interface IncomingDocument {
  readonly item: IncomingItem;
  readonly capture: IncomingCapture;
  /** Id of the user, or null. */
  readonly broughtBy: string | null;
  /** Another text at a known address becomes a revision of the article known by it; else the article stays as it is. */
  readonly mayRevise: boolean;
}

/** What became of a document: a new article, another text of a known one, or nothing new. */
export interface Brought {
  readonly outcome: 'added' | 'revised' | 'known';
  readonly articleId: string;
  /** To be screened; null where nothing is new. */
  readonly revisionId: string | null;
}

/** A page that changes at each look (a live blog, a counter in the text) does not fill the disk: further texts count as known. */
export const MAX_REVISIONS = 100;

const compress = promisify(zstdCompress);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Draft {
  readonly feed: IncomingFeed;
  readonly isNew: readonly PreparedItem[];
  readonly revised: { item: PreparedItem; articleId: string; number: number }[];
  readonly trivial: { item: PreparedItem; articleId: string }[];
  readonly knownCount: number;
  readonly order: readonly ListedArticle[];
  readonly rejected: number;
  readonly warnings: string[];
}

@Injectable()
export class ArticlesService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores documents as part of `tx`, in a few statements for all of them together. The caller holds the rows of the
   * sources locked, so that no other poll of them stores at the same time. Storing a document twice changes nothing.
   */
  async store(feeds: readonly IncomingFeed[], tx: Tx): Promise<Stored> {
    const drafts = await this.sift(feeds, tx);
    const fruitful = drafts.filter((draft) => draft.isNew.length + draft.revised.length > 0);
    // One after the other: a compressor takes megabytes while it works.
    const captures: NewCapture[] = [];
    for (const { feed } of fruitful) captures.push(await toCapture(feed.capture));
    const captureIds = await this.articles.insertCaptures(captures, tx);
    const articles: NewArticle[] = [];
    const revisions: NewRevision[] = [];
    for (const [index, { feed, isNew, revised }] of fruitful.entries()) {
      const captureId = captureIds[index] ?? null;
      const { sourceId, isOldNews } = feed;
      for (const item of isNew) articles.push({ sourceId, item, isOldNews, broughtBy: null, captureId });
      for (const { item, articleId, number } of revised) revisions.push({ item, articleId, number, captureId });
    }
    const recordedAt = this.clock.now();
    const written = await this.articles.insertArticles(articles, recordedAt, tx);
    const added = await this.articles.insertRevisions(revisions, recordedAt, tx);
    await this.articles.noteSeen(
      drafts.flatMap(({ trivial }) => trivial),
      tx,
    );
    const newIds = dealOut(drafts, written);
    return {
      feeds: drafts.map((draft) => toStored(draft, newIds.get(draft) ?? [])),
      revisionIds: [...written.map(({ revisionId }) => revisionId), ...added],
    };
  }

  /**
   * Stores a document that a person brought, as part of `tx`, unless it is known from whatever source: by its content,
   * by its bytes, or by its address. Those who bring at the same time wait for one another.
   *
   * @returns Null where it has neither title nor text.
   */
  async bring(document: IncomingDocument, tx: Tx): Promise<Brought | null> {
    const [item] = prepareItems([document.item], null, sha256).items;
    if (item === undefined) return null;
    const capture = await toCapture(document.capture);
    await this.articles.lockBringing(tx);
    const known = await this.articles.findAnywhere(item, capture.sha256, tx);
    if (known !== null && (known.by !== 'address' || !document.mayRevise)) return toKnown(known.id);
    if (known !== null) return this.bringAgain(known.id, item, capture, tx);
    const [captureId = null] = await this.articles.insertCaptures([capture], tx);
    const { broughtBy } = document;
    const [written] = await this.articles.insertArticles(
      [{ sourceId: null, item, isOldNews: false, broughtBy, captureId }],
      this.clock.now(),
      tx,
    );
    if (written === undefined) throw new Error('An article was not written');
    return { outcome: 'added', ...written };
  }

  /**
   * Stores another text of an article, as part of `tx`: what stands on its page, where its feed says less.
   *
   * @returns Id of the revision to be screened; null where the text is known, or the article has had too many.
   */
  async revise(articleId: string, given: IncomingItem, bytes: IncomingCapture, tx: Tx): Promise<string | null> {
    const [item] = prepareItems([given], null, sha256).items;
    if (item === undefined) return null;
    return (await this.bringAgain(articleId, item, await toCapture(bytes), tx)).revisionId;
  }

  /** Feeds often carry a summary of what stands at the address in full. */
  private async bringAgain(articleId: string, item: PreparedItem, capture: NewCapture, tx: Tx): Promise<Brought> {
    await this.articles.lockSourceOf(articleId, tx);
    const latest = (await this.articles.findLatestTexts([articleId], tx)).get(articleId);
    if (latest === undefined) throw new Error(`Article ${articleId} has no latest revision`);
    const isKnown = latest.contentKeys.includes(item.contentKey) || isSameArticle(latest, item);
    if (isKnown || latest.revisionCount >= MAX_REVISIONS) return toKnown(articleId);
    const [captureId = null] = await this.articles.insertCaptures([capture], tx);
    const revision = { articleId, number: latest.revisionCount + 1, item, captureId };
    const [revisionId = null] = await this.articles.insertRevisions([revision], this.clock.now(), tx);
    return { outcome: 'revised', articleId, revisionId };
  }

  private async sift(feeds: readonly IncomingFeed[], tx: Tx): Promise<Draft[]> {
    const prepared = feeds.map((feed) => ({ feed, ...prepareItems(feed.items, feed.language, sha256) }));
    const known = await this.articles.findKnown(
      prepared.map(({ feed, items }) => ({ sourceId: feed.sourceId, items })),
      tx,
    );
    const matched = prepared.map((each) => ({
      ...each,
      ...matchItems(each.items, known.get(each.feed.sourceId) ?? []),
    }));
    const texts = await this.articles.findLatestTexts(
      matched.flatMap(({ differing }) => differing.map(({ articleId }) => articleId)),
      tx,
    );
    return matched.map(({ feed, isNew, differing, knownCount, order, rejections }) => {
      const draft: Draft = {
        feed,
        isNew,
        revised: [],
        trivial: [],
        knownCount,
        order,
        rejected: rejections.length,
        warnings: [...rejections],
      };
      for (const { item, articleId } of differing) {
        const latest = texts.get(articleId);
        if (latest === undefined) throw new Error(`Article ${articleId} has no latest revision`);
        if (latest.contentKeys.includes(item.contentKey) || isSameArticle(latest, item)) {
          draft.trivial.push({ item, articleId });
        } else if (latest.revisionCount >= MAX_REVISIONS) {
          draft.trivial.push({ item, articleId });
          draft.warnings.push(`Article ${articleId} has changed ${MAX_REVISIONS} times; its new text was not kept`);
        } else {
          draft.revised.push({ item, articleId, number: latest.revisionCount + 1 });
        }
      }
      return draft;
    });
  }
}

const toKnown = (articleId: string): Brought => ({ outcome: 'known', articleId, revisionId: null });

/** The ids of the articles just written, by the document that brought them. */
function dealOut(drafts: readonly Draft[], written: readonly { articleId: string }[]): Map<Draft, string[]> {
  const ids = new Map<Draft, string[]>();
  let start = 0;
  for (const draft of drafts) {
    const end = start + draft.isNew.length;
    ids.set(
      draft,
      written.slice(start, end).map(({ articleId }) => articleId),
    );
    start = end;
  }
  return ids;
}

function toSeen(listed: ListedArticle, newIds: readonly string[]): SeenArticle {
  const { publishedAt, publishedMark } = listed.item;
  const articleId = listed.kind === 'known' ? listed.articleId : newIds[listed.place];
  if (articleId === undefined) throw new Error('A new article was not written');
  return { articleId, isNew: listed.kind === 'new', published: publishedMark === 'clamped' ? null : publishedAt };
}

function toStored(draft: Draft, newIds: readonly string[]): StoredFeed {
  const known = draft.knownCount + draft.trivial.length;
  return {
    sourceId: draft.feed.sourceId,
    received: draft.isNew.length + known + draft.revised.length + draft.rejected,
    new: draft.isNew.length,
    known,
    revised: draft.revised.length,
    rejected: draft.rejected,
    seen: draft.order.map((listed) => toSeen(listed, newIds)),
    warnings: draft.warnings,
  };
}

async function toCapture(given: IncomingCapture): Promise<NewCapture> {
  const headers = Object.fromEntries(
    Object.entries(given.headers).map(([name, value]) => [name, toStorableText(value)]),
  );
  return {
    address: given.address,
    finalAddress: given.finalAddress,
    retrievedAt: given.retrievedAt,
    status: given.status,
    headers,
    mediaType: given.mediaType === null ? null : toStorableText(given.mediaType),
    sha256: Buffer.from(given.sha256, 'hex'),
    byteLength: given.body.length,
    body: await compress(given.body),
    compression: 'zstd',
  };
}
