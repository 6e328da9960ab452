/** The SQL of checks of the register. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';

/** What was checked: a renewal that falls due, or an alert that reports a change. */
export interface CheckSubject {
  readonly kind: 'renewal' | 'alert';
  readonly id: string;
}

/** A check on record. */
export interface CheckRecord {
  readonly subjectId: string;
  /** Null where it was erased. */
  readonly note: string | null;
  readonly packVersion: string;
  /** Id of the user; null for a key's or a removed one. */
  readonly checkedBy: string | null;
  readonly checkedAt: Date;
}

/** A check to be kept. */
export interface NewCheck {
  readonly subject: CheckSubject;
  readonly regime: string;
  /** The entry of the record that holds what was found. */
  readonly entryNumber: string;
  readonly packVersion: string;
  readonly checkedBy: string | null;
}

@Injectable()
export class RegisterChecksRepository {
  constructor(private readonly database: Database) {}

  /** The latest check of each of the subjects that have one. */
  async listLatest(kind: CheckSubject['kind'], ids: readonly string[]): Promise<CheckRecord[]> {
    if (ids.length === 0) return [];
    return this.database.rows<CheckRecord>(
      `SELECT DISTINCT ON (subject_id) subject_id AS "subjectId", kept.text AS note, pack_version AS "packVersion",
              checked_by AS "checkedBy", checked_at AS "checkedAt"
       FROM register_checks LEFT JOIN audit_texts kept USING (entry_number) WHERE subject_kind = $1 AND subject_id = ANY ($2::text[])
       ORDER BY subject_id, id DESC`,
      [kind, ids],
    );
  }

  async insert({ subject, regime, entryNumber, packVersion, checkedBy }: NewCheck, now: Date, tx: Tx): Promise<void> {
    await tx.run(
      `INSERT INTO register_checks (subject_kind, subject_id, regime, entry_number, pack_version, checked_by, checked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [subject.kind, subject.id, regime, entryNumber, packVersion, checkedBy, now],
    );
  }
}
