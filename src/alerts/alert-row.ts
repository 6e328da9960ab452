/** Rows of `alerts` as SQL gives them, and the form in which the API and the change feed show them. */
import type { FindingStatus } from '../detection/finding.js';
import type { AlertClaim } from './alert-content.js';
import type { AlertSnapshot } from './alert-schema.js';
import type { AlertState, Outcome } from './review-states.js';
import type { PriorityPart } from './score-priority.js';
import { unDocumentLink } from './un-document-link.js';

/** The columns that lists and the change feed show, under the API's names. Ids are bigints as text. */
export interface AlertRow {
  readonly id: string;
  readonly storyId: string;
  readonly kind: AlertSnapshot['kind'];
  readonly regime: string;
  readonly headline: string;
  readonly state: AlertState;
  readonly stateReason: string | null;
  readonly reopenedAt: Date | null;
  readonly reopenedReason: string | null;
  readonly assigneeId: string | null;
  readonly labels: string[];
  readonly snoozedUntil: Date | null;
  readonly dueAt: Date | null;
  readonly proposedAct: Outcome | null;
  readonly proposedReason: string | null;
  readonly proposedBy: string | null;
  readonly status: FindingStatus;
  readonly confidence: number;
  readonly priority: number;
  readonly credibility: number;
  readonly reliability: string;
  readonly conduct: string[];
  readonly supplier: string[];
  readonly recipient: string[];
  readonly items: string[];
  readonly modality: string[];
  readonly languages: string[];
  readonly provisions: readonly { id: string; resolution: string; paragraph: string | null }[];
  readonly articleCount: number;
  readonly copyCount: number;
  readonly independentCount: number;
  readonly isBackground: boolean;
  readonly isOldNews: boolean;
  readonly publishedAt: Date | null;
  readonly raisedAt: Date;
  readonly changedAt: Date;
  readonly version: number;
  readonly edition: number;
  /** The alert that it was joined to; null while it stands for itself. */
  readonly mergedInto: string | null;
}

/** The whole row. */
export interface FullAlertRow extends AlertRow {
  readonly priorityExact: number;
  /** Those of alerts last rated before factors were kept have none. */
  readonly priorityParts: readonly (Omit<PriorityPart, 'factor'> & { readonly factor?: number })[];
  readonly claims: readonly AlertClaim[];
}

/** SELECT list of {@link AlertRow}. */
export const ALERT_COLUMNS = `a.id, a.story_id AS "storyId", a.kind, a.regime, a.headline, a.state, a.state_reason AS "stateReason",
  a.reopened_at AS "reopenedAt", a.reopened_reason AS "reopenedReason", a.assignee_id AS "assigneeId", a.labels,
  a.snoozed_until AS "snoozedUntil", a.due_at AS "dueAt", a.proposed_act AS "proposedAct",
  a.proposed_reason AS "proposedReason", a.proposed_by AS "proposedBy", a.status,
  a.confidence, a.priority, a.credibility, a.reliability, a.conduct, a.supplier, a.recipient, a.items, a.modality, a.languages,
  a.provisions, a.article_count AS "articleCount", a.copy_count AS "copyCount",
  a.independent_count AS "independentCount", a.is_background AS "isBackground", a.is_old_news AS "isOldNews",
  a.published_at AS "publishedAt", a.raised_at AS "raisedAt", a.changed_at AS "changedAt", a.version,
  a.edition, a.merged_into AS "mergedInto"`;

/** SELECT list of {@link FullAlertRow}. */
export const FULL_ALERT_COLUMNS = `${ALERT_COLUMNS}, a.priority_exact AS "priorityExact",
  a.priority_parts AS "priorityParts", a.claims`;

/** Provisions with the address of the resolution. */
export function withLinks<P extends { readonly resolution: string }>(
  provisions: readonly P[],
): (P & { link: string })[] {
  return provisions.map((provision) => ({ ...provision, link: unDocumentLink(provision.resolution) }));
}

/** A row as the API shows it, field by field. */
export function toSnapshot(row: AlertRow): AlertSnapshot {
  return {
    id: row.id,
    storyId: row.storyId,
    kind: row.kind,
    regime: row.regime,
    headline: row.headline,
    state: row.state,
    stateReason: row.stateReason,
    reopenedAt: row.reopenedAt?.toISOString() ?? null,
    reopenedReason: row.reopenedReason,
    assigneeId: row.assigneeId,
    labels: row.labels,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    proposal:
      row.proposedAct === null ? null : { act: row.proposedAct, reason: row.proposedReason, by: row.proposedBy },
    status: row.status,
    confidence: row.confidence,
    priority: row.priority,
    credibility: row.credibility,
    reliability: row.reliability,
    grade: `${row.reliability}${row.credibility}`,
    conduct: row.conduct,
    supplier: row.supplier,
    recipient: row.recipient,
    items: row.items,
    modality: row.modality,
    languages: row.languages,
    provisions: withLinks(row.provisions.map(({ id, resolution, paragraph }) => ({ id, resolution, paragraph }))),
    articleCount: row.articleCount,
    copyCount: row.copyCount,
    independentCount: row.independentCount,
    isBackground: row.isBackground,
    isOldNews: row.isOldNews,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    raisedAt: row.raisedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    version: row.version,
    edition: row.edition,
    mergedInto: row.mergedInto,
  };
}
