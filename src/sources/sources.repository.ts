import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import type { SourceRecord } from './source-record.js';
import { SOURCE_STATES, type SourceState, type SourceTrouble } from './source-vocabulary.js';
import type { SourceEventKind } from './tell-events.js';

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
  /** Only those that have this trouble. */
  readonly trouble: SourceTrouble | null;
  /** Only ids above this one. */
  readonly afterId: string;
  readonly limit: number;
}

const COLUMNS = `id, address, title, site, publisher, country, language, topics, reliability, kind, state,
  state_reason AS "stateReason", interval_seconds AS "intervalSeconds", next_poll_at AS "nextPollAt",
  consecutive_failures AS "consecutiveFailures", last_status AS "lastStatus", last_error AS "lastError",
  last_polled_at AS "lastPolledAt", last_success_at AS "lastSuccessAt", last_new_item_at AS "lastNewItemAt",
  moved_to AS "movedTo", moved_since AS "movedSince", created_at AS "createdAt", updated_at AS "updatedAt", version,
  attention, silence, silent_since AS "silentSince", last_certificate AS "lastCertificate", last_gap_at AS "lastGapAt",
  habit, polls_made::float8 AS "pollsMade", gaps_found::float8 AS "gapsFound", items_received::float8 AS "itemsReceived",
  items_new::float8 AS "itemsNew", items_known::float8 AS "itemsKnown", items_revised::float8 AS "itemsRevised",
  items_rejected::float8 AS "itemsRejected"`;

export type SourceCounts = Readonly<Record<SourceState | SourceTrouble, number>>;

export type TroubleCounts = Omit<Readonly<Record<SourceTrouble, number>>, 'failing'>;

/** Sums over sources: items received are in exactly one of the four places after it. */
export interface LedgerTotals {
  readonly sources: number;
  readonly polls: number;
  readonly gaps: number;
  readonly received: number;
  readonly new: number;
  readonly known: number;
  readonly revised: number;
  readonly rejected: number;
}

export interface SourceEventRecord {
  readonly id: string;
  readonly kind: SourceEventKind;
  readonly occurredAt: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One with the source it happened to. */
export interface ToldSourceEvent extends SourceEventRecord {
  readonly sourceId: string;
  readonly title: string;
}

/** What is wrong with a source, as a condition on its row. A gap is news for a week. */
const TROUBLES: Readonly<Record<SourceTrouble, string>> = {
  failing: `state = 'enabled' AND consecutive_failures > 0`,
  silent: `state = 'enabled' AND silence IS NOT NULL`,
  attention: `state <> 'paused' AND attention IS NOT NULL`,
  gaps: `state <> 'paused' AND last_gap_at > now() - interval '7 days'`,
};

const TROUBLE_CASES = Object.entries(TROUBLES)
  .map(([trouble, condition]) => `WHEN '${trouble}' THEN ${condition}`)
  .join(' ');

@Injectable()
export class SourcesRepository {
  constructor(private readonly database: Database) {}

  /** How many there are in each state, and with each trouble. */
  async countByState(): Promise<SourceCounts> {
    const states = SOURCE_STATES.map((state) => `count(*) FILTER (WHERE state = '${state}')::int AS ${state}`);
    const troubles = Object.entries(TROUBLES).map(
      ([trouble, condition]) => `count(*) FILTER (WHERE ${condition})::int AS ${trouble}`,
    );
    const [row] = await this.database.rows<SourceCounts>(`SELECT ${[...states, ...troubles].join(', ')} FROM sources`);
    return row ?? { enabled: 0, paused: 0, gone: 0, failing: 0, silent: 0, attention: 0, gaps: 0 };
  }

  /** How many have which trouble, those that merely fail left out. Quick, however many sources there are. */
  async countTroubled(): Promise<TroubleCounts> {
    const counts = (['silent', 'attention', 'gaps'] as const).map(
      (trouble) => `count(*) FILTER (WHERE ${TROUBLES[trouble]})::int AS ${trouble}`,
    );
    const [row] = await this.database.rows<TroubleCounts>(
      `SELECT ${counts.join(', ')} FROM sources
       WHERE silence IS NOT NULL OR attention IS NOT NULL OR last_gap_at IS NOT NULL`,
    );
    return row ?? { silent: 0, attention: 0, gaps: 0 };
  }

