/** SQL of what an alert rests on, whole: for packages of evidence and for reading it anew. */
import { Injectable } from '@nestjs/common';
import type { Compression } from '../platform/database/kept-bytes.js';
import { Database } from '../platform/database/database.js';
import type { KeptEvidence } from './kept-evidence.js';

/** Bytes as they were retrieved, perhaps compressed for keeping. */
export interface KeptBody {
  readonly compression: Compression;
  readonly body: Buffer;
}

@Injectable()
export class AlertEvidenceRepository {
  constructor(private readonly database: Database) {}

  /** Everything an alert rests on or ever rested on, in the order in which it was added. */
  async list(alertId: string): Promise<KeptEvidence[]> {
    return this.database.rows<KeptEvidence>(
      `SELECT id, article_id AS "articleId", revision_id AS "revisionId", is_current AS "isCurrent",
              is_mention AS "isMention", is_copy AS "isCopy", pack_version AS "packVersion", engine,
              language_hint AS "languageHint",
              source_title AS "sourceTitle", publisher, reliability, country, url, title, text, language,
              published_at AS "publishedAt", encode(content_hash, 'hex') AS "contentHash",
              retrieved_at AS "retrievedAt", encode(capture_sha256, 'hex') AS "captureSha256",
              capture_address AS "captureAddress", capture_final_address AS "captureFinalAddress",
              capture_media_type AS "captureMediaType", capture_headers AS "captureHeaders", passages, detail,
              added_at AS "addedAt"
       FROM alert_evidence WHERE alert_id = $1 ORDER BY id`,
      [alertId],
    );
  }

  /** Revisions that alerts rest on now and that were last read with another pack, oldest first; by-hand readings stand. */
  async findReadOtherwise(packVersion: string, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT r.id FROM alert_evidence e JOIN revisions r ON r.id = e.revision_id
       WHERE e.is_current AND e.pack_version <> $1 AND e.pack_version NOT LIKE 'by-hand-%'
         AND r.screened_with <> $1
       ORDER BY r.id LIMIT $2`,
      [packVersion, limit],
    );
    return rows.map(({ id }) => id);
  }

  async measureBytes(alertId: string): Promise<number> {
    const [row] = await this.database.rows<{ bytes: string }>(
      `SELECT coalesce(sum(octet_length(title) + octet_length(text) + octet_length(passages::text)
                           + octet_length(detail::text)), 0) AS bytes
       FROM alert_evidence WHERE alert_id = $1`,
      [alertId],
    );
    return Number(row?.bytes ?? 0);
  }

  async findBody(sha256: string): Promise<KeptBody | null> {
    const [row] = await this.database.rows<KeptBody>(
      `SELECT compression, body FROM evidence_bodies WHERE sha256 = decode($1, 'hex')`,
      [sha256],
    );
    return row ?? null;
  }
}
