/** SQL of what people do with stories: acts, decided pairs, suggestions. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { ArticleMove } from './plan-regrouping.js';
import type { Regrouped } from './regrouping.service.js';

export type StoryActName = 'join' | 'split' | 'move' | 'apart';

/** What undoing an act needs. */
export interface ActDetail {
  readonly moves: readonly ArticleMove[];
  /** Null where no article moved. */
  readonly regrouped: Regrouped | null;
}

/** An act as stored. */
export interface StoryActRow {
  readonly id: string;
  readonly act: StoryActName;
  readonly storyId: string;
  readonly otherStoryId: string;
  readonly articleIds: readonly string[];
  readonly actor: string;
  readonly actedAt: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly detail: ActDetail;
}

/** A story locked for an act, with its articles, oldest first. */
export interface LockedStory {
  readonly id: string;
  readonly title: string;
  readonly mergedInto: string | null;
  readonly articles: readonly { readonly articleId: string; readonly copyOf: string | null; readonly title: string }[];
}

/** A question of the machine that waits for a person. */
export interface WaitingSuggestion {
  readonly id: string;
  /** The story asked about, seen from the one given. */
  readonly otherStoryId: string;
  readonly otherTitle: string;
  readonly ground: 'copy' | 'same-event';
  readonly similarity: number;
  readonly reasons: readonly string[];
  readonly suggestedAt: Date;
}

const ACT_COLUMNS = `id, act, story_id AS "storyId", other_story_id AS "otherStoryId", article_ids AS "articleIds", actor,
  acted_at AS "actedAt", undone_at AS "undoneAt", undone_by AS "undoneBy", detail`;

@Injectable()
export class StoryActsRepository {
  constructor(private readonly database: Database) {}

  /** The story and its articles, locked until `tx` ends; null without it. */
  async lockStory(id: string, tx: Tx): Promise<LockedStory | null> {
    const [row] = await tx.rows<Omit<LockedStory, 'articles'>>(
      'SELECT id, title, merged_into AS "mergedInto" FROM stories WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (row === undefined) return null;
    const articles = await tx.rows<LockedStory['articles'][number]>(
      `SELECT article_id AS "articleId", copy_of AS "copyOf", title FROM story_articles
       WHERE story_id = $1 ORDER BY dated_at, article_id`,
      [id],
    );
    return { ...row, articles };
  }

  async insertAct(act: Omit<StoryActRow, 'id' | 'undoneAt' | 'undoneBy'>, tx: Tx): Promise<StoryActRow> {
    const [row] = await tx.rows<StoryActRow>(
      `INSERT INTO story_acts (act, story_id, other_story_id, article_ids, actor, acted_at, detail)
       VALUES ($1, $2, $3, $4::bigint[], $5, $6, $7) RETURNING ${ACT_COLUMNS}`,
      [act.act, act.storyId, act.otherStoryId, act.articleIds, act.actor, act.actedAt, JSON.stringify(act.detail)],
    );
    if (row === undefined) throw new Error('The act was not kept');
    return row;
  }

  /** Keeps pairs under the act that decided them. */
  async insertPairs(
    pairs: readonly (readonly [string, string])[],
    isSame: boolean,
    actId: string,
    tx: Tx,
  ): Promise<void> {
    await tx.run(
      `INSERT INTO story_pairs (article_a, article_b, is_same, act_id)
       SELECT DISTINCT least(p.a, p.b), greatest(p.a, p.b), $3::boolean, $4::bigint
       FROM unnest($1::bigint[], $2::bigint[]) AS p(a, b) WHERE p.a <> p.b`,
      [pairs.map(([a]) => a), pairs.map(([, b]) => b), isSame, actId],
    );
  }

  /** An act, locked until `tx` ends; null without it. */
  async lockAct(id: string, tx: Tx): Promise<StoryActRow | null> {
    const [row] = await tx.rows<StoryActRow>(`SELECT ${ACT_COLUMNS} FROM story_acts WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** The first later act that moved one of the same articles and stands; null where there is none. */
  async findOvertaking(act: Pick<StoryActRow, 'id' | 'articleIds'>, tx: Tx): Promise<string | null> {
    const [row] = await tx.rows<{ id: string }>(
      `SELECT id FROM story_acts WHERE id > $1 AND undone_at IS NULL AND article_ids && $2::bigint[] ORDER BY id LIMIT 1`,
      [act.id, act.articleIds],
    );
    return row?.id ?? null;
  }

  /** Marks an act as undone: its pairs no longer hold, and what it answered is asked again. */
  async recordUndone(id: string, actor: string, at: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE story_acts SET undone_at = $2, undone_by = $3 WHERE id = $1', [id, at, actor]);
    await tx.run('DELETE FROM story_pairs WHERE act_id = $1', [id]);
    await tx.run('UPDATE story_suggestions SET act_id = NULL WHERE act_id = $1', [id]);
  }

  /** The latest acts on a story, latest first. */
  async listActs(storyId: string, limit: number): Promise<StoryActRow[]> {
    return this.database.rows<StoryActRow>(
      `SELECT ${ACT_COLUMNS} FROM story_acts WHERE story_id = $1 OR other_story_id = $1 ORDER BY id DESC LIMIT $2`,
      [storyId, limit],
    );
  }

  /** Marks what was asked about two stories as answered by an act. @returns The pairs of articles it was asked of. */
  async answerSuggestions(storyId: string, otherId: string, actId: string, tx: Tx): Promise<[string, string][]> {
    const rows = await tx.rows<{ a: string; b: string }>(
      `UPDATE story_suggestions SET act_id = $3
       WHERE act_id IS NULL AND ((story_id = $1 AND other_story_id = $2) OR (story_id = $2 AND other_story_id = $1))
       RETURNING article_id AS a, other_article_id AS b`,
      [storyId, otherId, actId],
    );
    return rows.map(({ a, b }) => [a, b]);
  }

  /** Lets questions follow the articles they were asked of. */
  async repointSuggestions(moves: readonly ArticleMove[], tx: Tx): Promise<void> {
    const columns = [moves.map(({ articleId }) => articleId), moves.map(({ from }) => from), moves.map(({ to }) => to)];
    for (const side of ['', 'other_'] as const) {
      await tx.run(
        `UPDATE story_suggestions q SET ${side}story_id = m.to_id
         FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS m(article_id, from_id, to_id)
         WHERE q.${side}article_id = m.article_id AND q.${side}story_id = m.from_id`,
        columns,
      );
    }
  }

  /** What is asked about each of these stories, the nearest first. */
  async listWaiting(storyIds: readonly string[]): Promise<(WaitingSuggestion & { readonly storyId: string })[]> {
    return this.database.rows(
      `SELECT DISTINCT ON (w.story_id, w.other_id) w.id, w.story_id AS "storyId", w.other_id AS "otherStoryId",
              s.title AS "otherTitle", w.ground, w.similarity, w.reasons, w.suggested_at AS "suggestedAt"
       FROM (
         SELECT id, story_id, other_story_id AS other_id, ground, similarity, reasons, suggested_at
         FROM story_suggestions WHERE act_id IS NULL AND story_id = ANY($1::bigint[])
         UNION ALL
         SELECT id, other_story_id, story_id, ground, similarity, reasons, suggested_at
         FROM story_suggestions WHERE act_id IS NULL AND other_story_id = ANY($1::bigint[])
       ) AS w JOIN stories s ON s.id = w.other_id AND s.merged_into IS NULL
       WHERE w.story_id <> w.other_id
       ORDER BY w.story_id, w.other_id, w.similarity DESC, w.id`,
      [storyIds],
    );
  }
}
