import { Injectable } from '@nestjs/common';
import type { Finding, Quiet } from '../detection/finding.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { RaisableScreening } from './raisable-screening.js';

/** A screening to be kept, with its findings. */
export interface NewScreening {
  readonly revisionId: string;
  /** What the source said of the language when the text was read, or null. */
  readonly languageHint: string | null;
  readonly language: string | null;
  readonly findings: readonly Finding[];
  readonly quiet: readonly Quiet[];
  readonly error: string | null;
  /** See {@link ScreeningRepository.findSuperseding}. */
  readonly supersedes: boolean;
}

/** What read: a pack, and the engine that ran it; no engine where a person did. */
export interface ReadBy {
  readonly packVersion: string;
  readonly engine: string | null;
}

interface ScreeningRow {
  screening_id: string;
  pack_version: string;
  engine: string | null;
  language_hint: string | null;
  screened_at: Date;
  revision_id: string;
  number: number;
  title: string;
  text: string;
  author: string | null;
  language: string | null;
  published_at: Date | null;
  recorded_at: Date;
  content_hash: Buffer;
  capture_id: string | null;
  article_id: string;
  url: string | null;
  is_old_news: boolean;
  first_seen_at: Date;
  brought_by: string | null;
  source_id: string | null;
  source_title: string;
  publisher: string | null;
  reliability: string;
  country: string | null;
}

interface CaptureRow {
  id: string;
  sha256: Buffer;
  headers: Record<string, string>;
  body: Buffer;
  compression: 'none' | 'gzip' | 'zstd';
  retrieved_at: Date;
  address: string;
  final_address: string;
  media_type: string | null;
}

@Injectable()
export class ScreeningRepository {
  constructor(private readonly database: Database) {}

  /** What a pack kept quiet in a text, or null where nothing stands of its reading, or it failed. */
  async findQuiet(revisionId: string, packVersion: string): Promise<readonly Quiet[] | null> {
    const [row] = await this.database.rows<{ quiet: readonly Quiet[] }>(
      'SELECT quiet FROM screenings WHERE revision_id = $1 AND pack_version = $2 AND error IS NULL',
      [revisionId, packVersion],
    );
    return row?.quiet ?? null;
  }

  /**
   * Keeps screenings of one pack; one that stands already (same revision, same pack) is left as it is.
   *
   * @returns Ids of the screenings written now that the alerts have to take up.
   */
  async insert(
    screenings: readonly NewScreening[],
    { packVersion, engine }: ReadBy,
    screenedAt: Date,
    tx: Tx,
  ): Promise<readonly string[]> {
    if (screenings.length === 0) return [];
    const rows = await tx.rows<{ id: string; revision_id: string }>(
      `INSERT INTO screenings (revision_id, pack_version, engine, screened_at, language, language_hint, finding_count,
                               quiet, error, supersedes)
       SELECT revision_id, $1, $8, $2, language, language_hint, finding_count, quiet, error,
              supersedes
       FROM unnest($3::bigint[], $4::text[], $5::int[], $6::jsonb[], $7::text[], $9::text[], $10::boolean[])
         AS given (revision_id, language, finding_count, quiet, error, language_hint, supersedes)
       ON CONFLICT ON CONSTRAINT uq_screenings_revision_pack DO NOTHING
       RETURNING id, revision_id`,
      [
        packVersion,
        screenedAt,
        screenings.map((each) => each.revisionId),
        screenings.map((each) => each.language),
        screenings.map((each) => each.findings.length),
        screenings.map((each) => JSON.stringify(each.quiet)),
        screenings.map((each) => each.error),
        engine,
        screenings.map((each) => each.languageHint),
        screenings.map((each) => each.supersedes),
      ],
    );
    const idOf = new Map(rows.map((row) => [row.revision_id, row.id]));
    const findings = screenings.flatMap((each) => {
      const id = idOf.get(each.revisionId);
      return id === undefined ? [] : each.findings.map((finding) => ({ id, finding }));
    });
    const emptied = screenings.flatMap(({ revisionId, supersedes, findings: found }) =>
      supersedes && found.length === 0 ? (idOf.get(revisionId) ?? []) : [],
    );
    if (findings.length === 0) return emptied;
    await tx.run(
      `INSERT INTO findings (screening_id, kind, regime, status, confidence, detail)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::real[], $6::jsonb[])`,
      [
        findings.map(({ id }) => id),
        findings.map(({ finding }) => finding.kind),
        findings.map(({ finding }) => finding.regime),
        findings.map(({ finding }) => finding.status),
        findings.map(({ finding }) => finding.confidence),
        findings.map(({ finding }) => JSON.stringify(finding)),
      ],
    );
    return [...new Set(findings.map(({ id }) => id)), ...emptied];
  }

