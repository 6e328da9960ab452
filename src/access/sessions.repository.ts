/** The SQL of sessions. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { UserRole } from '../platform/http/needs.js';

/** A session with the person it belongs to. */
export interface SessionWithUser {
  readonly id: string;
  readonly userId: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly name: string;
  readonly role: UserRole;
  readonly isUserActive: boolean;
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  async insert(session: { userId: string; tokenHash: Buffer; expiresAt: Date }, now: Date, tx: Tx): Promise<string> {
    const [row] = await tx.rows<{ id: string }>(
      `INSERT INTO sessions (user_id, token_hash, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $3, $4) RETURNING id`,
      [session.userId, session.tokenHash, now, session.expiresAt],
    );
    if (!row) throw new Error('INSERT returned no row');
    return row.id;
  }

  async find(tokenHash: Buffer): Promise<SessionWithUser | null> {
    const [row] = await this.database.rows<SessionWithUser>(
      `SELECT s.id, s.user_id AS "userId", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", u.name, u.role,
              u.is_active AS "isUserActive"
       FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = $1`,
      [tokenHash],
    );
    return row ?? null;
  }

  async touch(id: string, now: Date): Promise<void> {
    await this.database.run('UPDATE sessions SET last_seen_at = $2 WHERE id = $1', [id, now]);
  }

  /** Sessions of a person that have not ended. @param seenAfter Those last seen before are over by idleness. */
  async countLive(userId: string, now: Date, seenAfter: Date): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM sessions WHERE user_id = $1 AND expires_at > $2 AND last_seen_at > $3`,
      [userId, now, seenAfter],
    );
    return row?.count ?? 0;
  }

  async delete(id: string, tx: Tx): Promise<number> {
    return tx.run('DELETE FROM sessions WHERE id = $1', [id]);
  }

  async deleteOfUser(userId: string, tx: Tx): Promise<number> {
    return tx.run('DELETE FROM sessions WHERE user_id = $1', [userId]);
  }

  async deleteEnded(now: Date, seenBefore: Date, tx: Tx): Promise<void> {
    await tx.run('DELETE FROM sessions WHERE expires_at <= $1 OR last_seen_at <= $2', [now, seenBefore]);
  }
}
