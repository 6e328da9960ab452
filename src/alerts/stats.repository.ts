/** SQL of the statistics. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** Steps of a series. */
export const BUCKETS = ['day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** What is counted: alerts raised from `from` (inclusive) to `to` (exclusive). */
export interface StatsRange {
  readonly from: Date;
  readonly to: Date;
  readonly regimes: readonly string[];
}

/** The days (YYYY-MM-DD, in the time zone asked for) on which the steps begin, the instants of that, and the counts of each regime. */
export interface SeriesRow {
  readonly start: string;
  readonly startsAt: Date;
  readonly regime: string | null;
  readonly alerts: number;
}

const IN_RANGE = `merged_into IS NULL AND raised_at >= $1 AND raised_at < $2 AND (cardinality($3::text[]) = 0 OR regime = ANY($3::text[]))`;

@Injectable()
export class StatsRepository {
  constructor(private readonly database: Database) {}

  /** Counts by regime, kind, state and conduct; an alert with two conducts counts under both. */
  async count({ from, to, regimes }: StatsRange): Promise<{ facet: string; id: string; alerts: number }[]> {
    return this.database.rows(
      `WITH chosen AS MATERIALIZED (SELECT regime, kind, state, conduct FROM alerts WHERE ${IN_RANGE})
       SELECT 'total' AS facet, '' AS id, count(*)::integer AS alerts FROM chosen
       UNION ALL SELECT 'regime', regime, count(*)::integer FROM chosen GROUP BY regime
       UNION ALL SELECT 'kind', kind, count(*)::integer FROM chosen GROUP BY kind
       UNION ALL SELECT 'state', state, count(*)::integer FROM chosen GROUP BY state
       UNION ALL SELECT 'conduct', c, count(*)::integer FROM chosen, unnest(conduct) AS c GROUP BY c
       ORDER BY 1, 3 DESC, 2`,
      [from, to, regimes],
    );
  }

  /**
   * One row for each step and regime, and for each empty step one with a null regime. Steps are cut in local time, so
   * that a day has 23 or 25 hours where the clocks change; weeks begin on Monday.
   */
  async series(range: StatsRange, bucket: Bucket, timeZone: string): Promise<SeriesRow[]> {
    return this.database.rows<SeriesRow>(
      `WITH steps AS (
         SELECT generate_series(date_trunc($4, $1::timestamptz AT TIME ZONE $5),
                                date_trunc($4, ($2::timestamptz - interval '1 microsecond') AT TIME ZONE $5),
                                ('1 ' || $4)::interval) AS start
       ), counted AS (
         SELECT date_trunc($4, raised_at AT TIME ZONE $5) AS start, regime, count(*)::integer AS alerts
         FROM alerts WHERE ${IN_RANGE} GROUP BY 1, 2
       )
       SELECT to_char(s.start, 'YYYY-MM-DD') AS start, s.at - earlier AS "startsAt", c.regime, coalesce(c.alerts, 0) AS alerts
       FROM (SELECT start, start AT TIME ZONE $5 AS at FROM steps) AS s
       CROSS JOIN LATERAL (
         -- Where clocks go back over midnight it strikes twice, and the later is what Postgres takes.
         SELECT CASE WHEN (s.at - interval '1 hour') AT TIME ZONE $5 = s.start THEN interval '1 hour' ELSE interval '0' END AS earlier
       ) AS twice
       LEFT JOIN counted c ON c.start = s.start ORDER BY s.start, c.regime`,
      [range.from, range.to, range.regimes, bucket, timeZone],
    );
  }
}
