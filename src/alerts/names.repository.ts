/** SQL of names: which articles tell them, and the alerts and stories of these. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { ALERT_COLUMNS, type AlertRow } from './alert-row.js';
import type { ToldName } from './name-key.js';

/** An article that tells a name. */
export interface NamingArticle {
  readonly articleId: string;
  readonly label: string;
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
  readonly datedAt: Date;
  readonly storyId: string;
  readonly storyTitle: string;
}

/** Of a name that nearly everything tells, so many of the articles stored last are looked at. */
const MOST_NAMING = 2_000;

const NAMING = `(SELECT article_id, label FROM named_articles WHERE type = $1 AND key = $2
                 ORDER BY article_id DESC LIMIT ${MOST_NAMING})`;

@Injectable()
export class NamesRepository {
  constructor(private readonly database: Database) {}

  /** Keeps which article tells which names; what it was known to tell stays. */
  async save(names: readonly (ToldName & { readonly articleId: string })[], tx: Tx): Promise<void> {
    if (names.length === 0) return;
    await tx.run(
      `INSERT INTO named_articles (type, key, article_id, label)
       SELECT DISTINCT ON (n.type, n.key, n."articleId") n.type, n.key, n."articleId", n.label
       FROM jsonb_to_recordset($1::jsonb) AS n(type text, key text, "articleId" bigint, label text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(names)],
    );
  }

  /** Alerts that rest on an article that tells the name, the most urgent first. */
  async listAlerts(type: string, key: string, limit: number): Promise<AlertRow[]> {
    return this.database.rows<AlertRow>(
      `SELECT ${ALERT_COLUMNS} FROM alerts a
       WHERE a.merged_into IS NULL AND a.id IN (
         SELECT e.alert_id FROM ${NAMING} AS n JOIN alert_evidence e ON e.article_id = n.article_id)
       ORDER BY a.priority_exact DESC, a.id DESC LIMIT $3`,
      [type, key, limit],
    );
  }

  /** Articles that tell the name, with their stories, the latest first. */
  async listArticles(type: string, key: string, limit: number): Promise<NamingArticle[]> {
    return this.database.rows<NamingArticle>(
      `SELECT n.article_id AS "articleId", n.label, s.publisher, s.title, s.url, s.dated_at AS "datedAt",
              s.story_id AS "storyId", t.title AS "storyTitle"
       FROM ${NAMING} AS n JOIN story_articles s ON s.article_id = n.article_id JOIN stories t ON t.id = s.story_id
       ORDER BY s.dated_at DESC, n.article_id DESC, s.story_id LIMIT $3`,
      [type, key, limit],
    );
  }
}
