/** The SQL of reading stored articles again. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { StandingEvidence } from './compare-article.js';

/** The latest text of an article. */
export interface StoredText {
  readonly id: string;
  readonly articleId: string;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
}

/** An alert by name. */
export interface NamedAlert {
  readonly id: string;
  readonly regime: string;
  readonly headline: string;
  readonly state: string;
  /** Current texts that it rests on. */
  readonly texts: number;
}

@Injectable()
export class RescreenRepository {
  constructor(private readonly database: Database) {}

  /** The first and last id of all texts; null where there is none. */
  async findRange(): Promise<{ readonly first: string; readonly last: string } | null> {
    const [row] = await this.database.rows<{ first: string | null; last: string | null }>(
      'SELECT min(id) AS first, max(id) AS last FROM revisions',
    );
    if (row === undefined || row.first === null || row.last === null) return null;
    return { first: row.first, last: row.last };
  }

  /**
   * Ids of latest texts within bounds, with their sizes in bytes.
   *
   * @param unlessBy A pack whose texts are left out; null: none are.
   */
  async listSizes(after: string, through: string, unlessBy: string | null): Promise<{ id: string; bytes: number }[]> {
    return this.database.rows(
      `SELECT r.id, octet_length(r.text) AS bytes
       FROM revisions r JOIN articles a ON a.id = r.article_id AND a.latest_revision_id = r.id
       WHERE r.id > $1 AND r.id <= $2 AND ($3::text IS NULL OR r.screened_with IS DISTINCT FROM $3)
       ORDER BY r.id`,
      [after, through, unlessBy],
    );
  }

  async readTexts(ids: readonly string[]): Promise<StoredText[]> {
    return this.database.rows<StoredText>(
      `SELECT id, article_id AS "articleId", title, text, language, published_at AS "publishedAt"
       FROM revisions WHERE id = ANY ($1::bigint[]) ORDER BY id`,
      [ids],
    );
  }

  /** Ids of the present texts on which alerts rest, with their sizes, the newest first. */
  async listAlerted(limit: number): Promise<{ id: string; bytes: number }[]> {
    return this.database.rows(
      `SELECT r.id, octet_length(r.text) AS bytes
       FROM (SELECT DISTINCT revision_id AS id FROM alert_evidence WHERE is_current
             ORDER BY revision_id DESC LIMIT $1) AS alerted
       JOIN revisions r ON r.id = alerted.id ORDER BY r.id DESC`,
      [limit],
    );
  }

  /** What rests on the present texts of articles, by article. */
  async findEvidence(articleIds: readonly string[]): Promise<Map<string, StandingEvidence[]>> {
    const rows = await this.database.rows<StandingEvidence & { articleId: string }>(
      `SELECT e.article_id AS "articleId", e.alert_id AS "alertId", a.kind, a.regime,
              e.pack_version LIKE 'by-hand-%' AS "isByHand"
       FROM alert_evidence e JOIN alerts a ON a.id = e.alert_id
       WHERE e.article_id = ANY ($1::bigint[]) AND e.is_current ORDER BY e.id`,
      [articleIds],
    );
    const byArticle = new Map<string, StandingEvidence[]>();
    for (const { articleId, ...evidence } of rows) {
      const own = byArticle.get(articleId);
      if (own === undefined) byArticle.set(articleId, [evidence]);
      else own.push(evidence);
    }
    return byArticle;
  }

  async nameAlerts(ids: readonly string[]): Promise<NamedAlert[]> {
    return this.database.rows<NamedAlert>(
      `SELECT a.id, a.regime, a.headline, a.state,
              (SELECT count(DISTINCT e.article_id)::integer FROM alert_evidence e
               WHERE e.alert_id = a.id AND e.is_current) AS texts
       FROM alerts a WHERE a.id = ANY ($1::bigint[]) ORDER BY a.id`,
      [ids],
    );
  }
}
