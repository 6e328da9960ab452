/** A database of realistic size, made inside Postgres: sources, articles with revisions, stories, alerts, changes. */
import type { Database, Tx } from '../../platform/database/database.js';
import { PLAIN_REPORTS, type SampleReport } from './make-reports.js';

/** How many rows. */
export interface DatabaseSize {
  readonly articles: number;
  readonly alerts: number;
  /** Leaves the change feed empty. */
  readonly isQuiet?: boolean;
}

/** Feeds that the articles come from. */
export const SOURCES = 500;

const STEP = 50_000;

const pick = (from: string, by: string): string => `(ARRAY[${from}])[1 + (${by}) % array_length(ARRAY[${from}], 1)]`;
const STATES = `'open', 'open', 'open', 'in-review', 'escalated', 'confirmed', 'dismissed', 'dismissed'`;

const MAKE_SOURCES = `
  INSERT INTO sources (id, address, host, title, publisher, country, language, created_at)
  OVERRIDING SYSTEM VALUE
  SELECT n, 'https://feed-' || n || '.bench.invalid/', 'feed-' || n || '.bench.invalid', 'Feed ' || n, 'publisher ' || n % 300, 'FR', 'en',
         now() - interval '400 days'
  FROM generate_series(1, ${SOURCES}) n`;

const ARTICLES = `
  INSERT INTO articles (id, source_id, guid_hash, content_hash, title, published_at, language, first_seen_at, latest_revision_id)
  OVERRIDING SYSTEM VALUE
  SELECT n, 1 + n % ${SOURCES}, sha256(n::text::bytea), sha256(n::text::bytea), 'Article number ' || n || ' about harvests and bridges',
         now() - n * interval '20 seconds', 'en', now() - n * interval '20 seconds', n
  FROM generate_series($1::int, $2::int) n`;

const REVISIONS = `
  INSERT INTO revisions (id, article_id, number, title, text, language, recognised_language, published_at, content_hash,
                         recorded_at, screened_with, screened_at)
  OVERRIDING SYSTEM VALUE
  SELECT id, id, 1, title, repeat(title || '. ', 8), 'en', 'en', published_at, content_hash, first_seen_at, 'bench', first_seen_at
  FROM articles WHERE id BETWEEN $1 AND $2`;

/** What the made-up reports say, one row each. */
const REPORTS = `
  CREATE TABLE bench_reports AS SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(
    no int, title text, text text, kind text, regime text, headline text, status text, confidence double precision, conduct text[],
    supplier text[], recipient text[], items text[], modality text[], provisions jsonb, claims jsonb, passages jsonb, detail jsonb)`;

const STORIES = `
  INSERT INTO stories (id, title, created_at, latest_article_at) OVERRIDING SYSTEM VALUE
  SELECT n, 'Story ' || n, now() - n * interval '4 minutes', now() - n * interval '4 minutes'
  FROM generate_series($1::int, $2::int) n`;

/** Due as the desk's default has it for the middle of priorities: within a day. */
const ALERTS = `
  WITH told AS (
    SELECT n, (n::bigint * 7919) % $3 AS report, ${pick(STATES, 'n / 11')} AS state,
           100 * ((n::bigint * 7919) % 100000) / 100000.0 AS priority, now() - n * interval '4 minutes' AS at
    FROM generate_series($1::int, $2::int) n
  )
  INSERT INTO alerts (id, story_id, kind, regime, state, headline, status, confidence, priority, priority_exact, priority_parts,
                      credibility, reliability, conduct, supplier, recipient, items, modality, languages, provisions, claims,
                      article_count, copy_count, independent_count, is_background, is_old_news, published_at, raised_at, changed_at,
                      due_at, search)
  OVERRIDING SYSTEM VALUE
  SELECT n, n, r.kind, r.regime, told.state, r.headline, r.status, r.confidence, floor(told.priority), told.priority,
         '[{"name":"confidence","value":0.9,"weight":35,"points":31.5,"factor":0.9,"reason":"direct statement"}]', 2, 'B',
         r.conduct, r.supplier, r.recipient, r.items, r.modality, ARRAY['en'], r.provisions, r.claims,
         3, 1, 2, false, false, at, at, at,
         CASE WHEN told.state IN ('confirmed', 'dismissed') THEN NULL ELSE at + interval '1 day' END,
         to_tsvector('simple', r.headline || ' ' || r.title || ' item ' || n)
  FROM told JOIN bench_reports r ON r.no = told.report`;

const CHANGES = `
  INSERT INTO alert_changes (number, mark, alert_id, version, change, what, changed_at, alert)
  SELECT row_number() OVER (ORDER BY id), left(md5(id::text), 8), id, 1, 'created', ARRAY['raised'], raised_at,
         jsonb_build_object(
           'id', id::text, 'storyId', story_id::text, 'kind', kind, 'regime', regime, 'headline', headline, 'state', state,
           'stateReason', state_reason, 'reopenedAt', reopened_at, 'reopenedReason', reopened_reason, 'assigneeId', assignee_id,
           'status', status, 'confidence', confidence, 'priority', priority, 'credibility', credibility, 'conduct', conduct,
           'supplier', supplier, 'recipient', recipient, 'items', items, 'modality', modality, 'languages', languages,
           'provisions', provisions, 'articleCount', article_count, 'copyCount', copy_count,
           'independentCount', independent_count, 'isBackground', is_background, 'isOldNews', is_old_news,
           'publishedAt', published_at, 'raisedAt', raised_at, 'changedAt', changed_at, 'version', version, 'edition', edition)
  FROM alerts`;

/**
 * Fills an empty, migrated database; the triggers that guard real changes rest meanwhile.
 *
 * @param more What else shall be in it, in the same transaction.
 */
export async function fillDatabase(
  database: Database,
  size: DatabaseSize,
  reports: readonly SampleReport[] = PLAIN_REPORTS,
  more: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.run('SET LOCAL session_replication_role = replica');
    await tx.run(MAKE_SOURCES);
    await tx.run(REPORTS, [JSON.stringify(reports)]);
    await inSteps(size.articles, async (from, to) => {
      await tx.run(ARTICLES, [from, to]);
      await tx.run(REVISIONS, [from, to]);
    });
    await inSteps(size.alerts, async (from, to) => {
      await tx.run(STORIES, [from, to]);
      await tx.run(ALERTS, [from, to, reports.length]);
    });
    if (size.isQuiet !== true) await tx.run(CHANGES);
    await more(tx);
    await tx.run('DROP TABLE bench_reports');
    for (const table of ['sources', 'articles', 'revisions', 'stories', 'alerts'])
      await tx.rows(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  });
  await database.run('VACUUM ANALYZE');
}

/** Runs `work` over 1 to `count`, both ends included, some tens of thousands at a time. */
export async function inSteps(count: number, work: (from: number, to: number) => Promise<void>): Promise<void> {
  for (let from = 1; from <= count; from += STEP) await work(from, Math.min(count, from + STEP - 1));
}
