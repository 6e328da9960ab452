/** The SQL of saved filters that feed readers open. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';

/** A feed as it may be shown: everything but the key, of which only a hash is kept. */
export interface FeedRow {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** A feed with what is needed to open it. */
export interface OpenedFeed extends FeedRow {
  readonly uuid: string;
  readonly hash: Buffer;
  readonly isOwnerActive: boolean;
}

/** A feed that is about to be kept. */
export interface NewFeed {
  readonly userId: string;
  readonly name: string;
  readonly filter: unknown;
  readonly uuid: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

const COLUMNS = `f.id, f.name, f.filter, f.prefix, f.created_at AS "createdAt", f.revoked_at AS "revokedAt",
  f.last_used_at AS "lastUsedAt"`;

@Injectable()
export class FeedsRepository {
  constructor(private readonly database: Database) {}

  /** Up to `limit` feeds of a user with ids above `afterId`, by id. */
  async list(userId: string, afterId: string, limit: number): Promise<FeedRow[]> {
    return this.database.rows<FeedRow>(
      `SELECT ${COLUMNS} FROM alert_feeds f WHERE f.user_id = $1 AND f.id > $2 ORDER BY f.id LIMIT $3`,
      [userId, afterId, limit],
    );
  }

  async findByPrefix(prefix: string): Promise<OpenedFeed | null> {
    const [row] = await this.database.rows<OpenedFeed>(
      `SELECT ${COLUMNS}, f.uuid, f.hash, u.is_active AS "isOwnerActive"
       FROM alert_feeds f JOIN users u ON u.id = f.user_id WHERE f.prefix = $1`,
      [prefix],
    );
    return row ?? null;
  }

  async insert(feed: NewFeed, now: Date, tx: Tx): Promise<FeedRow> {
    const [row] = await tx.rows<FeedRow>(
      `INSERT INTO alert_feeds AS f (user_id, name, filter, uuid, prefix, hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
      [feed.userId, feed.name, JSON.stringify(feed.filter), feed.uuid, feed.prefix, feed.hash, now],
    );
    if (!row) throw new Error('INSERT returned no row');
    return row;
  }

  /** Ends a feed of a user. @returns True where it was open until now, false where not, null without such a feed. */
  async revoke(id: string, userId: string, now: Date, tx: Tx): Promise<boolean | null> {
    const [row] = await tx.rows<{ wasOpen: boolean }>(
      `UPDATE alert_feeds f SET revoked_at = coalesce(f.revoked_at, $3)
       FROM (SELECT id, revoked_at FROM alert_feeds WHERE id = $1 AND user_id = $2 FOR UPDATE) AS old
       WHERE f.id = old.id RETURNING old.revoked_at IS NULL AS "wasOpen"`,
      [id, userId, now],
    );
    return row?.wasOpen ?? null;
  }

  /** Notes a use, unless one less than `everyMs` before is noted. */
  async touch(id: string, now: Date, everyMs: number): Promise<void> {
    await this.database.run(
      `UPDATE alert_feeds SET last_used_at = $2
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - $3 * interval '1 millisecond')`,
      [id, now, everyMs],
    );
  }
}
