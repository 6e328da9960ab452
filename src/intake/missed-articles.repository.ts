/** The SQL of articles marked as missed. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';

/** A mark as a page shows it. */
export interface MissedMark {
  readonly id: string;
  readonly regime: string;
  readonly note: string | null;
  readonly markedBy: string | null;
  readonly markedAt: Date;
}

/** A mark to be kept. */
export interface NewMark {
  readonly articleId: string;
  readonly revisionId: string;
  readonly regime: string;
  readonly note: string | null;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly packVersion: string;
  readonly markedBy: string | null;
}

@Injectable()
export class MissedArticlesRepository {
  constructor(private readonly database: Database) {}

  async listOfArticle(articleId: string): Promise<MissedMark[]> {
    return this.database.rows<MissedMark>(
      `SELECT id, regime, note, marked_by AS "markedBy", marked_at AS "markedAt"
       FROM missed_articles WHERE article_id = $1 ORDER BY id`,
      [articleId],
    );
  }

  /** @returns Its id, or null where the text is marked for this embargo already. */
  async insert(mark: NewMark, now: Date, tx: Tx): Promise<string | null> {
    const [row] = await tx.rows<{ id: string }>(
      `INSERT INTO missed_articles
         (article_id, revision_id, regime, note, title, text, language, published_at, pack_version, marked_by, marked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT ON CONSTRAINT uq_missed_articles_revision_regime DO NOTHING RETURNING id`,
      [
        mark.articleId,
        mark.revisionId,
        mark.regime,
        mark.note,
        mark.title,
        mark.text,
        mark.language,
        mark.publishedAt,
        mark.packVersion,
        mark.markedBy,
        now,
      ],
    );
    return row?.id ?? null;
  }
}
