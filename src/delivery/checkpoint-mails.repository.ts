/** SQL of mailed checkpoints: who gets them, which were sent. */
import { Injectable } from '@nestjs/common';
import type { SignedCheckpoint } from '../platform/audit/checkpoint-statement.js';
import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';

/** A checkpoint that was handed to the mail. */
export interface SentCheckpointRow {
  readonly number: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly madeAt: Date;
  readonly readerCount: number;
}

@Injectable()
export class CheckpointMailsRepository {
  constructor(private readonly database: Database) {}

  /** Waits until nobody else is sending one; free again when `tx` ends. */
  async lock(tx: Tx): Promise<void> {
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.mailCheckpoints]);
  }

  /** Addresses, in order. */
  async listReaders(from: Queryable = this.database): Promise<string[]> {
    const rows = await from.rows<{ email: string }>('SELECT email FROM checkpoint_readers ORDER BY email');
    return rows.map(({ email }) => email);
  }

  async replaceReaders(emails: readonly string[], at: Date, tx: Tx): Promise<void> {
    await tx.run('DELETE FROM checkpoint_readers WHERE NOT email = ANY ($1::text[])', [emails]);
    await tx.run(
      'INSERT INTO checkpoint_readers (email, added_at) SELECT *, $2::timestamptz FROM unnest($1::text[]) ON CONFLICT DO NOTHING',
      [emails, at],
    );
  }

  /** The latest, newest first. */
  async listSent(limit: number, from: Queryable = this.database): Promise<SentCheckpointRow[]> {
    return from.rows<SentCheckpointRow>(
      `SELECT number::integer AS number, encode(hash, 'hex') AS hash, made_at AS "madeAt", reader_count AS "readerCount"
       FROM sent_checkpoints ORDER BY id DESC LIMIT $1`,
      [limit],
    );
  }

  async insertSent(checkpoint: SignedCheckpoint, readerCount: number, tx: Tx): Promise<void> {
    await tx.run(
      `INSERT INTO sent_checkpoints (number, hash, made_at, signature, fingerprint, reader_count)
       VALUES ($1, decode($2, 'hex'), $3, $4, $5, $6)`,
      [checkpoint.number, checkpoint.hash, checkpoint.at, checkpoint.signature, checkpoint.fingerprint, readerCount],
    );
  }
}
