import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import type { SourceRecord } from './source-record.js';
import type { SourceState } from './source-vocabulary.js';

/** What people say of a source when they register it. */
export interface NewSource {
  readonly address: string;
  readonly host: string;
  readonly title: string;
  readonly site: string | null;
  readonly publisher: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly topics: readonly string[];
  readonly reliability: string;
  readonly kind: string | null;
}

/** The settings of a source, all of them. */
export type SourceSettings = NewSource & { readonly state: SourceState; readonly stateReason: string | null };

/** Which sources to list. */
export interface SourceFilter {
  readonly state: SourceState | null;
  readonly language: string | null;
  /** Part of title, publisher or address. */
  readonly q: string | null;
  /** Only ids above this one. */
  readonly afterId: string;
  readonly limit: number;
}

const COLUMNS = `id, address, title, site, publisher, country, language, topics, reliability, kind, state,
  state_reason AS "stateReason", interval_seconds AS "intervalSeconds", next_poll_at AS "nextPollAt",
  consecutive_failures AS "consecutiveFailures", last_status AS "lastStatus", last_error AS "lastError",
  last_polled_at AS "lastPolledAt", last_success_at AS "lastSuccessAt", last_new_item_at AS "lastNewItemAt",
  moved_to AS "movedTo", moved_since AS "movedSince", created_at AS "createdAt", updated_at AS "updatedAt", version`;

@Injectable()
export class SourcesRepository {
  constructor(private readonly database: Database) {}

  /** How many there are in each state; `failing` are enabled ones whose last poll failed. */
  async countByState(): Promise<{ enabled: number; paused: number; gone: number; failing: number }> {
    const [row] = await this.database.rows<{ enabled: number; paused: number; gone: number; failing: number }>(
      `SELECT count(*) FILTER (WHERE state = 'enabled')::integer AS enabled,
              count(*) FILTER (WHERE state = 'paused')::integer AS paused,
              count(*) FILTER (WHERE state = 'gone')::integer AS gone,
              count(*) FILTER (WHERE state = 'enabled' AND consecutive_failures > 0)::integer AS failing
       FROM sources`,
    );
    return row ?? { enabled: 0, paused: 0, gone: 0, failing: 0 };
  }

  async find(filter: SourceFilter): Promise<SourceRecord[]> {
    return this.database.rows<SourceRecord>(
      `SELECT ${COLUMNS} FROM sources
       WHERE id > $1 AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR language = $3)
         AND ($4::text IS NULL OR title ILIKE $4 OR publisher ILIKE $4 OR address ILIKE $4)
       ORDER BY id LIMIT $5`,
      [
        filter.afterId,
        filter.state,
        filter.language,
        filter.q === null ? null : `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`,
        filter.limit,
      ],
    );
  }

  async findAll(): Promise<SourceRecord[]> {
    return this.database.rows<SourceRecord>(`SELECT ${COLUMNS} FROM sources ORDER BY publisher, title, id`);
  }

  async findById(id: string, on: Queryable = this.database): Promise<SourceRecord | null> {
    const [row] = await on.rows<SourceRecord>(`SELECT ${COLUMNS} FROM sources WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** As {@link findById}, locked until `tx` ends. */
  async lockById(id: string, tx: Tx): Promise<SourceRecord | null> {
    const [row] = await tx.rows<SourceRecord>(`SELECT ${COLUMNS} FROM sources WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** Registers sources, due at once. @returns Id by address of those whose address was not registered yet. */
  async insert(sources: readonly NewSource[], now: Date, tx: Tx): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; address: string }>(
      `INSERT INTO sources (address, host, title, site, publisher, country, language, topics, reliability, kind,
                            next_poll_at, created_at, updated_at)
       SELECT address, host, title, site, publisher, country, language,
              ARRAY(SELECT jsonb_array_elements_text(topics)), reliability, kind, $11, $11, $11
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[],
                   $9::text[], $10::text[])
         AS given (address, host, title, site, publisher, country, language, topics, reliability, kind)
       ON CONFLICT ON CONSTRAINT uq_sources_address DO NOTHING
       RETURNING id, address`,
      [
        sources.map((source) => source.address),
        sources.map((source) => source.host),
        sources.map((source) => source.title),
        sources.map((source) => source.site),
        sources.map((source) => source.publisher),
        sources.map((source) => source.country),
        sources.map((source) => source.language),
        sources.map((source) => JSON.stringify(source.topics)),
        sources.map((source) => source.reliability),
        sources.map((source) => source.kind),
        now,
      ],
    );
    return new Map(rows.map((row) => [row.address, row.id]));
  }

  /**
   * Writes all settings and raises the version. A new address is a new document: what was known of the old one is
   * forgotten, it is due at once, and a poll under way finds its claim gone.
   */
  async update(id: string, settings: SourceSettings, now: Date, tx: Tx): Promise<SourceRecord> {
    const [row] = await tx.rows<SourceRecord>(
      `UPDATE sources SET
         address = $2, host = $3, title = $4, site = $5, publisher = $6, country = $7, language = $8, topics = $9::text[],
         reliability = $10, kind = $11, state_reason = $13, version = version + 1, updated_at = $14,
         next_poll_at = CASE WHEN address <> $2 OR (state <> 'enabled' AND $12 = 'enabled') THEN $14 ELSE next_poll_at END,
         consecutive_failures = CASE WHEN address <> $2 OR state <> $12 THEN 0 ELSE consecutive_failures END,
         etag = CASE WHEN address = $2 THEN etag END,
         last_modified = CASE WHEN address = $2 THEN last_modified END,
         body_sha256 = CASE WHEN address = $2 THEN body_sha256 END,
         moved_to = CASE WHEN address = $2 THEN moved_to END,
         moved_since = CASE WHEN address = $2 THEN moved_since END,
         claimed_until = CASE WHEN address = $2 THEN claimed_until END,
         claim_token = CASE WHEN address = $2 THEN claim_token END,
         state = $12
       WHERE id = $1
       RETURNING ${COLUMNS}`,
      [
        id,
        settings.address,
        settings.host,
        settings.title,
        settings.site,
        settings.publisher,
        settings.country,
        settings.language,
        settings.topics,
        settings.reliability,
        settings.kind,
        settings.state,
        settings.stateReason,
        now,
      ],
    );
    if (row === undefined) throw new Error(`Source ${id} was locked and is gone`);
    return row;
  }

  /** Deletes a source and its polls; its articles stay. */
  async delete(id: string, tx: Tx): Promise<void> {
    await tx.run('DELETE FROM sources WHERE id = $1', [id]);
  }

  /**
   * Waits for whoever else is filling the registry, then tells whether no source was ever registered in this database:
   * a registry that people have emptied stays empty.
   */
  async lockForSeeding(tx: Tx): Promise<boolean> {
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.seedSources]);
    const [row] = await tx.rows<{ is_untouched: boolean }>(
      `SELECT pg_sequence_last_value(pg_get_serial_sequence('sources', 'id')::regclass) IS NULL AS is_untouched`,
    );
    return row?.is_untouched === true;
  }
}
