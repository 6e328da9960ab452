/** SQL for the pages people read: what they show beyond the lists of the API. */
import { Injectable } from '@nestjs/common';
import type { Finding } from '../detection/finding.js';
import { Database } from '../platform/database/database.js';
import type { AlertClaim } from './alert-content.js';
import type { TallyGroup } from './alert-tally.js';
import { buildAlertFilter, type AlertFilter } from './build-alert-filter.js';
import type { Passage } from './kept-rows.js';

/** What a row of the queue says beside the columns of its alert. */
export interface LeadClaim {
  readonly alertId: string;
  /** The foremost claim; null where there is none. */
  readonly claim: AlertClaim | null;
  /** Who denies it, by any of the claims. */
  readonly deniedBy: string | null;
  /** The publisher that told it first. */
  readonly outlet: string | null;
}

/** A piece of evidence with its whole text. */
export interface EvidenceText {
  readonly articleId: string;
  readonly isCopy: boolean;
  readonly isMention: boolean;
  readonly sourceTitle: string;
  readonly publisher: string;
  readonly reliability: string;
  readonly url: string | null;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly retrievedAt: Date | null;
  readonly packVersion: string;
  readonly passages: readonly Passage[];
  readonly detail: Finding;
}

/** A search is counted up to here: words that stand in most alerts would cost seconds. */
const MAX_COUNTED = 10_000;

/** What alerts are chosen by before they are counted in groups. */
export type TalliedFilter = Pick<AlertFilter, 'q' | 'label' | 'mentions'>;

@Injectable()
export class AlertPagesRepository {
  constructor(private readonly database: Database) {}

  async findLeadClaims(alertIds: readonly string[]): Promise<LeadClaim[]> {
    return this.database.rows<LeadClaim>(
      `SELECT a.id AS "alertId", a.claims -> 0 AS claim,
              (SELECT c ->> 'deniedBy' FROM jsonb_array_elements(a.claims) AS c
               WHERE c ->> 'deniedBy' IS NOT NULL LIMIT 1) AS "deniedBy",
              (SELECT e.publisher FROM alert_evidence e WHERE e.alert_id = a.id
               ORDER BY e.is_mention, e.is_copy, e.dated_at, e.id LIMIT 1) AS outlet
       FROM alerts a WHERE a.id = ANY ($1::bigint[])`,
      [alertIds],
    );
  }

  /** Texts an alert rests on now: independent tellings first, then copies and mentions, each oldest first. */
  async listTexts(alertId: string, limit: number): Promise<EvidenceText[]> {
    return this.database.rows<EvidenceText>(
      `SELECT article_id AS "articleId", is_copy AS "isCopy", is_mention AS "isMention", source_title AS "sourceTitle",
              publisher, reliability, url, title, text, language, published_at AS "publishedAt",
              retrieved_at AS "retrievedAt", pack_version AS "packVersion", passages, detail
       FROM alert_evidence WHERE alert_id = $1 AND is_current
       ORDER BY is_mention, is_copy, dated_at, id LIMIT $2`,
      [alertId, limit],
    );
  }

  /**
   * Alerts that pass, in groups of those alike in all that the queue counts by, as they stand at an instant; of a search
   * ten thousand at most. Without conditions it is answered from `ix_alerts_counted` alone.
   */
  async tally(filter: TalliedFilter, at: Date): Promise<TallyGroup[]> {
    const { where, values } = buildAlertFilter(filter);
    const conditions = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
    const from = filter.q === undefined ? '' : `LIMIT ${MAX_COUNTED}`;
    const now = `$${values.push(at)}`;
    const awake = `(snoozed_until IS NULL OR snoozed_until <= ${now})`;
    const back = `(reopened_at IS NOT NULL OR snoozed_until <= ${now})`;
    return this.database.rows<TallyGroup>(
      `SELECT state, regime, kind, modality, languages, assignee_id::text AS assignee, count(*)::integer AS all,
              (count(*) FILTER (WHERE ${awake}))::integer AS awake,
              (count(*) FILTER (WHERE snoozed_until > ${now}))::integer AS asleep,
              (count(*) FILTER (WHERE ${back}))::integer AS back,
              (count(*) FILTER (WHERE due_at < ${now}))::integer AS overdue,
              (count(*) FILTER (WHERE due_at < ${now} AND ${awake}))::integer AS "awakeOverdue",
              (count(*) FILTER (WHERE due_at < ${now} AND ${back}))::integer AS "backOverdue"
       FROM (SELECT state, regime, kind, modality, languages, assignee_id, due_at, snoozed_until, reopened_at
             FROM alerts a ${conditions} ${from}) AS chosen
       GROUP BY state, regime, kind, modality, languages, assignee_id`,
      values,
    );
  }

  /** Alerts that rest on each of the articles. */
  async listOfArticles(
    articleIds: readonly string[],
  ): Promise<{ articleId: string; id: string; regime: string; headline: string }[]> {
    return this.database.rows(
      `SELECT DISTINCT e.article_id AS "articleId", a.id, a.regime, a.headline
       FROM alert_evidence e JOIN alerts a ON a.id = e.alert_id
       WHERE e.article_id = ANY ($1::bigint[]) AND a.merged_into IS NULL ORDER BY a.id`,
      [articleIds],
    );
  }

  /** Alerts raised by week (its Monday, UTC), kind and regime, from an instant on. */
  async countByWeek(from: Date): Promise<{ week: string; kind: string; regime: string; count: number }[]> {
    return this.database.rows(
      `SELECT to_char(date_trunc('week', raised_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week, kind, regime,
              count(*)::integer AS count
       FROM alerts WHERE raised_at >= $1 AND merged_into IS NULL GROUP BY 1, 2, 3 ORDER BY 1`,
      [from],
    );
  }

  /** Alerts of alleged violations raised from an instant on, by supplier and recipient; one counts under each pair. */
  async countFlows(from: Date): Promise<{ supplier: string; recipient: string; alerts: number }[]> {
    return this.database.rows(
      `SELECT s.party AS supplier, r.party AS recipient, count(*)::integer AS alerts
       FROM alerts a, unnest(a.supplier) AS s (party), unnest(a.recipient) AS r (party)
       WHERE a.raised_at >= $1 AND a.merged_into IS NULL AND a.kind = 'violation' AND a.state <> 'dismissed'
       GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      [from],
    );
  }

  /** Alerts raised from an instant on, by regime and state. */
  async countByRegimeAndState(from: Date): Promise<{ regime: string; state: string; count: number }[]> {
    return this.database.rows(
      `SELECT regime, state, count(*)::integer AS count FROM alerts WHERE raised_at >= $1 AND merged_into IS NULL GROUP BY 1, 2`,
      [from],
    );
  }
}
