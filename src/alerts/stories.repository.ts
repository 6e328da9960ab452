/** SQL of grouping: the serial lane, candidates by blocking key, stories and their articles. */
import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { DATE_TOLERANCE_DAYS } from './compare-events.js';
import type { EventFacts } from './event-facts.js';
import type { StoryArticleRow } from './kept-rows.js';
import type { Suggestion } from './group-into-story.js';
import type { Decided, FoundMember, KnownRelation, Standing, StandingRelation } from './story-board.js';
import type { Decision } from './strongest-decision.js';
import type { StoredStoryArticle } from './story-view.js';
import { packSketch, unpackSketch } from './text-signature.js';

/** A story as stored. */
export interface StoryRow {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly latestArticleAt: Date;
  readonly version: number;
  /** Where all its articles have gone; null while it has any. */
  readonly mergedInto: string | null;
}

/** A background finding that looks for an alert of its relation. */
export interface RelationQuestion {
  readonly kind: string;
  readonly regime: string;
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  /** See `standingFacts`. */
  readonly told: readonly string[];
  readonly datedAt: Date;
}

/** A suggestion as it is kept: from a story in which the article stands to another. */
export interface NewSuggestion extends Omit<Suggestion, 'storyId' | 'articleId'> {
  readonly storyId: string;
  readonly articleId: string;
  readonly otherStoryId: string;
  readonly otherArticleId: string;
}

/** Articles looked at under one key, latest first: a key that many share says little. */
const MAX_PER_KEY = 40;

/** An alert `a` of the relation that a question `q` asks for. */
const OF_RELATION = `a.regime = q.regime AND a.kind = q.kind AND a.state <> 'dismissed' AND a.merged_into IS NULL
  AND (a.supplier && q.supplier OR (a.supplier = '{}' AND q.supplier = '{}'))
  AND (a.recipient && q.recipient OR (a.recipient = '{}' AND q.recipient = '{}'))
  AND (q.supplier <> '{}' AND q.recipient <> '{}'
       OR coalesce(a.published_at, a.raised_at) BETWEEN q."datedAt" - $2 * interval '1 day'
                                                    AND q."datedAt" + $2 * interval '1 day')`;

/** Whether the alert `a` tells a `fact`, in the form of `standingFacts`. */
const TELLS = `CASE split_part(fact, ':', 1)
  WHEN 'item' THEN split_part(fact, ':', 2) = ANY (a.items)
  WHEN 'actor' THEN split_part(fact, ':', 2) = ANY (a.supplier || a.recipient)
    OR a.claims @> jsonb_build_array(jsonb_build_object('intermediary', jsonb_build_array(split_part(fact, ':', 2))))
  WHEN 'name' THEN a.claims @> jsonb_build_array(jsonb_build_object('identifiers', jsonb_build_array(jsonb_build_object(
    'type', split_part(fact, ':', 2), 'value', substr(fact, length(split_part(fact, ':', 2)) + 7)))))
  WHEN 'day' THEN EXISTS (SELECT 1 FROM jsonb_array_elements(a.claims) AS c
    WHERE c #>> '{date,to}' >= (split_part(fact, ':', 2)::date - $3::integer)::text)
  WHEN 'denied' THEN 'denied' = ANY (a.modality)
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(a.claims) AS c WHERE c ->> 'deniedBy' IS NOT NULL)
  WHEN 'told' THEN split_part(fact, ':', 2) = ANY (a.modality)
  WHEN 'graded' THEN a.reliability IN ('A', 'B') END`;

@Injectable()
export class StoriesRepository {
  constructor(private readonly database: Database) {}

