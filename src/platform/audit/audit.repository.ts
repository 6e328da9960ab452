/** The SQL of the record: append under a lock, read in order, erase a text. */
import { ADVISORY_LOCKS } from '../database/advisory-locks.js';
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../database/database.js';
import type { EntryContent, KeptEntry } from './encode-entry.js';
import type { RecordEntry } from './record-schema.js';

/** An entry ready to be stored. */
export interface NewEntry extends EntryContent {
  readonly hash: string;
  readonly text: { readonly salt: Buffer; readonly text: string } | null;
}

/** An entry as it stands in the database, with what is known of its text. */
export interface StoredEntry extends EntryContent {
  readonly hash: string;
  /** Whether a row of audit_texts belongs to it. */
  readonly hasText: boolean;
  readonly salt: Buffer | null;
  readonly text: string | null;
  readonly isErased: boolean;
  /** Whether the chain itself records an erasure, at the instant that the text bears where it is erased. */
  readonly isErasureRecorded: boolean;
}

/** Which entries a list shows; null: all. */
export interface EntryFilter {
  readonly before: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** With all keys of that user. */
  readonly actor: string | null;
  readonly act: string | null;
  /** Recorded at or after. */
  readonly from: Date | null;
  /** Recorded before. */
  readonly to: Date | null;
}

/** The end of the chain. */
export interface ChainHead {
  readonly number: string;
  /** Lower-case hex. */
  readonly hash: string;
}

/** Act and subject type under which an erasure is recorded. */
export const ERASURE = { act: 'audit.erase-text', subjectType: 'audit-entry' } as const;

