import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { spaceOut } from './search-words.js';

@Injectable()
export class ArticleWordsRepository {
  constructor(private readonly database: Database) {}

  /** Whether any article waits to be indexed. */
  async hasWaiting(): Promise<boolean> {
    const [row] = await this.database.rows<{ waits: boolean }>(
      'SELECT EXISTS (SELECT FROM article_words WHERE words IS NULL) AS waits',
    );
    return row?.waits === true;
  }

  /** Indexes up to `limit` articles that wait, the newest first. @returns How many. */
  async indexWaiting(limit: number, tx: Tx): Promise<number> {
    const rows = await tx.rows<{ id: string; title: string; text: string }>(
      `WITH waiting AS MATERIALIZED (
         SELECT article_id FROM article_words WHERE words IS NULL
         ORDER BY article_id DESC LIMIT $1 FOR UPDATE SKIP LOCKED
       )
       SELECT a.id, r.title, r.text FROM waiting
       JOIN articles a ON a.id = waiting.article_id JOIN revisions r ON r.id = a.latest_revision_id`,
      [limit],
    );
    if (rows.length === 0) return 0;
    return tx.run(
      `UPDATE article_words SET words = to_tsvector('simple', given.text)
       FROM unnest($1::bigint[], $2::text[]) AS given (id, text) WHERE article_id = given.id`,
      [rows.map(({ id }) => id), rows.map(({ title, text }) => spaceOut(`${title}\n${text}`))],
    );
  }
}
