/** The SQL of articles marked as missed. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';

/** A mark as a page shows it. */
export interface MissedMark {
  readonly id: string;
  readonly regime: string;
  /** Null where none was written, or where it was erased. */
  readonly note: string | null;
  readonly markedBy: string | null;
  readonly markedAt: Date;
}

/** A mark to be kept. */
export interface NewMark {
  readonly articleId: string;
  readonly revisionId: string;
  readonly regime: string;
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
      `SELECT m.id, m.regime, kept.text AS note, m.marked_by AS "markedBy", m.marked_at AS "markedAt"
       FROM missed_articles m LEFT JOIN audit_texts kept ON kept.entry_number = m.entry_number
       WHERE m.article_id = $1 ORDER BY m.id`,
      [articleId],
    );
  }

  /** @returns Its id, or null where the text is marked for this embargo already. */
  async insert(mark: NewMark, now: Date, tx: Tx): Promise<string | null> {
    const [row] = await tx.rows<{ id: string }>(
      `INSERT INTO missed_articles
         (article_id, revision_id, regime, title, text, language, published_at, pack_version, marked_by, marked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT ON CONSTRAINT uq_missed_articles_revision_regime DO NOTHING RETURNING id`,
      [
        mark.articleId,
        mark.revisionId,
        mark.regime,
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

  /** Names the entry of the record that holds a mark's note. */
  async noteEntry(id: string, entryNumber: string, tx: Tx): Promise<void> {
    await tx.run('UPDATE missed_articles SET entry_number = $2 WHERE id = $1', [id, entryNumber]);
  }
}
