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

const OF_CHOSEN = `t.regime = c.regime AND t.conduct = c.conduct AND t.supplier = c.supplier AND t.recipient = c.recipient`;

/**
 * `steps (at)`: each value of a column of the relation `c` once, in order, a null at the end. A relation of thousands of
 * alerts has few publishers: the index is asked for the next one instead of sorting all.
 */
function stepThrough(table: string, column: string, order: 'ASC' | 'DESC'): string {
  const next = (beyond: string): string =>
    `SELECT t.${column} FROM ${table} t WHERE ${OF_CHOSEN} ${beyond} ORDER BY t.${column} ${order} LIMIT 1`;
  return `WITH RECURSIVE steps (at) AS (
    (${next('')}) UNION ALL
    SELECT (${next(`AND t.${column} ${order === 'ASC' ? '>' : '<'} steps.at`)}) FROM steps WHERE steps.at IS NOT NULL
  )`;
}

const NEXT_RELATION = (beyond = ''): string =>
  `SELECT regime, conduct, supplier, recipient FROM alert_relations ${beyond} ORDER BY 1, 2, 3, 4 LIMIT 1`;

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
      `WITH RECURSIVE told AS (
         (${NEXT_RELATION()})
         UNION ALL
         SELECT n.* FROM told CROSS JOIN LATERAL (
           ${NEXT_RELATION('WHERE (regime, conduct, supplier, recipient) > (told.regime, told.conduct, told.supplier, told.recipient)')}
         ) AS n
       ) SELECT supplier AS party FROM told UNION SELECT recipient FROM told`,
    );
    return rows.map(({ party }) => party);
  }

  /** Adds to chosen sums what is only looked up for those that are shown: publishers, alerts, stories. */
  private async describe(chosen: string, values: readonly unknown[]): Promise<RelationRow[]> {
    const own = `FROM alert_relations t WHERE ${OF_CHOSEN}`;
    return this.database.rows<RelationRow>(
      `WITH chosen AS MATERIALIZED (${chosen})
       SELECT ${ID} AS id, regime, conduct, supplier, recipient, restatements AS "restatementCount",
              reports AS "reportCount", alert_count AS "alertCount", first_seen AS "firstSeenAt",
              last_seen AS "lastSeenAt", last_news AS "lastNewsAt",
              (${stepThrough('alert_relation_publishers', 'publisher', 'ASC')} SELECT count(*)::integer FROM steps WHERE at IS NOT NULL)
                AS "sourceCount",
              ARRAY(SELECT t.alert_id::text ${own} ORDER BY t.alert_id DESC LIMIT ${MAX_IDS}) AS "alertIds",
              ARRAY(${stepThrough('alert_relations', 'story_id', 'DESC')} SELECT at::text FROM steps WHERE at IS NOT NULL
                    LIMIT ${MAX_IDS}) AS "storyIds",
              to_char(last_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
       FROM chosen c ORDER BY last_seen DESC, id DESC`,
      values,
    );
  }
}
