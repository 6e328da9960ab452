import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';

/** A revision as screening reads it. */
export interface ScreenableRevision {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A hint (ISO 639), or null. */
  readonly language: string | null;
  readonly publishedAt: Date | null;
  /** The first text of its article, which no pack has read. */
  readonly isFirstReading: boolean;
}

/** What screening notes on a revision. */
export interface ScreenedRevision {
  readonly id: string;
  /** The language recognised, or null. */
  readonly recognisedLanguage: string | null;
}

@Injectable()
export class RevisionsRepository {
  constructor(private readonly database: Database) {}

  /** Of these revisions those that this pack has not read yet. */
  async findUnscreenedBy(packVersion: string, revisionIds: readonly string[]): Promise<ScreenableRevision[]> {
    return this.database.rows<ScreenableRevision>(
      `SELECT id, title, text, language, published_at AS "publishedAt",
              number = 1 AND screened_with IS NULL AS "isFirstReading" FROM revisions
       WHERE id = ANY ($1::bigint[]) AND screened_with IS DISTINCT FROM $2 ORDER BY id`,
      [revisionIds, packVersion],
    );
  }

  /** Up to `limit` revisions that no pack has read, recorded before `before`, oldest first. */
  async findUnscreened(before: Date, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM (SELECT id, recorded_at FROM revisions WHERE screened_with IS NULL ORDER BY id LIMIT $2) AS oldest
       WHERE recorded_at < $1 ORDER BY id`,
      [before, limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Notes that a pack has read revisions. Where another worker has noted the same in the meantime, that one's word stands.
   *
   * @returns Ids of those noted now.
   */
  async recordScreened(
    revisions: readonly ScreenedRevision[],
    packVersion: string,
    screenedAt: Date,
    tx: Tx,
  ): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(
      `WITH given AS MATERIALIZED (
         SELECT * FROM unnest($1::bigint[], $2::text[]) AS given (id, language)
       ), locked AS (
         SELECT id FROM revisions WHERE id = ANY ($1::bigint[]) AND screened_with IS DISTINCT FROM $3
         ORDER BY id FOR UPDATE
       )
       UPDATE revisions r SET
         screened_with = $3, screened_at = $4, recognised_language = given.language,
         language = coalesce(given.language, r.language)
       FROM given, locked WHERE r.id = given.id AND locked.id = r.id
       RETURNING r.id`,
      [revisions.map(({ id }) => id), revisions.map((each) => each.recognisedLanguage), packVersion, screenedAt],
    );
    await tx.run(
      `UPDATE articles a SET language = r.language FROM revisions r
       WHERE r.id = ANY ($1::bigint[]) AND a.latest_revision_id = r.id AND a.language IS DISTINCT FROM r.language`,
      [rows.map(({ id }) => id)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async noteReadAgain(revisionIds: readonly string[], packVersion: string, at: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE revisions SET screened_with = $2, screened_at = $3
       WHERE id = ANY ($1::bigint[]) AND screened_with IS DISTINCT FROM $2`,
      [revisionIds, packVersion, at],
    );
  }

  async markOldNews(articleIds: readonly string[], seenBefore: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE articles SET is_old_news = true
       WHERE id = ANY ($1::bigint[]) AND first_seen_at < $2 AND NOT is_old_news`,
      [articleIds, seenBefore],
    );
  }
}
