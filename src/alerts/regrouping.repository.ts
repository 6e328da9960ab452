/** SQL of regrouping: what people move between stories, and the evidence that goes with it. */
import { Injectable } from '@nestjs/common';
import type { Finding } from '../detection/finding.js';
import type { Tx } from '../platform/database/database.js';
import type { Decision } from './strongest-decision.js';
import type { Passage } from './kept-rows.js';
import type { ArticleMove } from './plan-regrouping.js';
import { eventKeys } from './group-into-story.js';
import type { EventFacts } from './event-facts.js';

/** A piece of evidence with all that an alert is computed from. */
export interface HeldPiece {
  readonly id: string;
  readonly alertId: string;
  readonly articleId: string;
  readonly isMention: boolean;
  readonly isCurrent: boolean;
  readonly isCopy: boolean;
  readonly copyOf: string | null;
  readonly credits: readonly string[];
  readonly isOldNews: boolean;
  readonly publisher: string;
  readonly reliability: string;
  readonly sourceTitle: string;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly datedAt: Date;
  readonly passages: readonly Passage[];
  readonly finding: Finding;
}

/** A decision as an alert carries it. */
export interface AlertDecision extends Decision {
  readonly alertId: string;
}

@Injectable()
export class RegroupingRepository {
  /** All evidence of these alerts, oldest first. */
  async listHeld(alertIds: readonly string[], tx: Tx): Promise<HeldPiece[]> {
    return tx.rows<HeldPiece>(
      `SELECT e.id, e.alert_id AS "alertId", e.article_id AS "articleId", e.is_mention AS "isMention",
              e.is_current AS "isCurrent", e.is_copy AS "isCopy", s.copy_of AS "copyOf",
              coalesce(s.credits, '{}') AS credits, e.is_old_news AS "isOldNews", e.publisher, e.reliability,
              e.source_title AS "sourceTitle", e.title, e.language, e.published_at AS "publishedAt",
              e.dated_at AS "datedAt", e.passages, e.detail AS finding
       FROM alert_evidence e JOIN alerts a ON a.id = e.alert_id
       LEFT JOIN story_articles s ON s.story_id = a.story_id AND s.article_id = e.article_id
       WHERE e.alert_id = ANY($1::bigint[]) ORDER BY e.id`,
      [alertIds],
    );
  }

  /** Moves articles with their keys; one that stands in the other story already leaves the first. */
  async moveArticles(moves: readonly ArticleMove[], tx: Tx): Promise<void> {
    const columns = [moves.map(({ articleId }) => articleId), moves.map(({ from }) => from), moves.map(({ to }) => to)];
    const moved = `unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS m(article_id, from_id, to_id)`;
    await tx.run(
      `DELETE FROM story_articles s USING ${moved}
       WHERE s.article_id = m.article_id AND s.story_id = m.from_id
         AND EXISTS (SELECT 1 FROM story_articles t WHERE t.article_id = m.article_id AND t.story_id = m.to_id)`,
      columns,
    );
    const rows = await tx.rows<{ articleId: string; storyId: string; datedAt: Date; facts: EventFacts[] }>(
      // Without what it repeats a copy tells the event itself, until both are together again.
      `UPDATE story_articles s SET story_id = m.to_id, ground = 'by-hand', similarity = 1,
         is_copy = EXISTS (SELECT 1 FROM unnest($1::bigint[], $3::bigint[]) AS o(article_id, to_id)
                           WHERE o.article_id = s.copy_of AND o.to_id = m.to_id)
           OR EXISTS (SELECT 1 FROM story_articles t WHERE t.article_id = s.copy_of AND t.story_id = m.to_id)
       FROM ${moved}
       WHERE s.article_id = m.article_id AND s.story_id = m.from_id
       RETURNING s.article_id AS "articleId", s.story_id AS "storyId", s.dated_at AS "datedAt", s.facts`,
      columns,
    );
    await tx.run(
      `UPDATE story_keys k SET story_id = m.to_id FROM ${moved}
       WHERE k.article_id = m.article_id AND k.story_id = m.from_id`,
      columns,
    );
    // What it copied may have stayed behind: other tellings of the event must meet it here.
    const keys = rows.flatMap(({ articleId, storyId, datedAt, facts }) =>
      facts
        .filter(({ isBackground }) => !isBackground)
        .flatMap((own) => eventKeys(own, datedAt.getTime(), 0).map((key) => ({ key, articleId, storyId }))),
    );
    await tx.run(
      `INSERT INTO story_keys (key, article_id, story_id)
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) ON CONFLICT DO NOTHING`,
      [keys.map(({ key }) => key), keys.map(({ articleId }) => articleId), keys.map(({ storyId }) => storyId)],
    );
  }

