import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import type { Tx } from '../platform/database/database.js';
import type { Compression } from './capture.entity.js';
import type { KnownArticle } from './match-items.js';
import type { PreparedItem } from './prepare-items.js';

/** Raw bytes to be kept, compressed already. */
export interface NewCapture {
  readonly address: string;
  readonly finalAddress: string;
  readonly retrievedAt: Date;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: string | null;
  /** Of the bytes before compression. */
  readonly sha256: Buffer;
  readonly byteLength: number;
  readonly body: Buffer;
  readonly compression: Compression;
}

/** A new article with its first revision. */
export interface NewArticle {
  readonly sourceId: string | null;
  readonly item: PreparedItem;
  readonly isOldNews: boolean;
  readonly broughtBy: string | null;
  readonly captureId: string | null;
}

/** Another text of an article. */
export interface NewRevision {
  readonly articleId: string;
  readonly number: number;
  readonly item: PreparedItem;
  readonly captureId: string | null;
}

/** The latest text of an article, with what tells whether another one is new. */
export interface LatestText {
  readonly articleId: string;
  readonly title: string;
  readonly text: string;
  readonly revisionCount: number;
  /** Of all its revisions. */
  readonly contentKeys: readonly string[];
}

const fromHex = (key: string | null): Buffer | null => (key === null ? null : Buffer.from(key, 'hex'));

@Injectable()
export class ArticlesRepository {
  /** The articles of these sources that any of these keys might mean. @returns By source. */
  async findKnown(
    wanted: readonly { readonly sourceId: string; readonly items: readonly PreparedItem[] }[],
    tx: Tx,
  ): Promise<Map<string, KnownArticle[]>> {
    const keys = wanted.flatMap(({ sourceId, items }) => items.map((item) => ({ sourceId, item })));
    const known = new Map<string, KnownArticle[]>();
    if (keys.length === 0) return known;
    const rows = await tx.rows<{ source_id: string } & KnownArticle>(
      `WITH wanted AS MATERIALIZED (
         SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[])
           AS given (source_id, guid_hash, url_hash, content_hash)
       ), found AS (
         SELECT a.id FROM wanted JOIN articles a ON a.source_id = wanted.source_id AND a.guid_hash = wanted.guid_hash
         UNION
         SELECT a.id FROM wanted JOIN articles a ON a.source_id = wanted.source_id AND a.url_hash = wanted.url_hash
         UNION
         SELECT a.id FROM wanted JOIN articles a ON a.source_id = wanted.source_id AND a.content_hash = wanted.content_hash
       )
       SELECT source_id, id, encode(guid_hash, 'hex') AS "guidKey", encode(url_hash, 'hex') AS "urlKey",
              encode(content_hash, 'hex') AS "contentKey"
       FROM articles WHERE id IN (SELECT id FROM found) ORDER BY id`,
      [
        keys.map(({ sourceId }) => sourceId),
        keys.map(({ item }) => fromHex(item.guidKey)),
        keys.map(({ item }) => fromHex(item.urlKey)),
        keys.map(({ item }) => (item.isKnownByContent ? fromHex(item.contentKey) : null)),
      ],
    );
    for (const { source_id, ...article } of rows) {
      const ofSource = known.get(source_id);
      if (ofSource === undefined) known.set(source_id, [article]);
      else ofSource.push(article);
    }
    return known;
  }

