/** SQL of reading and reviewing alerts. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { ALERT_COLUMNS, FULL_ALERT_COLUMNS, type AlertRow, type FullAlertRow } from './alert-row.js';
import type { EvidenceView } from './alert-schema.js';
import { buildAlertFilter, SORT_KEYS, type AlertFilter, type AlertSort } from './build-alert-filter.js';
import type { ChangeHead } from './changes.repository.js';
import { chooseAlertsPage, type PageStart } from './choose-alerts-page.js';
import type { AlertState, Outcome, Proposal, ReviewRules } from './review-states.js';

/** A row of a list, with the value it is sorted by. */
export interface ListedAlert extends AlertRow {
  readonly sortKey: string;
}

/** An act of a person as the record has it. */
export interface RecordedAct {
  /** The alert it was done with: another, where that was joined to this one. */
  readonly alertId: string;
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly text: string | null;
}

/** An alert that a person linked with another. */
export interface LinkView {
  readonly alertId: string;
  readonly kind: 'related' | 'duplicate' | 'duplicated-by';
  readonly headline: string;
  readonly state: AlertState;
}

/** A change of the alert as the feed has it. */
export interface RecordedChange {
  readonly at: Date;
  readonly change: string;
  readonly what: string[];
  readonly version: number;
}

/** What stands of an alert. */
export interface AlertVersions {
  readonly version: number;
  readonly storyVersion: number;
  /** The ends of the change feed and of the record: while both stand, so does all that is shown of any alert. */
  readonly seen: string;
}

@Injectable()
export class AlertsRepository {
  constructor(private readonly database: Database) {}

  /**
   * One page, and the head of the change feed at the same instant: whoever reads on from there misses nothing that this
   * page does not show, and the other way round.
   */
  async list(
    filter: AlertFilter,
    sort: AlertSort,
    after: PageStart | null,
    limit: number,
  ): Promise<{ readonly rows: ListedAlert[]; readonly head: ChangeHead }> {
    const { sql, values } = chooseAlertsPage(ALERT_COLUMNS, filter, sort, after, limit);
    const found = await this.database.rows<ListedAlert & { headNumber: string | null; headMark: string | null }>(
      sql,
      values,
    );
    const [first] = found;
    return {
      rows: found.filter(({ id }) => id !== null),
      head: { number: first?.headNumber ?? '0', mark: first?.headMark ?? '' },
    };
  }

  /** All alerts that pass a filter, as one snapshot has them, in batches of `size`. */
  stream(filter: AlertFilter, sort: AlertSort, size: number): AsyncGenerator<AlertRow[]> {
    const { where, values } = buildAlertFilter(filter);
    const conditions = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
    const { column } = SORT_KEYS[sort];
    const sql = `SELECT ${ALERT_COLUMNS} FROM alerts a ${conditions} ORDER BY a.${column} DESC, a.id DESC`;
    return this.database.batches<AlertRow>(sql, values, size);
  }