  /** The ledgers of all sources, added up. */
  async sumLedgers(): Promise<LedgerTotals> {
    const [row] = await this.database.rows<LedgerTotals>(
      `SELECT count(*)::float8 AS sources, coalesce(sum(polls_made), 0)::float8 AS polls,
              coalesce(sum(gaps_found), 0)::float8 AS gaps, coalesce(sum(items_received), 0)::float8 AS received,
              coalesce(sum(items_new), 0)::float8 AS new, coalesce(sum(items_known), 0)::float8 AS known,
              coalesce(sum(items_revised), 0)::float8 AS revised, coalesce(sum(items_rejected), 0)::float8 AS rejected
       FROM sources`,
    );
    if (row === undefined) throw new Error('A sum has no row');
    return row;
  }

  /** What happened to a source of late, the newest first. */
  async findEvents(id: string, limit: number): Promise<SourceEventRecord[]> {
    return this.database.rows<SourceEventRecord>(
      `SELECT id, kind, occurred_at AS "occurredAt", detail FROM source_events
       WHERE source_id = $1 ORDER BY id DESC LIMIT $2`,
      [id, limit],
    );
  }

  /**
   * What of one kind happened since an instant, the newest first. Its order is that of the clock, not of commits: whoever must
   * miss nothing asks again for a while past.
   */
  async findEventsSince(kind: SourceEventKind, since: Date, limit: number): Promise<ToldSourceEvent[]> {
    return this.database.rows<ToldSourceEvent>(
      `SELECT e.id, e.kind, e.occurred_at AS "occurredAt", e.detail, s.id AS "sourceId", s.title
       FROM source_events e JOIN sources s ON s.id = e.source_id
       WHERE e.kind = $1 AND e.occurred_at >= $2 ORDER BY e.id DESC LIMIT $3`,
      [kind, since, limit],
    );
  }

  /** Takes away the marks of a source that a person has looked at. A poll under way, which has seen them, is dropped. */
  async clearMarks(id: string, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE sources SET silence = NULL, silent_since = NULL, attention = NULL, last_gap_at = NULL, claimed_until = NULL,
         claim_token = NULL, updated_at = $2
       WHERE id = $1`,
      [id, now],
    );
  }

  async find(filter: SourceFilter): Promise<SourceRecord[]> {
    return this.database.rows<SourceRecord>(
      `SELECT ${COLUMNS} FROM sources
       WHERE id > $1 AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR language = $3)
         AND ($4::text IS NULL OR title ILIKE $4 OR publisher ILIKE $4 OR address ILIKE $4)
         AND ($6::text IS NULL OR CASE $6 ${TROUBLE_CASES} END)
       ORDER BY id LIMIT $5`,
      [
        filter.afterId,
        filter.state,
        filter.language,
        filter.q === null ? null : `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`,
        filter.limit,
        filter.trouble,
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
         failure_score = CASE WHEN address <> $2 OR state <> $12 THEN 0 ELSE failure_score END,
         failing_since = CASE WHEN address = $2 AND state = $12 THEN failing_since END,
         attention = CASE WHEN address = $2 AND state = $12 THEN attention END,
         habit = CASE WHEN address = $2 THEN habit END,
         profile = CASE WHEN address = $2 THEN profile END,
         tip = CASE WHEN address = $2 THEN tip END,
         window_items = CASE WHEN address = $2 THEN window_items END,
         silence = CASE WHEN address = $2 THEN silence END,
         silent_since = CASE WHEN address = $2 THEN silent_since END,
         empty_since = CASE WHEN address = $2 THEN empty_since END,
         etag = CASE WHEN address = $2 THEN etag END,
         last_modified = CASE WHEN address = $2 THEN last_modified END,
         body_sha256 = CASE WHEN address = $2 THEN body_sha256 END,
         pushed_until = CASE WHEN address = $2 AND state = $12 THEN pushed_until END,
         is_push_proven = is_push_proven AND address = $2,
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
