/** A database of realistic size, made inside Postgres: articles with revisions, stories, alerts, evidence, changes. */
import type { Database } from '../../platform/database/database.js';

/** How many rows. */
export interface DatabaseSize {
  readonly articles: number;
  readonly alerts: number;
}

const STEP = 50_000;

const pick = (from: string, by: string): string => `(ARRAY[${from}])[1 + (${by}) % array_length(ARRAY[${from}], 1)]`;
const REGIMES = `'dprk', 'iran', 'yemen-houthis', 'libya', 'sudan-darfur', 'lebanon', 'drc', 'haiti', 'al-shabaab'`;
const SUPPLIERS = `'KP', 'IR', 'RU', 'AE', 'CN', 'TR', 'RW'`;
const RECIPIENTS = `'RU', 'houthis', 'rsf', 'LY', 'hizbullah', 'm23', 'haiti-gangs'`;
const CONDUCTS = `'arms-transfer', 'dual-use-transfer', 'technical-assistance', 'armed-personnel', 'transport-concealment'`;
const STATES = `'open', 'open', 'open', 'in-review', 'escalated', 'confirmed', 'dismissed', 'dismissed'`;

const ARTICLES = `
  WITH made AS (
    INSERT INTO articles (source_id, guid_hash, content_hash, title, published_at, language, first_seen_at)
    SELECT (SELECT min(id) FROM sources), sha256(n::text::bytea), sha256(n::text::bytea), 'Article number ' || n || ' about harvests and bridges',
           now() - n * interval '20 seconds', 'en', now() - n * interval '20 seconds'
    FROM generate_series($1::int, $2::int) n RETURNING id, title, published_at, content_hash
  )
  INSERT INTO revisions (article_id, number, title, text, language, published_at, content_hash, recorded_at, screened_with, screened_at)
  SELECT id, 1, title, repeat(title || '. ', 8), 'en', published_at, content_hash, now(), 'bench', now() FROM made`;

const ALERTS = `
  WITH told AS (
    SELECT n, ${pick(REGIMES, 'n')} AS regime, ${pick(SUPPLIERS, 'n / 3')} AS supplier, ${pick(RECIPIENTS, 'n / 5')} AS recipient,
           ${pick(CONDUCTS, 'n / 7')} AS conduct, ${pick(STATES, 'n / 11')} AS state, 100 * ((n * 7919) % 100000) / 100000.0 AS priority,
           now() - n * interval '4 minutes' AS at
    FROM generate_series($1::int, $2::int) n
  ), story AS (
    INSERT INTO stories (title, created_at, latest_article_at) SELECT 'Story ' || n, at, at FROM told ORDER BY n RETURNING id
  ), numbered AS (
    SELECT id, row_number() OVER (ORDER BY id) AS place FROM story
  )
  INSERT INTO alerts (story_id, kind, regime, state, headline, status, confidence, priority, priority_exact, priority_parts, credibility,
                      conduct, supplier, recipient, items, modality, languages, provisions, claims, article_count, copy_count,
                      independent_count, is_background, is_old_news, published_at, raised_at, changed_at, search)
  SELECT numbered.id, 'violation', regime, state, supplier || ' is said to have supplied item ' || n || ' to ' || recipient, 'in-force',
         0.9, floor(priority), priority,
         '[{"name":"confidence","value":0.9,"weight":35,"points":31.5,"reason":"direct statement"}]', 2,
         ARRAY[conduct], ARRAY[supplier], ARRAY[recipient], ARRAY['missiles', 'drones'], ARRAY['alleged'], ARRAY['en'],
         '[{"id":"x","resolution":"S/RES/2270 (2016)","paragraph":"6"}]', '[]', 3, 1, 2, false, false, at, at, at,
         to_tsvector('simple', supplier || ' supplied item ' || n || ' to ' || recipient)
  FROM told JOIN numbered ON place = n - $1 + 1`;

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

/** Fills an empty, migrated database; the triggers that guard real changes rest meanwhile. */
export async function fillDatabase(database: Database, size: DatabaseSize): Promise<void> {
  await database.run(
    `INSERT INTO sources (address, host, title) VALUES ('https://bench.invalid/feed', 'bench.invalid', 'Benchmark')`,
  );
  await database.transaction(async (tx) => {
    await tx.run('SET LOCAL session_replication_role = replica');
    for (let from = 1; from <= size.articles; from += STEP)
      await tx.run(ARTICLES, [from, Math.min(size.articles, from + STEP - 1)]);
    for (let from = 1; from <= size.alerts; from += STEP)
      await tx.run(ALERTS, [from, Math.min(size.alerts, from + STEP - 1)]);
    await tx.run(CHANGES);
  });
  await database.run('VACUUM ANALYZE');
}
