/** SQL of standing relations: who is said to supply whom, put together from alerts and what they gathered. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** A relation as it is stored: in its alerts and their evidence, nowhere else. */
export interface RelationRow {
  readonly id: string;
  readonly regime: string;
  readonly conduct: string;
  readonly supplier: string;
  readonly recipient: string;
  readonly restatementCount: number;
  readonly reportCount: number;
  readonly sourceCount: number;
  readonly alertCount: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly lastNewsAt: Date | null;
  readonly alertIds: readonly string[];
  readonly storyIds: readonly string[];
  /** `lastSeenAt` with all its digits. */
  readonly sortKey: string;
}

/** Which relations are asked for; null: any. */
export interface RelationFilter {
  readonly regimes: readonly string[];
  /** On either side. */
  readonly party: string | null;
  /** Those of this alert: its embargo, and parties and conduct among its own. */
  readonly alertId: string | null;
}

/** Most ids of alerts and stories that one relation shows. */
const MAX_IDS = 20;

/**
 * What each article adds to which alert. An article that only restates counts for the parties and the conduct that it
 * names itself: the alert it joined may tell of more.
 */
const GATHERED = `
  SELECT a.id AS alert_id, a.story_id, a.regime, e.article_id, e.publisher, e.dated_at,
         e.is_mention OR a.is_background AS restates,
         CASE WHEN NOT a.is_background THEN greatest(
           min(e.dated_at) FILTER (WHERE NOT e.is_mention) OVER (PARTITION BY a.id),
           (SELECT max(d.made_at) FROM alert_editions d WHERE d.alert_id = a.id AND d.number > 1 AND NOT d.is_correction)
         ) END AS news_at,
         CASE WHEN e.is_mention THEN e.detail -> 'supplier' ELSE to_jsonb(a.supplier) END AS suppliers,
         CASE WHEN e.is_mention THEN e.detail -> 'recipient' ELSE to_jsonb(a.recipient) END AS recipients,
         CASE WHEN e.is_mention THEN e.detail -> 'conduct' ELSE to_jsonb(a.conduct) END AS conducts
  FROM alerts a JOIN alert_evidence e ON e.alert_id = a.id AND e.is_current`;

@Injectable()
export class RelationsRepository {
  constructor(private readonly database: Database) {}

  /** The one told of last comes first. Dismissed alerts make no relation. */
  async list(
    { regimes, party, alertId }: RelationFilter,
    after: { readonly sortKey: string; readonly id: string } | null,
    limit: number,
  ): Promise<RelationRow[]> {
    const values: unknown[] = [];
    const add = (value: unknown): string => `$${values.push(value)}`;
    const alerts = [`a.kind = 'violation'`, 'a.merged_into IS NULL', `a.state <> 'dismissed'`];
    const pairs: string[] = [];
    const page: string[] = [];
    if (regimes.length > 0) alerts.push(`a.regime = ANY (${add(regimes)}::text[])`);
    if (party !== null) pairs.push(`${add(party)}::text IN (s.supplier, r.recipient)`);
    if (alertId !== null) {
      const own = `SELECT FROM alerts o WHERE o.id = ${add(alertId)}::bigint`;
      alerts.push(
        `EXISTS (${own} AND o.regime = a.regime AND a.supplier && o.supplier AND a.recipient && o.recipient)`,
      );
      pairs.push(
        `EXISTS (${own} AND s.supplier = ANY (o.supplier) AND r.recipient = ANY (o.recipient) AND c.conduct = ANY (o.conduct))`,
      );
    }
    if (after !== null) {
      page.push(`(last_seen, id) < (${add(after.sortKey)}::timestamptz, ${add(after.id)}::text)`);
    }
    return this.database.rows<RelationRow>(
      `WITH gathered AS (${GATHERED} WHERE ${alerts.join(' AND ')}),
       relations AS (
         SELECT concat_ws('.', g.regime, c.conduct, s.supplier, r.recipient) COLLATE "C" AS id,
                g.regime, c.conduct, s.supplier, r.recipient,
                count(DISTINCT g.article_id) FILTER (WHERE g.restates)::integer AS restatements,
                count(DISTINCT g.article_id) FILTER (WHERE NOT g.restates)::integer AS reports,
                count(DISTINCT g.publisher)::integer AS sources,
                count(DISTINCT g.alert_id)::integer AS alert_count,
                min(g.dated_at) AS first_seen, max(g.dated_at) AS last_seen,
                max(g.news_at) FILTER (WHERE NOT g.restates) AS last_news,
                (array_agg(DISTINCT g.alert_id ORDER BY g.alert_id DESC))[1:${MAX_IDS}]::text[] AS alerts,
                (array_agg(DISTINCT g.story_id ORDER BY g.story_id DESC))[1:${MAX_IDS}]::text[] AS stories
         FROM gathered g
         CROSS JOIN LATERAL jsonb_array_elements_text(g.suppliers) AS s(supplier)
         CROSS JOIN LATERAL jsonb_array_elements_text(g.recipients) AS r(recipient)
         CROSS JOIN LATERAL jsonb_array_elements_text(g.conducts) AS c(conduct)
         ${pairs.length > 0 ? `WHERE ${pairs.join(' AND ')}` : ''}
         GROUP BY g.regime, c.conduct, s.supplier, r.recipient
       )
       SELECT id, regime, conduct, supplier, recipient, restatements AS "restatementCount", reports AS "reportCount",
              sources AS "sourceCount", alert_count AS "alertCount", first_seen AS "firstSeenAt", last_seen AS "lastSeenAt",
              last_news AS "lastNewsAt", alerts AS "alertIds", stories AS "storyIds",
              to_char(last_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
       FROM relations ${page.length > 0 ? `WHERE ${page.join(' AND ')}` : ''}
       ORDER BY last_seen DESC, id DESC LIMIT ${add(limit)}`,
      values,
    );
  }
}
