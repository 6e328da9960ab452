/** The SQL of users. */
import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import type { UserRole } from '../platform/http/needs.js';

/** A user as other features and the API see one. */
export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly isActive: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const COLUMNS = `id, email, name, role, is_active AS "isActive", created_at AS "createdAt", updated_at AS "updatedAt"`;

@Injectable()
export class UsersRepository {
  constructor(private readonly database: Database) {}

  /** Up to `limit` users with ids above `afterId`, by id. */
  async list(afterId: string | null, limit: number): Promise<UserRow[]> {
    return this.database.rows<UserRow>(
      `SELECT ${COLUMNS} FROM users WHERE $1::bigint IS NULL OR id > $1 ORDER BY id LIMIT $2`,
      [afterId, limit],
    );
  }

  async find(id: string): Promise<UserRow | null> {
    return one(this.database, 'id = $1', id);
  }

  async findByEmail(email: string): Promise<UserRow | null> {
    return one(this.database, 'lower(email) = lower($1)', email);
  }

  /** The user, locked until the end of the transaction. */
  async lock(id: string, tx: Tx): Promise<UserRow | null> {
    return one(tx, 'id = $1 FOR UPDATE', id);
  }

  /** How many active admins there are; they stay as they are until the end of the transaction. */
  async lockActiveAdmins(tx: Tx): Promise<number> {
    const rows = await tx.rows(`SELECT id FROM users WHERE role = 'admin' AND is_active ORDER BY id FOR UPDATE`);
    return rows.length;
  }

  async insert(user: { email: string; name: string; role: UserRole }, now: Date, tx: Tx): Promise<UserRow> {
    const [row] = await tx.rows<UserRow>(
      `INSERT INTO users (email, name, role, created_at, updated_at) VALUES ($1, $2, $3, $4, $4) RETURNING ${COLUMNS}`,
      [user.email, user.name, user.role, now],
    );
    if (!row) throw new Error('INSERT returned no row');
    return row;
  }

  async update(user: UserRow, now: Date, tx: Tx): Promise<UserRow> {
    const [row] = await tx.rows<UserRow>(
      `UPDATE users SET name = $2, role = $3, is_active = $4, updated_at = $5 WHERE id = $1 RETURNING ${COLUMNS}`,
      [user.id, user.name, user.role, user.isActive, now],
    );
    if (!row) throw new Error(`User ${user.id} vanished under its lock`);
    return row;
  }

  /** Whether there is no user at all; nobody else can find out or make one the same way before `tx` ends. */
  async lockIfEmpty(tx: Tx): Promise<boolean> {
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.firstAdmin]);
    const rows = await tx.rows('SELECT 1 FROM users LIMIT 1');
    return rows.length === 0;
  }
}

async function one(from: Queryable, condition: string, value: string): Promise<UserRow | null> {
  const [row] = await from.rows<UserRow>(`SELECT ${COLUMNS} FROM users WHERE ${condition}`, [value]);
  return row ?? null;
}