const COLUMNS = `
  entry.number::text AS number,
  trunc(extract(epoch FROM entry.recorded_at) * 1000000)::text AS "recordedAt",
  entry.actor, entry.act,
  entry.subject_type AS "subjectType", entry.subject_id AS "subjectId",
  entry.before::text AS before, entry.after::text AS after,
  encode(entry.text_hash, 'hex') AS "textHash",
  encode(entry.previous_hash, 'hex') AS "previousHash",
  encode(entry.hash, 'hex') AS hash`;

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Waits until every other writer has committed or given up, then tells the end of the chain (null when empty). */
  async lockHead(tx: Tx): Promise<ChainHead | null> {
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.appendAudit]);
    return this.readHead(tx);
  }

  /** The end of the chain as committed now. */
  async findHead(): Promise<ChainHead | null> {
    return this.readHead(this.database);
  }

  async insert(entry: NewEntry, tx: Tx): Promise<void> {
    await tx.run(
      `INSERT INTO audit_entries
         (number, recorded_at, actor, act, subject_type, subject_id, before, after, text_hash, previous_hash, hash)
       VALUES ($1, to_timestamp(0) + $2::bigint * interval '1 microsecond', $3, $4, $5, $6, $7::jsonb, $8::jsonb,
               decode($9, 'hex'), decode($10, 'hex'), decode($11, 'hex'))`,
      [
        entry.number,
        entry.recordedAt,
        entry.actor,
        entry.act,
        entry.subjectType,
        entry.subjectId,
        entry.before,
        entry.after,
        entry.textHash,
        entry.previousHash,
        entry.hash,
      ],
    );
    if (entry.text) {
      await tx.run('INSERT INTO audit_texts (entry_number, salt, text) VALUES ($1, $2, $3)', [
        entry.number,
        entry.text.salt,
        entry.text.text,
      ]);
    }
  }

  /** The next `limit` entries after a number (from the very first with null), in order of their numbers. */
  async readAfter(number: string | null, limit: number, from: Queryable = this.database): Promise<StoredEntry[]> {
    return from.rows<StoredEntry>(
      `SELECT ${COLUMNS},
              kept.entry_number IS NOT NULL AS "hasText", kept.salt, kept.text,
              kept.erased_at IS NOT NULL AS "isErased",
              CASE WHEN kept.entry_number IS NULL THEN false
                   ELSE EXISTS (
                     SELECT 1 FROM audit_entries AS erasure
                     WHERE erasure.subject_type = $3 AND erasure.subject_id = entry.number::text AND erasure.act = $4
                       AND (kept.erased_at IS NULL OR erasure.recorded_at = kept.erased_at))
              END AS "isErasureRecorded"
       FROM audit_entries AS entry
       LEFT JOIN audit_texts AS kept ON kept.entry_number = entry.number
       WHERE $1::bigint IS NULL OR entry.number > $1::bigint
       ORDER BY entry.number
       LIMIT $2`,
      [number, limit, ERASURE.subjectType, ERASURE.act],
    );
  }

  /** Entries before a number (from the end with null), newest first. */
  async listBefore(filter: EntryFilter, limit: number): Promise<RecordEntry[]> {
    const values: unknown[] = [];
    const where: string[] = [];
    const add = (condition: string, value: unknown): void => {
      if (value !== null) where.push(condition.replace('?', `$${values.push(value)}`));
    };
    add('entry.number < ?::bigint', filter.before);
    add('entry.subject_type = ?', filter.subjectType);
    add('entry.subject_id = ?', filter.subjectId);
    add(`split_part(entry.actor, '/', 1) = ?`, filter.actor);
    add('entry.act = ?', filter.act);
    add('entry.recorded_at >= ?', filter.from);
    add('entry.recorded_at < ?', filter.to);
    const conditions = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
    const rows = await this.database.rows<Omit<RecordEntry, 'at'> & { at: Date }>(
      `SELECT entry.number::text AS number, entry.recorded_at AS at, entry.actor, entry.act,
              entry.subject_type AS "subjectType", entry.subject_id AS "subjectId", entry.before, entry.after,
              kept.text, kept.erased_at IS NOT NULL AS "isTextErased", encode(entry.hash, 'hex') AS hash
       FROM audit_entries AS entry
       LEFT JOIN audit_texts AS kept ON kept.entry_number = entry.number
       ${conditions} ORDER BY entry.number DESC LIMIT $${values.push(limit)}`,
      values,
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Every act that is on record, in order; the index is walked from one act to the next. */
  async listActs(): Promise<string[]> {
    const rows = await this.database.rows<{ act: string }>(
      `WITH RECURSIVE acts AS (
         (SELECT act FROM audit_entries ORDER BY act LIMIT 1)
         UNION ALL
         SELECT (SELECT e.act FROM audit_entries e WHERE e.act > acts.act ORDER BY e.act LIMIT 1)
         FROM acts WHERE acts.act IS NOT NULL
       ) SELECT act FROM acts WHERE act IS NOT NULL`,
    );
    return rows.map(({ act }) => act);
  }

  /** The first text that belongs to no entry; null where each has one. */
  async findOrphanText(from: Queryable = this.database): Promise<string | null> {
    const [row] = await from.rows<{ number: string | null }>(
      `SELECT min(kept.entry_number)::text AS number FROM audit_texts AS kept
       WHERE NOT EXISTS (SELECT 1 FROM audit_entries AS entry WHERE entry.number = kept.entry_number)`,
    );
    return row?.number ?? null;
  }

  /** What was done with one subject, in order, with what checks each entry. */
  async listOfSubject(subjectType: string, subjectId: string): Promise<KeptEntry[]> {
    return this.database.rows<KeptEntry>(
      `SELECT ${COLUMNS}, encode(kept.salt, 'hex') AS salt, kept.text
       FROM audit_entries AS entry
       LEFT JOIN audit_texts AS kept ON kept.entry_number = entry.number
       WHERE entry.subject_type = $1 AND entry.subject_id = $2
       ORDER BY entry.number`,
      [subjectType, subjectId],
    );
  }

  /** Takes a text and its salt away. @returns False when there is none, or it is erased already. */
  async eraseText(number: string, at: Date, tx: Tx): Promise<boolean> {
    const count = await tx.run(
      `UPDATE audit_texts SET text = NULL, salt = NULL, erased_at = $2 WHERE entry_number = $1 AND erased_at IS NULL`,
      [number, at],
    );
    return count > 0;
  }

  private async readHead(from: Database | Tx): Promise<ChainHead | null> {
    // Ordered by the column, not by its text of the same name.
    const [head] = await from.rows<ChainHead>(
      `SELECT entry.number::text AS number, encode(entry.hash, 'hex') AS hash
       FROM audit_entries AS entry ORDER BY entry.number DESC LIMIT 1`,
    );
    return head ?? null;
  }
}
