/** SQL of standing relations: who is said to supply whom, put together from what each alert adds. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** A relation as the rows of its alerts make it. */
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

/** What of an alert names its relations. */
export interface AlertInRelations {
  readonly regime: string;
  readonly conduct: readonly string[];
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
}

/** What the page of an alert tells of its relation. */
export interface GatheredRelation {
  readonly regime: string;
  readonly supplier: string;
  readonly recipient: string;
  readonly restatementCount: number;
  readonly firstSeenAt: Date;
}

/** Which relations are asked for; null, or an empty list: any. */
export interface RelationFilter {
  readonly regimes: readonly string[];
  readonly conducts: readonly string[];
  /** On either side. */
  readonly party: string | null;
}

/** Most ids of alerts and stories that one relation shows. */
const MAX_IDS = 20;

const SUMS = `
  SELECT t.regime, t.conduct, t.supplier, t.recipient, sum(t.restatement_count)::integer AS restatements,
         sum(t.report_count)::integer AS reports, count(*)::integer AS alert_count, min(t.first_seen_at) AS first_seen,
         max(t.last_seen_at) AS last_seen, max(t.last_news_at) AS last_news`;

const ID = `concat_ws('.', regime, conduct, supplier, recipient) COLLATE "C"`;

@Injectable()
export class RelationsRepository {
  constructor(private readonly database: Database) {}

  /** The one told of last comes first. Dismissed alerts make no relation. */
  async list(
    { regimes, conducts, party }: RelationFilter,
    after: { readonly sortKey: string; readonly id: string } | null,
    limit: number,
  ): Promise<RelationRow[]> {
    const values: unknown[] = [];
    const add = (value: unknown): string => `$${values.push(value)}`;
    const told: string[] = [];
    if (regimes.length > 0) told.push(`t.regime = ANY (${add(regimes)}::text[])`);
    if (conducts.length > 0) told.push(`t.conduct = ANY (${add(conducts)}::text[])`);
    if (party !== null) told.push(`${add(party)}::text IN (t.supplier, t.recipient)`);
    const onwards =
      after === null ? '' : `WHERE (last_seen, ${ID}) < (${add(after.sortKey)}::timestamptz, ${add(after.id)}::text)`;
    const sums = `${SUMS} FROM alert_relations t ${told.length > 0 ? `WHERE ${told.join(' AND ')}` : ''}
      GROUP BY t.regime, t.conduct, t.supplier, t.recipient`;
    return this.describe(
      `SELECT * FROM (${sums}) AS summed ${onwards} ORDER BY last_seen DESC, ${ID} DESC LIMIT ${add(limit)}`,
      values,
    );
  }

  /**
   * Of the relations that such an alert tells of, the one that gathered most restatements; null where none did any. It is
   * answered from the index alone: thousands of alerts may tell of one relation.
   */
  async findAmong({ regime, conduct, supplier, recipient }: AlertInRelations): Promise<GatheredRelation | null> {
    const [row] = await this.database.rows<GatheredRelation>(
      `SELECT t.regime, t.supplier, t.recipient, sum(t.restatement_count)::integer AS "restatementCount",
              min(t.first_seen_at) AS "firstSeenAt"
       FROM alert_relations t
       WHERE t.regime = $1 AND t.conduct = ANY ($2::text[]) AND t.supplier = ANY ($3::text[]) AND t.recipient = ANY ($4::text[])
       GROUP BY t.regime, t.conduct, t.supplier, t.recipient
       HAVING sum(t.restatement_count) > 0 ORDER BY 4 DESC, max(t.last_seen_at) DESC LIMIT 1`,
      [regime, conduct, supplier, recipient],
    );
    return row ?? null;
  }

  async listParties(): Promise<string[]> {
    const rows = await this.database.rows<{ party: string }>(
      'SELECT supplier AS party FROM alert_relations UNION SELECT recipient FROM alert_relations',
    );
    return rows.map(({ party }) => party);
  }

  /** Adds to chosen sums what is only looked up for those that are shown: publishers, alerts, stories. */
  private async describe(chosen: string, values: readonly unknown[]): Promise<RelationRow[]> {
    const own = `FROM alert_relations t WHERE t.regime = c.regime AND t.conduct = c.conduct AND t.supplier = c.supplier
                 AND t.recipient = c.recipient`;
    return this.database.rows<RelationRow>(
      `WITH chosen AS MATERIALIZED (${chosen})
       SELECT ${ID} AS id, regime, conduct, supplier, recipient, restatements AS "restatementCount",
              reports AS "reportCount", alert_count AS "alertCount", first_seen AS "firstSeenAt",
              last_seen AS "lastSeenAt", last_news AS "lastNewsAt",
              (SELECT count(DISTINCT p)::integer FROM (SELECT unnest(t.publishers) AS p ${own}) AS told) AS "sourceCount",
              ARRAY(SELECT t.alert_id::text ${own} ORDER BY t.alert_id DESC LIMIT ${MAX_IDS}) AS "alertIds",
              ARRAY(SELECT s.story_id::text FROM (SELECT DISTINCT t.story_id ${own}
                    ORDER BY t.story_id DESC LIMIT ${MAX_IDS}) AS s) AS "storyIds",
              to_char(last_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
       FROM chosen c ORDER BY last_seen DESC, id DESC`,
      values,
    );
  }
}
