import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Compression } from './capture.entity.js';

/** Which articles to list, newest first. */
export interface ArticleFilter {
  readonly sourceId: string | null;
  readonly language: string | null;
  /** Published (or, undated, first seen) at or after, and before. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** For `websearch_to_tsquery`, or null. */
  readonly searchQuery: string | null;
  /** Sort key of the last article seen: instant as ISO 8601 with microseconds, and id. */
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** An article as lists show it. */
export interface ArticleRecord {
  readonly id: string;
  readonly sourceId: string | null;
  readonly sourceTitle: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly publishedMark: string | null;
  readonly firstSeenAt: Date;
  readonly isOldNews: boolean;
  readonly broughtBy: string | null;
  readonly revisionCount: number;
  readonly latestRevisionId: string | null;
  readonly screenedWith: string | null;
  readonly screenedAt: Date | null;
  /** The instant it is sorted by, as text, exact to the microsecond. */
  readonly sortedAt: string;
}

/** One text of an article, with where it was read from. */
export interface RevisionRecord {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly isTruncated: boolean;
  readonly author: string | null;
  readonly language: string | null;
  readonly recognisedLanguage: string | null;
  readonly publishedAt: Date | null;
  readonly contentHash: Buffer;
  readonly recordedAt: Date;
  readonly screenedWith: string | null;
  readonly screenedAt: Date | null;
  readonly captureId: string | null;
  readonly captureAddress: string | null;
  readonly captureFinalAddress: string | null;
  readonly captureRetrievedAt: Date | null;
  readonly captureStatus: number | null;
  readonly captureHeaders: Readonly<Record<string, string>> | null;
  readonly captureMediaType: string | null;
  readonly captureSha256: Buffer | null;
  readonly captureByteLength: number | null;
}

/** Bytes as they are kept. */
export interface CaptureRecord {
  readonly id: string;
  readonly body: Buffer;
  readonly compression: Compression;
  readonly byteLength: number;
  readonly sha256: Buffer;
  readonly mediaType: string | null;
}

const SORTED_BY = 'coalesce(a.published_at, a.first_seen_at)';

const COLUMNS = `a.id, a.source_id AS "sourceId", o.title AS "sourceTitle", o.publisher, a.url, a.title, a.language,
  a.published_at AS "publishedAt", a.published_mark AS "publishedMark", a.first_seen_at AS "firstSeenAt",
  a.is_old_news AS "isOldNews", a.brought_by AS "broughtBy", a.revision_count AS "revisionCount",
  a.latest_revision_id AS "latestRevisionId", r.screened_with AS "screenedWith", r.screened_at AS "screenedAt",
  to_char(${SORTED_BY} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortedAt"`;

const JOINS = `LEFT JOIN sources o ON o.id = a.source_id LEFT JOIN revisions r ON r.id = a.latest_revision_id`;

@Injectable()
export class ArticleReadingRepository {
  constructor(private readonly database: Database) {}

  /** Only the conditions that are asked for, so that each list can go along its index. */
  async find(filter: ArticleFilter): Promise<ArticleRecord[]> {
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const conditions = ['true'];
    if (filter.sourceId !== null) conditions.push(`a.source_id = ${bind(filter.sourceId)}`);
    if (filter.language !== null) conditions.push(`a.language = ${bind(filter.language)}`);
    if (filter.from !== null) conditions.push(`${SORTED_BY} >= ${bind(filter.from)}`);
    if (filter.to !== null) conditions.push(`${SORTED_BY} < ${bind(filter.to)}`);
    if (filter.searchQuery !== null) {
      conditions.push(
        `a.id IN (SELECT article_id FROM article_words WHERE words @@ websearch_to_tsquery('simple', ${bind(filter.searchQuery)}))`,
      );
    }
    if (filter.after !== null) {
      const { at, id } = filter.after;
      conditions.push(`(${SORTED_BY}, a.id) < (${bind(at)}::timestamptz, ${bind(id)}::bigint)`);
    }
    return this.database.rows<ArticleRecord>(
      `SELECT ${COLUMNS} FROM articles a ${JOINS} WHERE ${conditions.join(' AND ')}
       ORDER BY ${SORTED_BY} DESC, a.id DESC LIMIT ${bind(filter.limit)}`,
      values,
    );
  }

  async findById(id: string): Promise<ArticleRecord | null> {
    const [row] = await this.database.rows<ArticleRecord>(
      `SELECT ${COLUMNS} FROM articles a ${JOINS} WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Newest first. */
  async findRevisions(articleId: string): Promise<RevisionRecord[]> {
    return this.database.rows<RevisionRecord>(
      `SELECT r.id, r.number, r.title, r.text, r.is_truncated AS "isTruncated", r.author, r.language,
              r.recognised_language AS "recognisedLanguage", r.published_at AS "publishedAt",
              r.content_hash AS "contentHash", r.recorded_at AS "recordedAt", r.screened_with AS "screenedWith",
              r.screened_at AS "screenedAt", c.id AS "captureId", c.address AS "captureAddress",
              c.final_address AS "captureFinalAddress", c.retrieved_at AS "captureRetrievedAt",
              c.status AS "captureStatus", c.headers AS "captureHeaders", c.media_type AS "captureMediaType",
              c.sha256 AS "captureSha256", c.byte_length AS "captureByteLength"
       FROM revisions r LEFT JOIN captures c ON c.id = r.capture_id
       WHERE r.article_id = $1 ORDER BY r.number DESC`,
      [articleId],
    );
  }

  /** A capture that one of the article's revisions rests on. */
  async findCapture(articleId: string, captureId: string): Promise<CaptureRecord | null> {
    const [row] = await this.database.rows<CaptureRecord>(
      `SELECT id, body, compression, byte_length AS "byteLength", sha256, media_type AS "mediaType" FROM captures
       WHERE id = $2 AND EXISTS (SELECT FROM revisions WHERE article_id = $1 AND capture_id = $2)`,
      [articleId, captureId],
    );
    return row ?? null;
  }
}
