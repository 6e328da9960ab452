/** The SQL of API keys. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { Scope, UserRole } from '../platform/http/needs.js';

/** A key as it may be shown: everything but the secret, of which only a hash is kept. */
export interface KeyRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** A key with what is needed to check it. */
export interface KeyWithUser extends KeyRow {
  readonly hash: Buffer;
  readonly role: UserRole;
  readonly isUserActive: boolean;
}

const COLUMNS = `
  key.id, key.user_id AS "userId", key.name, key.prefix, key.scopes, key.created_at AS "createdAt",
  key.expires_at AS "expiresAt", key.revoked_at AS "revokedAt", key.last_used_at AS "lastUsedAt"`;

@Injectable()
export class KeysRepository {
  constructor(private readonly database: Database) {}

  /** Up to `limit` keys with ids above `afterId`, by id; of one user, or of all with null. */
  async list(userId: string | null, afterId: string | null, limit: number): Promise<KeyRow[]> {
    return this.database.rows<KeyRow>(
      `SELECT ${COLUMNS} FROM api_keys AS key
       WHERE ($1::bigint IS NULL OR key.user_id = $1) AND ($2::bigint IS NULL OR key.id > $2)
       ORDER BY key.id LIMIT $3`,
      [userId, afterId, limit],
    );
  }

  async findWithUser(prefix: string): Promise<KeyWithUser | null> {
    const [row] = await this.database.rows<KeyWithUser>(
      `SELECT ${COLUMNS}, key.hash, owner.role, owner.is_active AS "isUserActive"
       FROM api_keys AS key JOIN users AS owner ON owner.id = key.user_id WHERE key.prefix = $1`,
      [prefix],
    );
    return row ?? null;
  }

  async insert(
    key: {
      userId: string;
      name: string;
      prefix: string;
      hash: Buffer;
      scopes: readonly Scope[];
      expiresAt: Date | null;
    },
    now: Date,
    tx: Tx,
  ): Promise<KeyRow> {
    const [row] = await tx.rows<KeyRow>(
      `INSERT INTO api_keys AS key (user_id, name, prefix, hash, scopes, expires_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
      [key.userId, key.name, key.prefix, key.hash, key.scopes, key.expiresAt, now],
    );
    if (!row) throw new Error('INSERT returned no row');
    return row;
  }

  /** The key, locked until the end of the transaction. */
  async lock(id: string, tx: Tx): Promise<KeyRow | null> {
    const [row] = await tx.rows<KeyRow>(`SELECT ${COLUMNS} FROM api_keys AS key WHERE key.id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  async revoke(id: string, now: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE api_keys SET revoked_at = $2 WHERE id = $1', [id, now]);
  }

  /** Notes a use, unless a later one, or one less than `everyMs` before, is noted. */
  async touch(id: string, now: Date, everyMs: number): Promise<void> {
    await this.database.run(
      `UPDATE api_keys SET last_used_at = $2
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - $3 * interval '1 millisecond')`,
      [id, now, everyMs],
    );
  }
}