  /** Waits for the serial lane; it is free again when `tx` ends. */
  async enterLane(tx: Tx): Promise<void> {
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.raiseAlerts]);
  }

  /** Articles that share one of the keys, with the keys they share. */
  async findCandidates(keys: readonly number[], tx: Tx): Promise<FoundMember[]> {
    if (keys.length === 0) return [];
    const rows = await tx.rows<{
      storyId: string;
      articleId: string;
      url: string | null;
      language: string | null;
      datedAt: Date;
      shingleCount: number;
      sketch: Buffer;
      marks: string[];
      facts: EventFacts[];
      isCopy: boolean;
      keys: string[];
    }>(
      `WITH hits AS (
         SELECT k.story_id, k.article_id, array_agg(q.key) AS keys
         FROM unnest($1::bigint[]) AS q(key)
         CROSS JOIN LATERAL (
           SELECT story_id, article_id FROM story_keys WHERE key = q.key ORDER BY article_id DESC LIMIT ${MAX_PER_KEY}
         ) AS k
         GROUP BY 1, 2
       )
       SELECT s.story_id AS "storyId", s.article_id AS "articleId", s.url, s.language, s.dated_at AS "datedAt",
              s.shingle_count AS "shingleCount", s.sketch, s.marks, s.facts, s.is_copy AS "isCopy", h.keys
       FROM hits h JOIN story_articles s ON s.story_id = h.story_id AND s.article_id = h.article_id`,
      [keys],
    );
    return rows.map((row) => ({
      storyId: row.storyId,
      articleId: row.articleId,
      url: row.url,
      language: row.language,
      datedAtMs: row.datedAt.getTime(),
      signature: { shingleCount: row.shingleCount, sketch: unpackSketch(row.sketch) },
      marks: row.marks,
      facts: row.facts,
      isCopy: row.isCopy,
      keys: row.keys.map(Number),
    }));
  }

  /** Where these articles stand or have stood, oldest first: one that is told again comes back to its place. */
  async findStandings(articleIds: readonly string[], tx: Tx): Promise<Standing[]> {
    return tx.rows<Standing>(
      `SELECT e.article_id AS "articleId", a.story_id AS "storyId", a.kind, a.regime, e.is_mention AS "isMention",
              e.is_copy AS "isCopy", s.copy_of AS "copyOf"
       FROM (SELECT DISTINCT ON (article_id, alert_id) id, alert_id, article_id, is_mention, is_copy
             FROM alert_evidence WHERE article_id = ANY($1::bigint[])
             ORDER BY article_id, alert_id, revision_id DESC) AS e
       JOIN alerts a ON a.id = e.alert_id AND a.merged_into IS NULL
       LEFT JOIN story_articles s ON s.story_id = a.story_id AND s.article_id = e.article_id ORDER BY e.id`,
      [articleIds],
    );
  }

  /** The alerts of these stories. */
  async findAlertsOf(storyIds: readonly string[], tx: Tx): Promise<KnownRelation[]> {
    return tx.rows<KnownRelation>(
      'SELECT story_id AS "storyId", kind, regime FROM alerts WHERE story_id = ANY($1::bigint[]) AND merged_into IS NULL',
      [storyIds],
    );
  }

  /**
   * For each question the latest alert of that relation, dismissed ones left out: what was dismissed must not swallow
   * what is told again. A relation between two named parties stands however long ago it was told; where one side is not
   * named, only an alert within `windowDays` of the article is surely of the same matter. What no such alert tells of all
   * that the finding does comes with it: each fact is looked for until the first alert that tells it.
   */
  async findRelations(
    questions: readonly RelationQuestion[],
    windowDays: number,
    tx: Tx,
  ): Promise<(StandingRelation | null)[]> {
    if (questions.length === 0) return [];
    const rows = await tx.rows<StandingRelation & { at: number }>(
      `SELECT q.at::integer AS at, latest.story_id AS "storyId", q.kind, q.regime,
              ARRAY(SELECT fact FROM unnest(q.told) AS fact
                    WHERE fact NOT LIKE 'until:%' AND NOT EXISTS (SELECT 1 FROM alerts a WHERE ${OF_RELATION} AND ${TELLS})) AS news
       FROM jsonb_to_recordset($1::jsonb)
              AS q(at integer, kind text, regime text, supplier text[], recipient text[], told text[], "datedAt" timestamptz)
       CROSS JOIN LATERAL (
         SELECT story_id FROM alerts a WHERE ${OF_RELATION} ORDER BY raised_at DESC, id DESC LIMIT 1
       ) AS latest`,
      [JSON.stringify(questions.map((question, at) => ({ at, ...question }))), windowDays, DATE_TOLERANCE_DAYS],
    );
    const found = new Map(rows.map((row) => [row.at, row]));
    return questions.map((_, at) => found.get(at) ?? null);
  }

  /** Ids for new stories or alerts, drawn in advance so that rows can name each other before they are written. */
  async drawIds(table: 'stories' | 'alerts', count: number, tx: Tx): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id FROM generate_series(1, $2)`,
      [table, count],
    );
    return rows.map(({ id }) => id);
  }

  /** Stores new stories. */
  async insertStories(
    stories: readonly { readonly id: string; readonly title: string; readonly latestArticleAt: Date }[],
    at: Date,
    tx: Tx,
  ): Promise<void> {
    if (stories.length === 0) return;
    await tx.run(
      `INSERT INTO stories (id, title, created_at, latest_article_at) OVERRIDING SYSTEM VALUE
       SELECT s.id, s.title, $2, s."latestArticleAt"
       FROM jsonb_to_recordset($1::jsonb) AS s(id bigint, title text, "latestArticleAt" timestamptz)`,
      [JSON.stringify(stories), at],
    );
  }

  /** Stores articles in their stories, with their keys in place of earlier ones, and counts up the stories' versions. */
  async saveArticles(articles: readonly StoryArticleRow[], at: Date, tx: Tx): Promise<void> {
    if (articles.length === 0) return;
    await tx.run(
      `INSERT INTO story_articles (story_id, article_id, revision_id, publisher, title, url, language, dated_at, ground,
         similarity, is_copy, copy_of, credits, joined_at, shingle_count, sketch, marks, facts)
       SELECT s."storyId", s."articleId", s."revisionId", s.publisher, s.title, s.url, s.language, s."datedAt", s.ground,
              s.similarity, s."isCopy", s."copyOf", s.credits, $2, s."shingleCount", decode(s.sketch, 'base64'), s.marks, s.facts
       FROM jsonb_to_recordset($1::jsonb) AS s("storyId" bigint, "articleId" bigint, "revisionId" bigint, publisher text,
         title text, url text, language text, "datedAt" timestamptz, ground text, similarity real, "isCopy" boolean, "copyOf" bigint, credits text[],
         "shingleCount" integer, sketch text, marks text[], facts jsonb)
       ON CONFLICT (story_id, article_id) DO UPDATE SET revision_id = excluded.revision_id, title = excluded.title,
         url = excluded.url, language = excluded.language, dated_at = excluded.dated_at, credits = excluded.credits,
         shingle_count = excluded.shingle_count, sketch = excluded.sketch, marks = excluded.marks, facts = excluded.facts`,
      [
        JSON.stringify(
          articles.map(({ sketch, ...row }) => ({
            ...row,
            keys: undefined,
            sketch: Buffer.from(packSketch(sketch)).toString('base64'),
          })),
        ),
        at,
      ],
    );
    await this.replaceKeys(articles, tx);
    await tx.run(
      `UPDATE stories s SET version = version + 1, latest_article_at = greatest(s.latest_article_at, j.latest)
       FROM (SELECT a.story_id, max(a.dated_at) AS latest
             FROM unnest($1::bigint[], $2::timestamptz[]) AS a(story_id, dated_at) GROUP BY 1) AS j
       WHERE s.id = j.story_id`,
      [articles.map(({ storyId }) => storyId), articles.map(({ datedAt }) => datedAt)],
    );
  }

  /** What people decided of these articles and the stories in which the other article of the pair stands now. */
  async findDecided(articleIds: readonly string[], tx: Tx): Promise<Decided[]> {
    return tx.rows<Decided>(
      `SELECT DISTINCT p.article_id AS "articleId", s.story_id AS "storyId", p.is_same AS "isSame"
       FROM (SELECT article_a AS article_id, article_b AS other_id, is_same FROM story_pairs WHERE article_a = ANY($1::bigint[])
             UNION ALL
             SELECT article_b, article_a, is_same FROM story_pairs WHERE article_b = ANY($1::bigint[])) AS p
       JOIN story_articles s ON s.article_id = p.other_id ORDER BY 1, 2`,
      [articleIds],
    );
  }

  /** Keeps suggestions, but for those between stories that are asked about already or that a person decided. */
  async suggest(suggestions: readonly NewSuggestion[], at: Date, tx: Tx): Promise<void> {
    if (suggestions.length === 0) return;
    await tx.run(
      `INSERT INTO story_suggestions (story_id, article_id, other_story_id, other_article_id, ground, similarity, reasons,
         suggested_at)
       SELECT DISTINCT ON (n."storyId", n."otherStoryId") n."storyId", n."articleId", n."otherStoryId",
              n."otherArticleId", n.ground, n.similarity, n.reasons, $2
       FROM jsonb_to_recordset($1::jsonb) AS n("storyId" bigint, "articleId" bigint, "otherStoryId" bigint,
         "otherArticleId" bigint, ground text, similarity real, reasons text[])
       WHERE NOT EXISTS (
         SELECT 1 FROM story_suggestions k
         WHERE k.act_id IS NULL AND ((k.story_id = n."storyId" AND k.other_story_id = n."otherStoryId")
                                  OR (k.story_id = n."otherStoryId" AND k.other_story_id = n."storyId")))
         AND NOT EXISTS (
         SELECT 1 FROM story_articles l JOIN story_pairs p ON l.article_id IN (p.article_a, p.article_b)
         JOIN story_articles r ON r.article_id IN (p.article_a, p.article_b) AND r.story_id = n."otherStoryId"
         WHERE l.story_id = n."storyId" AND NOT p.is_same)
       ORDER BY n."storyId", n."otherStoryId", n.similarity DESC`,
      [JSON.stringify(suggestions), at],
    );
  }

  /** What these alerts carry of their review now, by alert. */
  async findDecisions(alertIds: readonly string[], tx: Tx): Promise<Map<string, Decision>> {
    const rows = await tx.rows<Decision & { id: string }>(
      `SELECT id, state, state_reason AS "stateReason", assignee_id AS "assigneeId",
              CASE WHEN proposed_act IS NOT NULL
                   THEN jsonb_build_object('act', proposed_act, 'reason', proposed_reason, 'by', proposed_by::text) END AS proposal
       FROM alerts WHERE id = ANY($1::bigint[])`,
      [alertIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A story, or null. */
  async findStory(id: string): Promise<StoryRow | null> {
    const [row] = await this.database.rows<StoryRow>(
      `SELECT id, title, created_at AS "createdAt", latest_article_at AS "latestArticleAt", version,
              merged_into AS "mergedInto"
       FROM stories WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Articles of a story, oldest first, at most `limit`. */
  async listArticles(storyId: string, limit: number): Promise<StoredStoryArticle[]> {
    return this.database.rows<StoredStoryArticle>(
      `SELECT article_id AS "articleId", publisher, title, url, language, dated_at AS "datedAt", ground, similarity,
              is_copy AS "isCopy", copy_of AS "copyOf", credits, joined_at AS "joinedAt"
       FROM story_articles WHERE story_id = $1 ORDER BY dated_at, article_id LIMIT $2`,
      [storyId, limit],
    );
  }

  /** The most urgent alert of each of these stories, by story. */
  async findForemostAlerts(
    storyIds: readonly string[],
  ): Promise<Map<string, { readonly id: string; readonly headline: string }>> {
    if (storyIds.length === 0) return new Map();
    const rows = await this.database.rows<{ storyId: string; id: string; headline: string }>(
      `SELECT DISTINCT ON (story_id) story_id AS "storyId", id, headline FROM alerts
       WHERE story_id = ANY($1::bigint[]) AND merged_into IS NULL ORDER BY story_id, priority_exact DESC, id`,
      [storyIds],
    );
    return new Map(rows.map((row) => [row.storyId, row]));
  }

  private async replaceKeys(articles: readonly StoryArticleRow[], tx: Tx): Promise<void> {
    const rows = articles.flatMap(({ keys, articleId, storyId }) => keys.map((key) => ({ key, articleId, storyId })));
    await tx.run('DELETE FROM story_keys WHERE article_id = ANY($1::bigint[])', [
      articles.map(({ articleId }) => articleId),
    ]);
    await tx.run(
      `INSERT INTO story_keys (key, article_id, story_id)
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) ON CONFLICT DO NOTHING`,
      [rows.map(({ key }) => key), rows.map(({ articleId }) => articleId), rows.map(({ storyId }) => storyId)],
    );
  }
}