  /**
   * Counts up the stories' versions, dates them by what they hold now, and points those that hold nothing to where their
   * articles went.
   */
  async settleStories(storyIds: readonly string[], heirs: ReadonlyMap<string, string>, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE stories s SET version = s.version + 1,
         latest_article_at = coalesce((SELECT max(a.dated_at) FROM story_articles a WHERE a.story_id = s.id), s.latest_article_at),
         merged_into = CASE WHEN EXISTS (SELECT 1 FROM story_articles a WHERE a.story_id = s.id) THEN NULL ELSE h.heir_id END
       FROM unnest($1::bigint[], $2::bigint[]) AS h(id, heir_id) WHERE s.id = h.id`,
      [storyIds, storyIds.map((id) => heirs.get(id) ?? null)],
    );
  }

  /** Puts pieces of evidence under another alert; a revision that lies there already stays where it is. */
  async moveEvidence(pieces: readonly { readonly id: string; readonly alertId: string }[], tx: Tx): Promise<void> {
    if (pieces.length === 0) return;
    await tx.run(
      `UPDATE alert_evidence e SET alert_id = m.alert_id
       FROM unnest($1::bigint[], $2::bigint[]) AS m(id, alert_id)
       WHERE e.id = m.id AND e.alert_id <> m.alert_id AND NOT EXISTS (
         SELECT 1 FROM alert_evidence t WHERE t.alert_id = m.alert_id AND t.revision_id = e.revision_id)`,
      [pieces.map(({ id }) => id), pieces.map(({ alertId }) => alertId)],
    );
  }

  /** Marks alerts as joined to others. */
  async joinAlerts(joined: readonly { readonly id: string; readonly into: string }[], at: Date, tx: Tx): Promise<void> {
    if (joined.length === 0) return;
    await tx.run(
      `UPDATE alerts a SET merged_into = j.into_id, changed_at = $3, version = a.version + 1
       FROM unnest($1::bigint[], $2::bigint[]) AS j(id, into_id) WHERE a.id = j.id`,
      [joined.map(({ id }) => id), joined.map(({ into }) => into), at],
    );
  }

  /**
   * Sets what raising leaves alone: who has an alert, its labels, what waits there for a second person, and the terms by
   * which it is found, in place of earlier ones.
   */
  async settleAlerts(
    alerts: readonly {
      readonly decision: AlertDecision;
      readonly labels: readonly string[];
      readonly search: readonly string[];
    }[],
    tx: Tx,
  ): Promise<void> {
    if (alerts.length === 0) return;
    await tx.run(
      `UPDATE alerts a SET assignee_id = w."assigneeId", labels = w.labels, proposed_act = w.act, proposed_reason = w.reason, proposed_by = w.by,
         search = array_to_tsvector(w.search)
       FROM jsonb_to_recordset($1::jsonb)
         AS w(id bigint, "assigneeId" bigint, labels text[], act text, reason text, by bigint, search text[]) WHERE a.id = w.id`,
      [
        JSON.stringify(
          alerts.map(({ decision: { alertId, assigneeId, proposal }, labels, search }) => ({
            id: alertId,
            assigneeId,
            labels,
            ...proposal,
            search,
          })),
        ),
      ],
    );
  }
}