  /** To the end of `tx`; between looking for an article and writing it nobody else shall bring the same. */
  async lockBringing(tx: Tx): Promise<void> {
    await tx.run('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.bringArticle]);
  }

  /** So that no poll of its source adds a revision at the same time. */
  async lockSourceOf(articleId: string, tx: Tx): Promise<void> {
    await tx.run('SELECT FROM sources WHERE id = (SELECT source_id FROM articles WHERE id = $1) FOR UPDATE', [
      articleId,
    ]);
  }

  /**
   * The oldest article of any source, or of none, with this content; or brought with these bytes; or with this address.
   *
   * @param sha256 Of the bytes; a feed's document stands for many articles and is not looked at.
   */
  async findAnywhere(
    item: PreparedItem,
    sha256: Buffer,
    tx: Tx,
  ): Promise<{ readonly id: string; readonly by: 'content' | 'bytes' | 'address' } | null> {
    const [row] = await tx.rows<{ id: string; by: 'content' | 'bytes' | 'address' }>(
      `(SELECT id, 'content' AS by, 1 AS rank FROM articles WHERE content_hash = $1 ORDER BY id LIMIT 1)
       UNION ALL
       (SELECT a.id, 'bytes', 2 FROM captures c JOIN revisions r ON r.capture_id = c.id
        JOIN articles a ON a.id = r.article_id
        WHERE c.sha256 = $2 AND a.brought_by IS NOT NULL ORDER BY a.id LIMIT 1)
       UNION ALL
       (SELECT id, 'address', 3 FROM articles WHERE url_hash = $3 ORDER BY id LIMIT 1)
       ORDER BY rank LIMIT 1`,
      [item.isKnownByContent ? fromHex(item.contentKey) : null, sha256, fromHex(item.urlKey)],
    );
    return row === undefined ? null : { id: row.id, by: row.by };
  }

  async findLatestTexts(articleIds: readonly string[], tx: Tx): Promise<Map<string, LatestText>> {
    if (articleIds.length === 0) return new Map();
    const rows = await tx.rows<LatestText>(
      `SELECT a.id AS "articleId", r.title, r.text, a.revision_count AS "revisionCount",
              ARRAY(SELECT encode(content_hash, 'hex') FROM revisions WHERE article_id = a.id) AS "contentKeys"
       FROM articles a JOIN revisions r ON r.id = a.latest_revision_id
       WHERE a.id = ANY ($1::bigint[])`,
      [articleIds],
    );
    return new Map(rows.map((row) => [row.articleId, row]));
  }

  /** @returns Ids in the order given. */
  async insertCaptures(captures: readonly NewCapture[], tx: Tx): Promise<string[]> {
    if (captures.length === 0) return [];
    const rows = await tx.rows<{ id: string }>(
      `WITH given AS MATERIALIZED (
         SELECT *, nextval('captures_id_seq') AS id
         FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::int[], $5::jsonb[], $6::text[], $7::bytea[],
                     $8::int[], $9::bytea[], $10::text[])
           WITH ORDINALITY AS given (address, final_address, retrieved_at, status, headers, media_type, sha256,
                                     byte_length, body, compression, place)
       ), written AS (
         INSERT INTO captures (id, address, final_address, retrieved_at, status, headers, media_type, sha256,
                               byte_length, body, compression)
         OVERRIDING SYSTEM VALUE
         SELECT id, address, final_address, retrieved_at, status, headers, media_type, sha256, byte_length, body,
                compression
         FROM given
       )
       SELECT id FROM given ORDER BY place`,
      [
        captures.map((capture) => capture.address),
        captures.map((capture) => capture.finalAddress),
        captures.map((capture) => capture.retrievedAt),
        captures.map((capture) => capture.status),
        captures.map((capture) => JSON.stringify(capture.headers)),
        captures.map((capture) => capture.mediaType),
        captures.map((capture) => capture.sha256),
        captures.map((capture) => capture.byteLength),
        captures.map((capture) => capture.body),
        captures.map((capture) => capture.compression),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes articles with their first revisions, in one statement. @returns Ids in the order given. */
  async insertArticles(
    articles: readonly NewArticle[],
    recordedAt: Date,
    tx: Tx,
  ): Promise<{ articleId: string; revisionId: string }[]> {
    if (articles.length === 0) return [];
    return tx.rows<{ articleId: string; revisionId: string }>(
      `WITH given AS MATERIALIZED (
         SELECT *, nextval('articles_id_seq') AS article_id, nextval('revisions_id_seq') AS revision_id
         FROM unnest($1::bigint[], $2::bytea[], $3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::text[],
                     $8::boolean[], $9::text[], $10::text[], $11::timestamptz[], $12::text[], $13::boolean[],
                     $14::bigint[], $15::bigint[])
           WITH ORDINALITY AS given (source_id, guid_hash, url, url_hash, content_hash, title, text, is_truncated, author,
                                     language, published_at, published_mark, is_old_news, brought_by, capture_id, place)
       ), new_articles AS (
         INSERT INTO articles (id, source_id, guid_hash, url, url_hash, content_hash, title, published_at, published_mark,
                               language, first_seen_at, is_old_news, brought_by, latest_revision_id)
         OVERRIDING SYSTEM VALUE
         SELECT article_id, source_id, guid_hash, url, url_hash, content_hash, title, published_at, published_mark,
                language, $16, is_old_news, brought_by, revision_id
         FROM given
       ), new_revisions AS (
         INSERT INTO revisions (id, article_id, number, title, text, is_truncated, author, language, published_at,
                                content_hash, capture_id, recorded_at)
         OVERRIDING SYSTEM VALUE
         SELECT revision_id, article_id, 1, title, text, is_truncated, author, language, published_at, content_hash,
                capture_id, $16
         FROM given
       ), waiting AS (
         INSERT INTO article_words (article_id) SELECT article_id FROM given
       )
       SELECT article_id AS "articleId", revision_id AS "revisionId" FROM given ORDER BY place`,
      [
        articles.map(({ sourceId }) => sourceId),
        articles.map(({ item }) => fromHex(item.guidKey)),
        articles.map(({ item }) => item.url),
        articles.map(({ item }) => fromHex(item.urlKey)),
        articles.map(({ item }) => fromHex(item.contentKey)),
        articles.map(({ item }) => item.title),
        articles.map(({ item }) => item.text),
        articles.map(({ item }) => item.isTruncated),
        articles.map(({ item }) => item.author),
        articles.map(({ item }) => item.language),
        articles.map(({ item }) => item.publishedAt),
        articles.map(({ item }) => item.publishedMark),
        articles.map(({ isOldNews }) => isOldNews),
        articles.map(({ broughtBy }) => broughtBy),
        articles.map(({ captureId }) => captureId),
        recordedAt,
      ],
    );
  }

  /** Adds revisions to articles, whose latest they become. @returns Ids of the revisions, in the order given. */
  async insertRevisions(revisions: readonly NewRevision[], recordedAt: Date, tx: Tx): Promise<string[]> {
    if (revisions.length === 0) return [];
    const rows = await tx.rows<{ id: string }>(
      `WITH given AS MATERIALIZED (
         SELECT *, nextval('revisions_id_seq') AS id
         FROM unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[],
                     $8::timestamptz[], $9::bytea[], $10::bigint[])
           WITH ORDINALITY AS given (article_id, number, title, text, is_truncated, author, language, published_at,
                                     content_hash, capture_id, place)
       ), new_revisions AS (
         INSERT INTO revisions (id, article_id, number, title, text, is_truncated, author, language, published_at,
                                content_hash, capture_id, recorded_at)
         OVERRIDING SYSTEM VALUE
         SELECT id, article_id, number, title, text, is_truncated, author, language, published_at, content_hash,
                capture_id, $11
         FROM given
       ), newer AS (
         UPDATE articles a SET
           content_hash = given.content_hash, title = given.title, language = coalesce(given.language, a.language),
           published_at = coalesce(a.published_at, given.published_at), revision_count = given.number,
           latest_revision_id = given.id
         FROM given WHERE a.id = given.article_id
       ), waiting AS (
         UPDATE article_words SET words = NULL WHERE article_id IN (SELECT article_id FROM given)
       )
       SELECT id FROM given ORDER BY place`,
      [
        revisions.map(({ articleId }) => articleId),
        revisions.map(({ number }) => number),
        revisions.map(({ item }) => item.title),
        revisions.map(({ item }) => item.text),
        revisions.map(({ item }) => item.isTruncated),
        revisions.map(({ item }) => item.author),
        revisions.map(({ item }) => item.language),
        revisions.map(({ item }) => item.publishedAt),
        revisions.map(({ item }) => fromHex(item.contentKey)),
        revisions.map(({ captureId }) => captureId),
        recordedAt,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Notes contents that differ from the latest revision in nothing material, so that they are not compared again. */
  async noteSeen(seen: readonly { articleId: string; item: PreparedItem }[], tx: Tx): Promise<void> {
    if (seen.length === 0) return;
    await tx.run(
      `UPDATE articles a SET content_hash = given.content_hash
       FROM unnest($1::bigint[], $2::bytea[]) AS given (id, content_hash) WHERE a.id = given.id`,
      [seen.map(({ articleId }) => articleId), seen.map(({ item }) => fromHex(item.contentKey))],
    );
  }
}
