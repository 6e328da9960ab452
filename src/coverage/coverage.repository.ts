/** SQL of statements of coverage: it reads what all stages kept, and writes nothing. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { OutageEvent } from './pair-outages.js';

/** From inclusive, to exclusive. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** What polls of a source came to. */
export interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly reliability: string;
  readonly state: string;
  readonly addedAt: Date;
  readonly polls: number;
  readonly failed: number;
  readonly gaps: number;
  readonly received: number;
  readonly new: number;
  readonly revised: number;
  readonly rejected: number;
  readonly lastRead: Date | null;
}

/** Articles of one language; `articles` are those with a text. */
export interface ArticleCount {
  readonly language: string | null;
  readonly stored: number;
  readonly articles: number;
  readonly broughtByHand: number;
  readonly unread: number;
}

const PERIOD = (column: string): string => `${column} >= $1 AND ${column} < $2`;

@Injectable()
export class CoverageRepository {
  constructor(private readonly database: Database) {}

  /** Sources that were registered by the end of the period, with their polls in it; at most `limit`. */
  async listSources({ from, to }: Period, limit: number): Promise<SourceRow[]> {
    return this.database.rows<SourceRow>(
      `SELECT s.id, s.title, s.publisher, s.country, s.language, s.reliability, s.state, s.created_at AS "addedAt",
              coalesce(p.polls, 0)::integer AS polls, coalesce(p.failed, 0)::integer AS failed,
              coalesce(p.gaps, 0)::integer AS gaps, coalesce(p.received, 0)::integer AS received,
              coalesce(p.new, 0)::integer AS new, coalesce(p.revised, 0)::integer AS revised,
              coalesce(p.rejected, 0)::integer AS rejected, p.last_read AS "lastRead"
       FROM sources s LEFT JOIN (
         SELECT source_id, count(*) AS polls, count(*) FILTER (WHERE outcome = 'failed') AS failed,
                count(*) FILTER (WHERE certificate = 'gap') AS gaps, sum(received) AS received, sum(new) AS new,
                sum(revised) AS revised, sum(rejected) AS rejected,
                max(finished_at) FILTER (WHERE outcome <> 'failed') AS last_read
         FROM polls WHERE ${PERIOD('started_at')} GROUP BY source_id
       ) p ON p.source_id = s.id
       WHERE s.created_at < $2 ORDER BY lower(s.title), s.id LIMIT $3`,
      [from, to, limit],
    );
  }

  async countSources(to: Date): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      'SELECT count(*)::integer AS count FROM sources WHERE created_at < $1',
      [to],
    );
    return row?.count ?? 0;
  }

  /** When the oldest poll that is kept was made. */
  async findFirstPoll(): Promise<Date | null> {
    const [row] = await this.database.rows<{ at: Date }>('SELECT started_at AS at FROM polls ORDER BY id LIMIT 1');
    return row?.at ?? null;
  }

  /** Events of sources before the end of the period, oldest first: those of outages from ever, gaps from its beginning. */
  async listEvents({ from, to }: Period): Promise<(OutageEvent & { readonly since: string | null })[]> {
    return this.database.rows(
      `SELECT e.source_id AS "sourceId", s.title, e.kind, e.occurred_at AS at, e.detail ->> 'since' AS since
       FROM source_events e JOIN sources s ON s.id = e.source_id
       WHERE e.occurred_at < $2 AND (e.kind <> 'source.gap' OR e.occurred_at >= $1) ORDER BY e.id`,
      [from, to],
    );
  }

  /** Articles first seen in the period by the language that was recognised in them, the most frequent first. */
  async countArticles({ from, to }: Period): Promise<ArticleCount[]> {
    return this.database.rows<ArticleCount>(
      `SELECT r.recognised_language AS language, count(*)::integer AS stored, count(r.id)::integer AS articles,
              count(a.brought_by)::integer AS "broughtByHand", (count(*) FILTER (WHERE r.screened_with IS NULL))::integer AS unread
       FROM articles a LEFT JOIN revisions r ON r.id = a.latest_revision_id WHERE ${PERIOD('a.first_seen_at')}
       GROUP BY 1 ORDER BY 3 DESC, 1`,
      [from, to],
    );
  }

  async countFailures({ from, to }: Period): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(DISTINCT revision_id)::integer AS count FROM screenings
       WHERE error IS NOT NULL AND ${PERIOD('screened_at')}`,
      [from, to],
    );
    return row?.count ?? 0;
  }

  async countMissed({ from, to }: Period): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM missed_articles WHERE ${PERIOD('marked_at')}`,
      [from, to],
    );
    return row?.count ?? 0;
  }

  /** Packs that read texts last in the period. */
  async listPacks({ from, to }: Period): Promise<{ version: string; texts: number; from: Date; to: Date }[]> {
    return this.database.rows(
      `SELECT screened_with AS version, count(*)::integer AS texts, min(screened_at) AS from, max(screened_at) AS to
       FROM revisions WHERE screened_with IS NOT NULL AND ${PERIOD('screened_at')} GROUP BY 1 ORDER BY 3`,
      [from, to],
    );
  }

  /** Engines that findings of the period name. */
  async listEngines({ from, to }: Period): Promise<string[]> {
    const rows = await this.database.rows<{ engine: string }>(
      `SELECT DISTINCT engine FROM screenings WHERE engine IS NOT NULL AND ${PERIOD('screened_at')}`,
      [from, to],
    );
    return rows.map(({ engine }) => engine);
  }

  /** Alerts raised in the period, as they stand now: one that was joined to another is counted with that one. */
  async countAlerts({
    from,
    to,
  }: Period): Promise<{ regime: string; state: string; reason: string | null; alerts: number }[]> {
    return this.database.rows(
      `SELECT regime, state, state_reason AS reason, count(*)::integer AS alerts
       FROM alerts WHERE merged_into IS NULL AND ${PERIOD('raised_at')} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [from, to],
    );
  }

  /** Acts on record in the period, by kind of subject. */
  async countActs({ from, to }: Period, subjectType: string): Promise<{ act: string; count: number }[]> {
    return this.database.rows(
      `SELECT act, count(*)::integer AS count FROM audit_entries
       WHERE subject_type = $3 AND ${PERIOD('recorded_at')} GROUP BY act ORDER BY act`,
      [from, to, subjectType],
    );
  }
}
