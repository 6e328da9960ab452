/** What a desk that has worked for months adds to a filled database: evidence, names, acts on record, polls, people's marks. */
import type { Tx } from '../../platform/database/database.js';
import { inSteps, SOURCES, type DatabaseSize } from './fill-database.js';

/** Reports that each alert rests on. */
const REPORTS_EACH = 3;

/** Every so manieth alert is of an event that the whole world repeats, and rests on so many. */
const LOUD_EVERY = 1_000;
const LOUD_REPORTS = 200;

/** Polls of each source, one every hour. */
const POLLS_EACH = 400;

const PEOPLE = `
  INSERT INTO users (email, name, role) SELECT 'analyst-' || n || '@bench.invalid', 'Analyst ' || n, 'analyst' FROM generate_series(1, 12) n`;

/** One in nine is somebody's, one in fifty labelled, some sleep and some have come back. */
const HANDLE = `
  UPDATE alerts SET
    assignee_id = CASE WHEN id % 9 = 0 THEN (SELECT min(id) FROM users) + (id / 9) % 12 END,
    labels = CASE WHEN id % 50 = 0 THEN ARRAY['shipping'] WHEN id % 75 = 0 THEN ARRAY['ask-panel', 'shipping'] ELSE '{}' END,
    snoozed_until = CASE WHEN id % 83 = 0 AND state IN ('open', 'in-review') THEN now() + (id % 20 - 5) * interval '1 day' END,
    reopened_at = CASE WHEN id % 97 = 0 AND state = 'open' THEN now() - interval '1 hour' END,
    state_reason = CASE WHEN state = 'dismissed' THEN (ARRAY['misread', 'known-transfer', 'wrong-party'])[1 + id % 3] END,
    article_count = CASE WHEN id % ${LOUD_EVERY} = 0 THEN ${LOUD_REPORTS} ELSE article_count END,
    languages = CASE WHEN id % 500 = 0 THEN ARRAY['en', 'ko'] WHEN id % 3 = 0 THEN ARRAY['en', 'ru'] ELSE languages END,
    modality = CASE WHEN id % 400 = 0 THEN modality || ARRAY['prosecuted'] ELSE modality END
  WHERE id BETWEEN $1 AND $2`;

/** The articles that an alert rests on: its own three, or the next two hundred where the whole world tells it. */
const TOLD = `
  SELECT a.id AS alert, a.story_id AS story, a.raised_at AS at, (a.id * 7919) % $3 AS report, k,
         1 + ((a.id - 1) * ${REPORTS_EACH} + k) % $4 AS article
  FROM alerts a CROSS JOIN LATERAL generate_series(0, CASE WHEN a.id % ${LOUD_EVERY} = 0 THEN ${LOUD_REPORTS} ELSE ${REPORTS_EACH} END - 1) k
  WHERE a.id BETWEEN $1 AND $2`;

const EVIDENCE = `
  INSERT INTO alert_evidence (alert_id, article_id, revision_id, is_current, is_mention, is_copy, is_old_news, pack_version, source_id,
                              source_title, publisher, reliability, country, url, title, text, language, published_at, dated_at,
                              content_hash, retrieved_at, passages, detail, added_at)
  SELECT alert, article, article, true, k = 2, k > 2 OR k = 1, false, 'bench', 1 + article % ${SOURCES}, 'Feed ' || article % ${SOURCES},
         'publisher ' || article % 300, 'B', 'FR', 'https://bench.invalid/' || article, r.title, r.text, 'en', at, at + k * interval '1 hour',
         sha256(article::text::bytea), at, r.passages, r.detail, at
  FROM (${TOLD}) t JOIN bench_reports r ON r.no = t.report`;

const MEMBERS = `
  INSERT INTO story_articles (story_id, article_id, revision_id, publisher, title, url, language, dated_at, ground, similarity, is_copy,
                              joined_at, shingle_count, sketch, marks, facts)
  SELECT story, article, article, 'publisher ' || article % 300, r.title, 'https://bench.invalid/' || article, 'en', at + k * interval '1 hour',
         CASE WHEN k = 0 THEN 'new' ELSE 'copy' END, 0.9, k > 0, at, 100, '\\x', '{}', '[]'
  FROM (${TOLD}) t JOIN bench_reports r ON r.no = t.report`;

const SCREENINGS = `
  INSERT INTO screenings (revision_id, pack_version, screened_at, language, finding_count, raised_at, engine)
  SELECT DISTINCT article, $5, at, 'en', 1, at, 'bench' FROM (${TOLD}) t ON CONFLICT DO NOTHING`;

/** A place that every report tells, a firm that a hundredth does, and ships that few do. */
const NAMES = `
  INSERT INTO named_articles (type, key, article_id, label)
  SELECT n.type, n.key, t.article, n.label
  FROM (${TOLD}) t, LATERAL (VALUES
    ('place', 'kp', 'KP'),
    ('company', 'company ' || t.alert % 100, 'Company ' || t.alert % 100),
    ('vessel', 'mv example ' || t.alert % 5000, 'MV Example ' || t.alert % 5000)) n(type, key, label)
  ON CONFLICT DO NOTHING`;

