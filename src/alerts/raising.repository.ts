/** SQL of raising: alerts and their evidence, written a batch at a time. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import type { Finding } from '../detection/finding.js';
import { FULL_ALERT_COLUMNS, type FullAlertRow } from './alert-row.js';
import type { AlertWrite, NewBody, NewEvidence } from './kept-rows.js';
import type { EvidenceSummary } from './revise-alert.js';

/** What one alert rests on, in short. */
export interface StandingEvidence extends EvidenceSummary {
  readonly alertId: string;
  readonly revisionId: string;
  readonly isMention: boolean;
  readonly isCurrent: boolean;
}

/** The full finding of a current piece. */
export interface CurrentFinding {
  readonly alertId: string;
  readonly articleId: string;
  readonly language: string | null;
  readonly finding: Finding;
}

/** How the values of a write are read from JSON. */
const WRITE_RECORD = `(id bigint, "storyId" bigint, kind text, regime text, headline text, state text, "stateReason" text,
  "reopenedAt" timestamptz, "reopenedReason" text, status text, confidence double precision, priority integer,
  "priorityExact" double precision, "priorityParts" jsonb, credibility integer, reliability text, conduct text[], supplier text[],
  recipient text[], items text[], modality text[], languages text[], provisions jsonb, claims jsonb,
  "articleCount" integer, "copyCount" integer, "independentCount" integer, "isBackground" boolean,
  "isOldNews" boolean, "publishedAt" timestamptz, "raisedAt" timestamptz, "changedAt" timestamptz, version integer,
  "mergedInto" bigint, search text[])`;

@Injectable()
export class RaisingRepository {
  /** The alerts of these stories, locked until `tx` ends. */
  async lockAlertsOf(storyIds: readonly string[], tx: Tx): Promise<FullAlertRow[]> {
    return tx.rows<FullAlertRow>(
      `SELECT ${FULL_ALERT_COLUMNS} FROM alerts a WHERE a.story_id = ANY($1::bigint[]) ORDER BY a.id FOR UPDATE`,
      [storyIds],
    );
  }

  /** All evidence of these alerts, in short, oldest first. */
  async listEvidence(alertIds: readonly string[], tx: Tx): Promise<StandingEvidence[]> {
    return tx.rows<StandingEvidence>(
      `SELECT e.alert_id AS "alertId", e.article_id AS "articleId", e.revision_id AS "revisionId", e.publisher,
              e.reliability, e.is_copy AS "isCopy", s.copy_of AS "copyOf", coalesce(s.credits, '{}') AS credits,
              e.is_old_news AS "isOldNews", e.published_at AS "publishedAt", e.dated_at AS "datedAt",
              e.is_mention AS "isMention", e.is_current AS "isCurrent"
       FROM alert_evidence e JOIN alerts a ON a.id = e.alert_id
       LEFT JOIN story_articles s ON s.story_id = a.story_id AND s.article_id = e.article_id
       WHERE e.alert_id = ANY($1::bigint[]) ORDER BY e.id`,
      [alertIds],
    );
  }

  /** The findings of the current evidence of these alerts, mentions left out. */
  async listFindings(alertIds: readonly string[], tx: Tx): Promise<CurrentFinding[]> {
    return tx.rows<CurrentFinding>(
      `SELECT alert_id AS "alertId", article_id AS "articleId", language, detail AS finding
       FROM alert_evidence WHERE alert_id = ANY($1::bigint[]) AND is_current AND NOT is_mention ORDER BY id`,
      [alertIds],
    );
  }

  async insertAlerts(alerts: readonly AlertWrite[], tx: Tx): Promise<void> {
    if (alerts.length === 0) return;
    await tx.run(
      `INSERT INTO alerts (id, story_id, kind, regime, headline, state, status, confidence, priority, priority_exact,
         priority_parts, credibility, reliability, conduct, supplier, recipient, items, modality, languages, provisions, claims,
         article_count, copy_count, independent_count, is_background, is_old_news, published_at, raised_at, changed_at,
         version, search)
       OVERRIDING SYSTEM VALUE
       SELECT w.id, w."storyId", w.kind, w.regime, w.headline, w.state, w.status, w.confidence, w.priority,
              w."priorityExact", w."priorityParts", w.credibility, w.reliability, w.conduct, w.supplier, w.recipient, w.items,
              w.modality, w.languages, w.provisions, w.claims, w."articleCount", w."copyCount", w."independentCount",
              w."isBackground", w."isOldNews", w."publishedAt", w."raisedAt", w."changedAt", w.version,
              array_to_tsvector(w.search)
       FROM jsonb_to_recordset($1::jsonb) AS w${WRITE_RECORD}`,
      [JSON.stringify(alerts)],
    );
  }

