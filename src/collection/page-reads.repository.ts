import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { PageOutcome } from './page-read.entity.js';

/** An article whose page is to be read. */
export interface DuePage {
  readonly articleId: string;
  readonly address: string;
  /** Of the address; one request at a time goes there. */
  readonly host: string;
  readonly title: string;
  /** Of the article's latest text, in UTF-16 code units as far as Postgres counts them: code points. */
  readonly textLength: number;
  readonly language: string | null;
  readonly tries: number;
}

/** What is kept of a reading that is over. */
export interface PageResult {
  readonly outcome: PageOutcome;
  readonly detail: string | null;
  readonly canonical: string | null;
  readonly at: Date;
}

@Injectable()
export class PageReadsRepository {
  constructor(private readonly database: Database) {}

  /** Notes the new articles of sources whose pages are to be read. Articles from before the switch stay as they are. */
  async plan(now: Date, since: Date, limit: number, tx: Tx): Promise<number> {
    return tx.run(
      `INSERT INTO page_reads (article_id, due_at)
       SELECT a.id, $1
       FROM sources s JOIN articles a ON a.source_id = s.id
       WHERE s.full_text_since IS NOT NULL AND s.state = 'enabled'
         AND a.first_seen_at >= greatest(s.full_text_since, $2) AND a.url IS NOT NULL
         AND NOT EXISTS (SELECT FROM page_reads p WHERE p.article_id = a.id)
       LIMIT $3
       ON CONFLICT DO NOTHING`,
      [now, since, limit],
    );
  }

  /** Takes pages that are due, for as long as `until`; after that they are due again. @returns Their articles' ids. */
  async claim(now: Date, until: Date, limit: number, tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `UPDATE page_reads SET due_at = $2, tries = tries + 1
       WHERE article_id IN (SELECT article_id FROM page_reads WHERE outcome IS NULL AND due_at <= $1
                            ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING article_id AS id`,
      [now, until, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of these articles that still wait for their page. */
  async findWaiting(articleIds: readonly string[]): Promise<DuePage[]> {
    const rows = await this.database.rows<Omit<DuePage, 'host'>>(
      `SELECT a.id AS "articleId", a.url AS address, r.title, length(r.text) AS "textLength", a.language, p.tries
       FROM page_reads p JOIN articles a ON a.id = p.article_id JOIN revisions r ON r.id = a.latest_revision_id
       WHERE p.article_id = ANY ($1::bigint[]) AND p.outcome IS NULL AND a.url IS NOT NULL
       ORDER BY a.id`,
      [articleIds],
    );
    return rows.map((row) => ({ ...row, host: new URL(row.address).host }));
  }

  async record(articleId: string, { outcome, detail, canonical, at }: PageResult, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE page_reads SET outcome = $2, detail = $3, canonical = $4, read_at = $5 WHERE article_id = $1`,
      [articleId, outcome, detail, canonical, at],
    );
  }

  /** Puts a page off that could not be had this time. */
  async postpone(articleId: string, dueAt: Date, detail: string): Promise<void> {
    await this.database.run(
      `UPDATE page_reads SET due_at = $2, detail = $3 WHERE article_id = $1 AND outcome IS NULL`,
      [articleId, dueAt, detail],
    );
  }

  /** How often each outcome came of a source's pages; null stands for those that wait. */
  async countOutcomes(sourceId: string): Promise<{ outcome: PageOutcome | null; count: number }[]> {
    return this.database.rows(
      `SELECT p.outcome, count(*)::integer AS count FROM page_reads p JOIN articles a ON a.id = p.article_id
       WHERE a.source_id = $1 GROUP BY p.outcome ORDER BY p.outcome`,
      [sourceId],
    );
  }
}
