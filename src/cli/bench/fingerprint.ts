/** What polls of the same feeds have come to, whatever the order and whoever did the work: for comparing databases. */
import type { Queryable } from '../../platform/database/database.js';

/** Counts and hashes; rows are named by the identifiers of the publishers, not by ours. */
export interface Fingerprint {
  readonly articles: number;
  readonly findings: number;
  /**
   * Articles that alerts hold, once for each kind and regime: those they rest on and those that restate them. Which of two
   * restatements an alert rests on, where nothing newer is told, depends on which came first.
   */
  readonly raised: number;
  readonly alerts: number;
  /** Items received, and the sum of what became of them. */
  readonly received: number;
  readonly accounted: number;
  readonly articlesHash: string;
  readonly findingsHash: string;
  readonly raisedHash: string;
  /** Of the alerts with the articles of each: of reports that nobody can group otherwise, the same whatever the order. */
  readonly alertsHash: string;
}

/** Takes it of all that is stored. */
export async function takeFingerprint(database: Queryable): Promise<Fingerprint> {
  const [row] = await database.rows<Fingerprint>(
    `WITH named AS (
       SELECT id, encode(guid_hash, 'hex') || ' ' || revision_count AS name, encode(content_hash, 'hex') AS content
       FROM articles
     ), found AS (
       SELECT named.name, f.kind, f.regime, f.status, f.confidence
       FROM findings f JOIN screenings s ON s.id = f.screening_id JOIN revisions r ON r.id = s.revision_id
         JOIN named ON named.id = r.article_id
     ), raised AS (
       SELECT DISTINCT named.name, alerts.kind, alerts.regime
       FROM alert_evidence e JOIN alerts ON alerts.id = e.alert_id JOIN named ON named.id = e.article_id
     ), told AS (
       SELECT alerts.kind, alerts.regime, string_agg(DISTINCT named.name, ',' ORDER BY named.name) AS names
       FROM alert_evidence e JOIN alerts ON alerts.id = e.alert_id JOIN named ON named.id = e.article_id
       GROUP BY alerts.id
     )
     SELECT (SELECT count(*)::int FROM named) AS articles, (SELECT count(*)::int FROM found) AS findings,
            (SELECT count(*)::int FROM raised) AS raised, (SELECT count(*)::int FROM alerts) AS alerts,
            (SELECT sum(received)::int FROM polls) AS received,
            (SELECT sum(new + known + revised + rejected)::int FROM polls) AS accounted,
            (SELECT md5(string_agg(name || content, ',' ORDER BY name)) FROM named) AS "articlesHash",
            (SELECT md5(string_agg(found::text, ',' ORDER BY found::text)) FROM found) AS "findingsHash",
            (SELECT md5(string_agg(raised::text, ',' ORDER BY raised::text)) FROM raised) AS "raisedHash",
            (SELECT md5(string_agg(told::text, ',' ORDER BY told::text)) FROM told) AS "alertsHash"`,
  );
  if (row === undefined) throw new Error('Counting brought no row');
  return row;
}