  async updateAlerts(alerts: readonly AlertWrite[], tx: Tx): Promise<void> {
    if (alerts.length === 0) return;
    await tx.run(
      `UPDATE alerts a SET story_id = w."storyId", merged_into = w."mergedInto", headline = w.headline, state = w.state, state_reason = w."stateReason",
         reopened_at = w."reopenedAt", reopened_reason = w."reopenedReason", status = w.status,
         confidence = w.confidence, priority = w.priority, priority_exact = w."priorityExact",
         priority_parts = w."priorityParts", credibility = w.credibility, reliability = w.reliability, conduct = w.conduct, supplier = w.supplier,
         recipient = w.recipient, items = w.items, modality = w.modality, languages = w.languages,
         provisions = w.provisions, claims = w.claims, article_count = w."articleCount", copy_count = w."copyCount",
         independent_count = w."independentCount", is_background = w."isBackground", is_old_news = w."isOldNews",
         published_at = w."publishedAt", changed_at = w."changedAt", version = w.version,
         search = a.search || array_to_tsvector(w.search)
       FROM jsonb_to_recordset($1::jsonb) AS w${WRITE_RECORD}
       WHERE a.id = w.id`,
      [JSON.stringify(alerts)],
    );
  }

  /** Ends the snoozes of these alerts, as part of a change of them. */
  async wake(alertIds: readonly string[], at: Date, tx: Tx): Promise<void> {
    if (alertIds.length === 0) return;
    await tx.run('UPDATE alerts SET snoozed_until = $2 WHERE id = ANY($1::bigint[]) AND snoozed_until > $2', [
      alertIds,
      at,
    ]);
  }

  /** Keeps bytes that are not kept yet; those that are stay on this side, since one feed is the capture of many articles. */
  async keepBodies(bodies: readonly NewBody[], tx: Tx): Promise<void> {
    if (bodies.length === 0) return;
    const known = await tx.rows<{ sha256: Buffer }>(
      'SELECT sha256 FROM evidence_bodies WHERE sha256 = ANY($1::bytea[])',
      [bodies.map(({ sha256 }) => sha256)],
    );
    const missing = bodies.filter(({ sha256 }) => !known.some((kept) => kept.sha256.equals(sha256)));
    if (missing.length === 0) return;
    await tx.run(
      `INSERT INTO evidence_bodies (sha256, compression, body)
       SELECT * FROM unnest($1::bytea[], $2::text[], $3::bytea[]) ON CONFLICT DO NOTHING`,
      [
        missing.map(({ sha256 }) => sha256),
        missing.map(({ compression }) => compression),
        missing.map(({ body }) => body),
      ],
    );
  }

  /**
   * Keeps evidence; where the revision is kept already, what another pack read in it takes the place of the earlier
   * reading. At most one revision of an article stays current in an alert.
   */
  async saveEvidence(pieces: readonly NewEvidence[], at: Date, tx: Tx): Promise<void> {
    if (pieces.length === 0) return;
    await tx.run(
      `UPDATE alert_evidence e SET is_current = false
       FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS n(alert_id, article_id, revision_id)
       WHERE e.alert_id = n.alert_id AND e.article_id = n.article_id AND e.revision_id <> n.revision_id AND e.is_current`,
      [currentOnly(pieces, 'alertId'), currentOnly(pieces, 'articleId'), currentOnly(pieces, 'revisionId')],
    );
    await tx.run(
      `INSERT INTO alert_evidence (alert_id, article_id, revision_id, is_current, is_mention, is_copy, is_old_news,
         pack_version, engine, language_hint, source_id, source_title, publisher, reliability, country, url, title, text, language,
         published_at, dated_at, content_hash, retrieved_at, capture_sha256, capture_address, capture_final_address,
         capture_media_type, capture_headers, passages, detail, added_at)
       SELECT n."alertId", n."articleId", n."revisionId", n."isCurrent", n."isMention", n."isCopy", n."isOldNews",
              n."packVersion", n.engine, n."languageHint", n."sourceId", n."sourceTitle", n.publisher, n.reliability, n.country, n.url, n.title,
              n.text, n.language, n."publishedAt", n."datedAt", decode(n."contentHash", 'hex'), n."retrievedAt",
              decode(n."captureSha256", 'hex'), n."captureAddress", n."captureFinalAddress", n."captureMediaType",
              n."captureHeaders", n.passages, n.detail, $2
       FROM jsonb_to_recordset($1::jsonb) AS n("alertId" bigint, "articleId" bigint, "revisionId" bigint,
         "isCurrent" boolean, "isMention" boolean, "isCopy" boolean, "isOldNews" boolean, "packVersion" text, engine text, "languageHint" text,
         "sourceId" bigint, "sourceTitle" text, publisher text, reliability text, country text, url text, title text,
         text text, language text, "publishedAt" timestamptz, "datedAt" timestamptz, "contentHash" text,
         "retrievedAt" timestamptz, "captureSha256" text, "captureAddress" text, "captureFinalAddress" text,
         "captureMediaType" text, "captureHeaders" jsonb, passages jsonb, detail jsonb)
       ON CONFLICT (alert_id, revision_id) DO UPDATE SET pack_version = excluded.pack_version,
         engine = excluded.engine, language_hint = excluded.language_hint,
         is_mention = excluded.is_mention, passages = excluded.passages, detail = excluded.detail`,
      [JSON.stringify(pieces), at],
    );
  }
}

function currentOnly(pieces: readonly NewEvidence[], field: 'alertId' | 'articleId' | 'revisionId'): string[] {
  return pieces.filter(({ isCurrent }) => isCurrent).map((piece) => piece[field]);
}
