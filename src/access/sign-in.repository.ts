/** The SQL of passwords, one-time links and failed attempts. */
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';

/** An account as signing in sees it. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly passwordHash: string | null;
}

/** A one-time link that can be used. */
export interface LiveLink extends Account {
  readonly linkId: string;
}

const ACCOUNT = `u.id, u.email, u.name, u.is_active AS "isActive", u.password_hash AS "passwordHash"`;

@Injectable()
export class SignInRepository {
  constructor(private readonly database: Database) {}

  async findAccount(email: string): Promise<Account | null> {
    const [row] = await this.database.rows<Account>(`SELECT ${ACCOUNT} FROM users u WHERE lower(u.email) = lower($1)`, [
      email,
    ]);
    return row ?? null;
  }

  /** Which of the people have a password. */
  async listWithPassword(userIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM users WHERE id = ANY ($1::bigint[]) AND password_hash IS NOT NULL',
      [userIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Whether some active admin can sign in. */
  async hasAdminWithPassword(tx: Tx): Promise<boolean> {
    const rows = await tx.rows(
      `SELECT 1 FROM users WHERE role = 'admin' AND is_active AND password_hash IS NOT NULL LIMIT 1`,
    );
    return rows.length > 0;
  }

  /** How many links a person was given since; nobody else gives them one before `tx` ends. */
  async lockAndCountLinks(userId: string, since: Date, tx: Tx): Promise<number> {
    await tx.rows('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [userId]);
    return (await tx.rows('SELECT 1 FROM sign_in_links WHERE user_id = $1 AND created_at > $2', [userId, since]))
      .length;
  }

  async insertLink(link: { userId: string; tokenHash: Buffer; expiresAt: Date }, now: Date, tx: Tx): Promise<void> {
    await tx.run('INSERT INTO sign_in_links (user_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4)', [
      link.userId,
      link.tokenHash,
      now,
      link.expiresAt,
    ]);
  }

  async findLink(tokenHash: Buffer, now: Date): Promise<LiveLink | null> {
    return findLink(this.database, tokenHash, now, '');
  }

  /** The link, so that nobody else uses it before `tx` ends. */
  async lockLink(tokenHash: Buffer, now: Date, tx: Tx): Promise<LiveLink | null> {
    return findLink(tx, tokenHash, now, 'FOR UPDATE');
  }

  /** All open links of a person are used up by the use of one. */
  async useUpLinks(userId: string, now: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE sign_in_links SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL', [userId, now]);
  }

  async recordPassword(userId: string, passwordHash: string, now: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE users SET password_hash = $2, updated_at = $3 WHERE id = $1', [userId, passwordHash, now]);
  }

  /** The first admin becomes a person. */
  async recordIdentity(userId: string, identity: { name: string; email: string }, now: Date, tx: Tx): Promise<void> {
    await tx.run('UPDATE users SET name = $2, email = $3, updated_at = $4 WHERE id = $1', [
      userId,
      identity.name,
      identity.email,
      now,
    ]);
  }

  /**
   * Counts an attempt under each key before its password is looked at, or none where one of them has reached its limit: so
   * that any number of attempts that come at once are no more than that.
   *
   * @param endsAt End of the windows that begin with this attempt.
   * @returns Null where it may go on, else the end of the window that is full.
   */
  async countAttempt(
    keys: readonly { readonly key: Buffer; readonly limit: number }[],
    now: Date,
    endsAt: Date,
    tx: Tx,
  ): Promise<Date | null> {
    const bytes = keys.map(({ key }) => key);
    await tx.run('DELETE FROM sign_in_failures WHERE key = ANY ($1::bytea[]) AND window_ends_at <= $2', [bytes, now]);
    await tx.run(
      `INSERT INTO sign_in_failures (key, count, window_ends_at)
       SELECT key, 0, $2 FROM unnest($1::bytea[]) AS given (key) ORDER BY key ON CONFLICT (key) DO NOTHING`,
      [bytes, endsAt],
    );
    const rows = await tx.rows<{ key: Buffer; count: number; endsAt: Date }>(
      `SELECT key, count, window_ends_at AS "endsAt" FROM sign_in_failures WHERE key = ANY ($1::bytea[])
       ORDER BY key FOR UPDATE`,
      [bytes],
    );
    for (const { key, limit } of keys) {
      const full = rows.find((row) => row.key.equals(key) && row.count >= limit);
      if (full !== undefined) return full.endsAt;
    }
    await tx.run('UPDATE sign_in_failures SET count = count + 1 WHERE key = ANY ($1::bytea[])', [bytes]);
    return null;
  }

  /** Forgets windows that have ended. */
  async forgetEnded(now: Date): Promise<void> {
    await this.database.run('DELETE FROM sign_in_failures WHERE window_ends_at <= $1', [now]);
  }

  /** An attempt was right: under one key all is forgotten, under the others it alone. */
  async forgetAttempt(all: Buffer, one: readonly Buffer[], tx: Tx): Promise<void> {
    await tx.run('DELETE FROM sign_in_failures WHERE key = $1', [all]);
    await tx.run('UPDATE sign_in_failures SET count = count - 1 WHERE key = ANY ($1::bytea[]) AND count > 0', [one]);
  }
}

async function findLink(from: Queryable, tokenHash: Buffer, now: Date, lock: string): Promise<LiveLink | null> {
  const [row] = await from.rows<LiveLink>(
    `SELECT l.id AS "linkId", ${ACCOUNT} FROM sign_in_links l JOIN users u ON u.id = l.user_id
     WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND u.is_active ${lock}`,
    [tokenHash, now],
  );
  return row ?? null;
}
