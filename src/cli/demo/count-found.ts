/** Counts what came of the sample. */
import type { Database } from '../../platform/database/database.js';

/** What the database has at the end. */
export interface Found {
  readonly articles: number;
  /** Articles by language that no lexicon reads. */
  readonly unread: Readonly<Record<string, number>>;
  readonly alerts: readonly { readonly kind: string; readonly regime: string; readonly alerts: number }[];
  /** Each story with what it rests on. */
  readonly stories: readonly {
    readonly id: string;
    readonly title: string;
    /** Addresses of its articles. */
    readonly urls: readonly string[];
    readonly copies: number;
    readonly publishers: number;
  }[];
  /** What was raised of each article, by its address: `kind/regime`. */
  readonly raised: readonly { readonly url: string; readonly raisedFor: readonly string[] }[];
  /** Articles that were edited after they had been read. */
  readonly edited: readonly { readonly title: string; readonly revisions: number }[];
  /** Why claims raised nothing. */
  readonly quiet: readonly { readonly regime: string; readonly reason: string; readonly articles: number }[];
  readonly failing: readonly { readonly title: string; readonly state: string; readonly reason: string }[];
  /** Articles by title of their source. */
  readonly bySource: Readonly<Record<string, number>>;
  readonly notModified: number;
}

/** Reads it all. */
export async function countFound(database: Database): Promise<Found> {
  const [counts] = await database.rows<{ articles: number; notModified: number }>(
    `SELECT (SELECT count(*)::int FROM articles) AS articles,
            (SELECT count(*)::int FROM polls WHERE outcome = 'not-modified') AS "notModified"`,
  );
  const unread = await database.rows<{ language: string; articles: number }>(
    `SELECT coalesce(r.recognised_language, a.language, 'und') AS language, count(*)::int AS articles
     FROM articles a JOIN revisions r ON r.id = a.latest_revision_id
     WHERE r.language IS DISTINCT FROM 'en' AND coalesce(r.recognised_language, a.language, 'und') <> 'en'
     GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const bySource = await database.rows<{ title: string; articles: number }>(
    `SELECT s.title, count(*)::int AS articles FROM articles a JOIN sources s ON s.id = a.source_id
     GROUP BY s.title ORDER BY s.title`,
  );
  return {
    articles: counts?.articles ?? 0,
    notModified: counts?.notModified ?? 0,
    unread: Object.fromEntries(unread.map(({ language, articles }) => [language, articles])),
    alerts: await database.rows(
      `SELECT kind, regime, count(*)::int AS alerts FROM alerts GROUP BY kind, regime ORDER BY kind DESC, 3 DESC, regime`,
    ),
    stories: await database.rows(
      `SELECT s.id, s.title, array_agg(a.url ORDER BY a.dated_at) AS urls,
              count(*) FILTER (WHERE a.is_copy)::int AS copies, count(DISTINCT a.publisher)::int AS publishers
       FROM stories s JOIN story_articles a ON a.story_id = s.id
       WHERE EXISTS (SELECT 1 FROM alerts WHERE story_id = s.id)
       GROUP BY s.id, s.title ORDER BY count(*) DESC, s.id`,
    ),
    raised: await database.rows(
      `SELECT e.url, array_agg(DISTINCT a.kind || '/' || a.regime ORDER BY a.kind || '/' || a.regime) AS "raisedFor"
       FROM alert_evidence e JOIN alerts a ON a.id = e.alert_id GROUP BY e.url ORDER BY e.url`,
    ),
    edited: await database.rows(
      `SELECT r.title, a.revision_count AS revisions
       FROM articles a JOIN revisions r ON r.id = a.latest_revision_id WHERE a.revision_count > 1 ORDER BY a.id`,
    ),
    quiet: await database.rows(
      `SELECT q ->> 'regime' AS regime, q ->> 'reason' AS reason, count(DISTINCT s.revision_id)::int AS articles
       FROM screenings s, jsonb_array_elements(s.quiet) AS q GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    ),
    failing: await database.rows(
      `SELECT title, state, coalesce(state_reason, last_error, '') AS reason FROM sources
       WHERE state = 'gone' OR consecutive_failures > 0 ORDER BY title`,
    ),
    bySource: Object.fromEntries(bySource.map(({ title, articles: count }) => [title, count])),
  };
}