  /** Or null without the alert. */
  async findVersions(id: string): Promise<AlertVersions | null> {
    const [row] = await this.database.rows<AlertVersions>(
      `SELECT a.version, s.version AS "storyVersion",
              concat_ws('.', (SELECT number || '.' || mark FROM alert_changes ORDER BY number DESC LIMIT 1),
                             (SELECT number FROM audit_entries ORDER BY number DESC LIMIT 1)) AS seen
       FROM alerts a JOIN stories s ON s.id = a.story_id WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async find(id: string): Promise<(FullAlertRow & { readonly storyVersion: number }) | null> {
    const [row] = await this.database.rows<FullAlertRow & { storyVersion: number }>(
      `SELECT ${FULL_ALERT_COLUMNS}, s.version AS "storyVersion"
       FROM alerts a JOIN stories s ON s.id = a.story_id WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async listOfStory(storyId: string): Promise<AlertRow[]> {
    return this.database.rows<AlertRow>(
      `SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.story_id = $1 AND a.merged_into IS NULL ORDER BY a.id`,
      [storyId],
    );
  }

  /** What an alert rests on: independent tellings first, then copies and mentions, each oldest first. */
  async listEvidence(alertId: string, limit: number, withPassages: boolean): Promise<EvidenceView[]> {
    const rows = await this.database.rows<
      Omit<EvidenceView, 'publishedAt' | 'retrievedAt' | 'addedAt'> & {
        publishedAt: Date | null;
        retrievedAt: Date | null;
        addedAt: Date;
      }
    >(
      `SELECT id, article_id AS "articleId", revision_id AS "revisionId", is_current AS "isCurrent",
              is_mention AS "isMention", is_copy AS "isCopy", is_old_news AS "isOldNews", source_id AS "sourceId",
              source_title AS "sourceTitle", publisher, reliability, country, url, title, language,
              published_at AS "publishedAt", retrieved_at AS "retrievedAt",
              encode(capture_sha256, 'hex') AS "captureSha256", pack_version AS "packVersion",
              CASE WHEN $3 THEN passages ELSE '[]' END AS passages,
              added_at AS "addedAt"
       FROM alert_evidence WHERE alert_id = $1 ORDER BY is_mention, is_copy, dated_at, id LIMIT $2`,
      [alertId, limit, withPassages],
    );
    return rows.map((row) => ({
      ...row,
      // evidence kept before denials were marked tells them by the rule that read them
      passages: row.passages.map((passage) => ({
        ...passage,
        isDenial: passage.isDenial ?? passage.rule.endsWith('.denial'),
      })),
      publishedAt: row.publishedAt?.toISOString() ?? null,
      retrievedAt: row.retrievedAt?.toISOString() ?? null,
      addedAt: row.addedAt.toISOString(),
    }));
  }

  /** What people did with an alert and with those that were joined to it, oldest first. */
  async listActs(alertId: string): Promise<RecordedAct[]> {
    return this.database.rows<RecordedAct>(
      `WITH RECURSIVE own AS (
         SELECT $1::bigint AS id UNION SELECT a.id FROM alerts a JOIN own ON a.merged_into = own.id
       )
       SELECT e.subject_id AS "alertId", e.recorded_at AS at, e.actor, e.act, e.before, e.after, t.text
       FROM audit_entries e LEFT JOIN audit_texts t ON t.entry_number = e.number
       WHERE e.subject_type = 'alert' AND e.subject_id IN (SELECT id::text FROM own) ORDER BY e.number`,
      [alertId],
    );
  }

  /** The last `limit` changes of an alert, oldest first. */
  async listChanges(alertId: string, limit: number): Promise<RecordedChange[]> {
    const rows = await this.database.rows<RecordedChange>(
      `SELECT changed_at AS at, change, what, version FROM alert_changes
       WHERE alert_id = $1 ORDER BY number DESC LIMIT $2`,
      [alertId, limit],
    );
    return rows.reverse();
  }

  /** The alert, locked until `tx` ends. */
  async lock(id: string, tx: Tx): Promise<AlertRow | null> {
    const [row] = await tx.rows<AlertRow>(`SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** Records a decision; it ends the time in which an alert counts as come back. */
  async recordState(
    id: string,
    state: AlertState,
    reason: string | null,
    proposal: Proposal | null,
    at: Date,
    tx: Tx,
  ): Promise<void> {
    await tx.run(
      `UPDATE alerts SET state = $2, state_reason = $3, reopened_at = NULL, reopened_reason = NULL, snoozed_until = NULL,
              proposed_act = $5, proposed_reason = $6, proposed_by = $7, changed_at = $4, version = version + 1
       WHERE id = $1`,
      [id, state, reason, at, proposal?.act ?? null, proposal?.reason ?? null, proposal?.by ?? null],
    );
  }

  /** What the desk has agreed on, so far as a review with this reason asks for it. */
  async findReviewRules(reason: string | null, tx: Tx): Promise<ReviewRules> {
    const [row] = await tx.rows<{ needsSecond: Outcome[] | null; needsWords: boolean | null }>(
      `SELECT (SELECT value FROM desk_settings WHERE name = 'second-opinion') AS "needsSecond",
              (SELECT needs_words FROM dismissal_reasons WHERE id = $1 AND NOT is_retired) AS "needsWords"`,
      [reason],
    );
    const needsWords = row?.needsWords ?? null;
    return { needsSecond: row?.needsSecond ?? [], reason: needsWords === null ? null : { needsWords } };
  }

  /**
   * Alerts that people linked with this one, or with one that was joined to it, in the order of their ids; in the place of
   * one that was joined to another stands that other. What was said of the two themselves goes before.
   */
  async listLinks(alertId: string): Promise<LinkView[]> {
    return this.database.rows<LinkView>(
      `WITH RECURSIVE own AS (
         SELECT $1::bigint AS id UNION SELECT a.id FROM alerts a JOIN own ON a.merged_into = own.id
       ), followed AS (
         SELECT l.other_id AS id, l.kind, (l.alert_id <> $1)::integer AS steps
         FROM own JOIN alert_links l ON l.alert_id = own.id
         UNION ALL
         SELECT l.alert_id, CASE l.kind WHEN 'duplicate' THEN 'duplicated-by' ELSE l.kind END, (l.other_id <> $1)::integer
         FROM own JOIN alert_links l ON l.other_id = own.id
         UNION ALL
         SELECT a.merged_into, f.kind, f.steps + 1 FROM followed f JOIN alerts a ON a.id = f.id WHERE a.merged_into IS NOT NULL
       )
       SELECT DISTINCT ON (a.id) a.id AS "alertId", f.kind, a.headline, a.state
       FROM followed f JOIN alerts a ON a.id = f.id
       WHERE a.merged_into IS NULL AND a.id <> $1 ORDER BY a.id, f.steps, f.kind`,
      [alertId],
    );
  }

  /** @returns Whether there was such a person, with an account that is in use. */
  async recordAssignee(id: string, assigneeId: string | null, at: Date, tx: Tx): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE alerts SET assignee_id = $2, changed_at = $3, version = version + 1
       WHERE id = $1 AND ($2::bigint IS NULL OR EXISTS (SELECT FROM users u WHERE u.id = $2 AND u.is_active))`,
      [id, assigneeId, at],
    );
    return changed > 0;
  }
}
