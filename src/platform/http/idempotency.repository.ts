/** The SQL of writes that came with an Idempotency-Key. */
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** A write as it was kept. */
export interface KeptRequest {
  readonly fingerprint: Buffer;
  readonly beganAt: Date;
  readonly answer: Buffer | null;
}

/** Old rows that one claim clears away at most: more than it adds, so that they do not pile up. */
const CLEARED_AT_ONCE = 20;

@Injectable()
export class IdempotencyRepository {
  constructor(private readonly database: Database) {}

  /** Takes a key, or tells what stands under it: one of several who ask at once gets it. @returns Null where taken. */
  async claim(
    request: { readonly actor: string; readonly keyHash: Buffer; readonly fingerprint: Buffer },
    now: Date,
    expiredBefore: Date,
  ): Promise<KeptRequest | null> {
    const { actor, keyHash, fingerprint } = request;
    await this.database.run('DELETE FROM idempotent_requests WHERE actor = $1 AND key_hash = $2 AND began_at < $3', [
      actor,
      keyHash,
      expiredBefore,
    ]);
    await this.database.run(
      `DELETE FROM idempotent_requests WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM idempotent_requests WHERE began_at < $1 ORDER BY began_at LIMIT ${CLEARED_AT_ONCE}
         FOR UPDATE SKIP LOCKED))`,
      [expiredBefore],
    );
    const claimed = await this.database.run(
      `INSERT INTO idempotent_requests (actor, key_hash, fingerprint, began_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT pk_idempotent_requests DO NOTHING`,
      [actor, keyHash, fingerprint, now],
    );
    if (claimed > 0) return null;
    const [row] = await this.database.rows<KeptRequest>(
      `SELECT fingerprint, began_at AS "beganAt", answer FROM idempotent_requests WHERE actor = $1 AND key_hash = $2`,
      [actor, keyHash],
    );
    // Released between the two statements: whoever held it was answered with a fault of ours.
    return row ?? { fingerprint, beganAt: now, answer: null };
  }

  async keep(actor: string, keyHash: Buffer, answer: Buffer): Promise<void> {
    await this.database.run('UPDATE idempotent_requests SET answer = $3 WHERE actor = $1 AND key_hash = $2', [
      actor,
      keyHash,
      answer,
    ]);
  }

  async release(actor: string, keyHash: Buffer): Promise<void> {
    await this.database.run('DELETE FROM idempotent_requests WHERE actor = $1 AND key_hash = $2', [actor, keyHash]);
  }
}