  /**
   * Of these revisions those whose article had a finding before: in an earlier text, or in this one as another pack read
   * it.
   */
  async findSuperseding(revisionIds: readonly string[], packVersion: string, tx: Tx): Promise<Set<string>> {
    if (revisionIds.length === 0) return new Set();
    const rows = await tx.rows<{ id: string }>(
      `SELECT r.id FROM revisions r WHERE r.id = ANY ($1::bigint[]) AND EXISTS (
         SELECT FROM revisions o JOIN screenings s ON s.revision_id = o.id
         WHERE o.article_id = r.article_id AND o.number <= r.number AND s.finding_count > 0
           AND NOT (o.id = r.id AND s.pack_version = $2))`,
      [revisionIds, packVersion],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Up to `limit` screenings made before `before` that wait for the alerts, oldest first. */
  async findUnraised(before: Date, limit: number): Promise<readonly string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM screenings
       WHERE (finding_count > 0 OR supersedes) AND raised_at IS NULL AND screened_at < $1 ORDER BY id LIMIT $2`,
      [before, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** See {@link ScreeningService.loadForRaising}. */
  async lockUnraised(screeningIds: readonly string[], tx: Tx): Promise<RaisableScreening[]> {
    const rows = await tx.rows<ScreeningRow>(
      `SELECT s.id AS screening_id, s.pack_version, s.engine, s.language_hint, s.screened_at,
              r.id AS revision_id, r.number, r.title, r.text, r.author, coalesce(s.language, r.language) AS language,
              r.published_at, r.recorded_at, r.content_hash, r.capture_id,
              a.id AS article_id, a.url, a.is_old_news, a.first_seen_at, a.brought_by,
              o.id AS source_id, o.title AS source_title, o.publisher, o.reliability, o.country
       FROM screenings s
       JOIN revisions r ON r.id = s.revision_id
       JOIN articles a ON a.id = r.article_id
       LEFT JOIN sources o ON o.id = a.source_id
       WHERE s.id = ANY ($1::bigint[]) AND (s.finding_count > 0 OR s.supersedes) AND s.raised_at IS NULL
       ORDER BY s.id
       FOR UPDATE OF s`,
      [screeningIds],
    );
    if (rows.length === 0) return [];
    const findings = await this.findingsOf(
      rows.map((row) => row.screening_id),
      tx,
    );
    const captures = await this.capturesOf(
      rows.flatMap((row) => row.capture_id ?? []),
      tx,
    );
    return rows.map((row) =>
      toRaisable(
        row,
        findings.get(row.screening_id) ?? [],
        row.capture_id === null ? null : (captures.get(row.capture_id) ?? null),
      ),
    );
  }

  async markRaised(screeningIds: readonly string[], raisedAt: Date, tx: Tx): Promise<void> {
    await tx.run(`UPDATE screenings SET raised_at = $1 WHERE id = ANY ($2::bigint[]) AND raised_at IS NULL`, [
      raisedAt,
      screeningIds,
    ]);
  }

  private async findingsOf(screeningIds: readonly string[], tx: Tx): Promise<Map<string, Finding[]>> {
    const rows = await tx.rows<{ screening_id: string; detail: Finding }>(
      `SELECT screening_id, detail FROM findings WHERE screening_id = ANY ($1::bigint[]) ORDER BY id`,
      [screeningIds],
    );
    const byScreening = new Map<string, Finding[]>();
    for (const { screening_id, detail } of rows) {
      const known = byScreening.get(screening_id);
      if (known === undefined) byScreening.set(screening_id, [detail]);
      else known.push(detail);
    }
    return byScreening;
  }

  private async capturesOf(
    captureIds: readonly string[],
    tx: Tx,
  ): Promise<Map<string, NonNullable<RaisableScreening['capture']>>> {
    if (captureIds.length === 0) return new Map();
    const rows = await tx.rows<CaptureRow>(
      `SELECT id, sha256, headers, body, compression, retrieved_at, address, final_address, media_type
       FROM captures WHERE id = ANY ($1::bigint[])`,
      [[...new Set(captureIds)]],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          sha256: row.sha256,
          headers: row.headers,
          body: row.body,
          compression: row.compression,
          retrievedAt: row.retrieved_at,
          address: row.address,
          finalAddress: row.final_address,
          mediaType: row.media_type,
        },
      ]),
    );
  }
}

function toRaisable(
  row: ScreeningRow,
  findings: readonly Finding[],
  capture: RaisableScreening['capture'],
): RaisableScreening {
  return {
    screeningId: row.screening_id,
    packVersion: row.pack_version,
    engine: row.engine,
    languageHint: row.language_hint,
    screenedAt: row.screened_at,
    revision: {
      id: row.revision_id,
      number: row.number,
      title: row.title,
      text: row.text,
      author: row.author,
      language: row.language,
      publishedAt: row.published_at,
      recordedAt: row.recorded_at,
      contentHash: row.content_hash,
    },
    article: {
      id: row.article_id,
      url: row.url,
      isOldNews: row.is_old_news,
      firstSeenAt: row.first_seen_at,
      broughtBy: row.brought_by,
    },
    source:
      row.source_id === null
        ? null
        : {
            id: row.source_id,
            title: row.source_title,
            publisher: row.publisher,
            reliability: row.reliability,
            country: row.country,
          },
    capture,
    findings,
  };
}