/** As raising keeps it; see alert-grounds.repository.ts. */
const GROUNDS = `
  INSERT INTO alert_grounds (alert_id, rules, source_ids)
  SELECT e.alert_id, array_agg(DISTINCT p ->> 'rule') FILTER (WHERE p ->> 'isDenial' IS DISTINCT FROM 'true'),
         array_agg(DISTINCT e.source_id)
  FROM alert_evidence e CROSS JOIN jsonb_array_elements(e.passages) AS p
  WHERE e.alert_id BETWEEN $1 AND $2 AND e.is_current AND NOT e.is_mention AND NOT e.is_copy GROUP BY e.alert_id`;

/** As raising keeps it; see standing-relations.repository.ts. */
const RELATIONS = `
  INSERT INTO alert_relations (alert_id, conduct, supplier, recipient, regime, story_id, restatement_count, report_count,
                               first_seen_at, last_seen_at, last_news_at)
  SELECT a.id, c, s, r, a.regime, a.story_id, count(*) FILTER (WHERE e.is_mention), count(*) FILTER (WHERE NOT e.is_mention),
         min(e.dated_at), max(e.dated_at), min(e.dated_at)
  FROM alerts a JOIN alert_evidence e ON e.alert_id = a.id, unnest(a.conduct) c, unnest(a.supplier) s, unnest(a.recipient) r
  WHERE a.id BETWEEN $1 AND $2 AND a.state <> 'dismissed' GROUP BY a.id, c, s, r`;

const PUBLISHERS = `
  INSERT INTO alert_relation_publishers (alert_id, conduct, supplier, recipient, publisher, regime)
  SELECT DISTINCT t.alert_id, t.conduct, t.supplier, t.recipient, e.publisher, t.regime
  FROM alert_relations t JOIN alert_evidence e ON e.alert_id = t.alert_id WHERE t.alert_id BETWEEN $1 AND $2`;

const EDITIONS = `
  INSERT INTO alert_editions (alert_id, number, version, made_at, is_correction, headline, changes, meaning)
  SELECT id, 1, 1, raised_at, false, headline, '[]', jsonb_build_object('status', status) FROM alerts WHERE id BETWEEN $1 AND $2`;

/** What was decided, and a comment on every fourth; the hashes chain nothing, which the pages do not look at. */
const ACTS = `
  INSERT INTO audit_entries (number, recorded_at, actor, act, subject_type, subject_id, before, after, text_hash, previous_hash, hash)
  SELECT (SELECT coalesce(max(number), 0) FROM audit_entries) + row_number() OVER (ORDER BY a.id DESC, a.act), a.at,
         'user:' || (SELECT min(id) FROM users) + a.id % 12, a.act, 'alert', a.id::text, '{"state":"open"}', '{"state":"seen"}',
         CASE WHEN a.act = 'alert.comment' THEN sha256('text') END, sha256('before'), sha256(a.id::text::bytea)
  FROM (
    SELECT id, raised_at + interval '3 hours' AS at,
           'alert.' || CASE state WHEN 'confirmed' THEN 'confirm' WHEN 'dismissed' THEN 'dismiss' WHEN 'escalated' THEN 'escalate' ELSE 'start' END AS act
    FROM alerts WHERE state <> 'open'
    UNION ALL SELECT id, raised_at + interval '2 hours', 'alert.comment' FROM alerts WHERE id % 4 = 0
  ) a`;

const WORDS = `
  INSERT INTO audit_texts (entry_number, salt, text)
  SELECT number, sha256('salt'), 'Asked the harbour office about it.' FROM audit_entries WHERE act = 'alert.comment'`;

const POLLS = `
  INSERT INTO polls (source_id, started_at, finished_at, outcome, status, bytes, received, new, known, next_poll_at, certificate)
  SELECT n, now() - k * interval '1 hour', now() - k * interval '1 hour' + interval '1 second',
         CASE WHEN (n + k) % 40 = 0 THEN 'failed' ELSE 'fetched' END, 200, 20000, 20, 2, 18, now(), 'contiguous'
  FROM generate_series(1, ${SOURCES}) n, generate_series(1, ${POLLS_EACH}) k`;

/**
 * As part of filling; see `fillDatabase`.
 *
 * @param reports How many made-up reports there are.
 * @param packVersion The pack in use, which has read what alerts rest on, as it always has a while after a start.
 */
export async function fillDesk(size: DatabaseSize, reports: number, packVersion: string, tx: Tx): Promise<void> {
  await tx.run(PEOPLE);
  await inSteps(size.alerts, async (from, to) => {
    await tx.run(HANDLE, [from, to]);
    await tx.run(EDITIONS, [from, to]);
    const values = [from, to, reports, size.articles];
    for (const sql of [EVIDENCE, MEMBERS, NAMES]) await tx.run(sql, values);
    await tx.run(SCREENINGS, [...values, packVersion]);
    await tx.run(RELATIONS, [from, to]);
    await tx.run(PUBLISHERS, [from, to]);
    await tx.run(GROUNDS, [from, to]);
  });
  await tx.run(ACTS);
  await tx.run(WORDS);
  await tx.run(POLLS);
}
