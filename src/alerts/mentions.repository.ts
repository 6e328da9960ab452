/** SQL of who was named in comments. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { mentioningAlerts } from './build-alert-filter.js';
import type { Mentionable } from './find-mentions.js';

@Injectable()
export class MentionsRepository {
  constructor(private readonly database: Database) {}

  /** Everyone with an account that is in use. */
  async listMentionable(tx: Tx): Promise<Mentionable[]> {
    return tx.rows<Mentionable>('SELECT id, name, email FROM users WHERE is_active ORDER BY id LIMIT 1000');
  }

  async insert(alertId: string, userIds: readonly string[], byActor: string, at: Date, tx: Tx): Promise<void> {
    await tx.run(
      `INSERT INTO mentions (user_id, alert_id, by_actor, made_at)
       SELECT unnest($1::bigint[]), $2, $3, $4`,
      [userIds, alertId, byActor, at],
    );
  }

  /** The person has opened the alert, and sees the comments of those that were joined to it. */
  async markSeen(alertId: string, userId: string, at: Date): Promise<void> {
    await this.database.run(
      `WITH RECURSIVE own (id) AS (
         SELECT $1::bigint UNION SELECT a.id FROM own JOIN alerts a ON a.merged_into = own.id
       ) UPDATE mentions SET seen_at = $3 WHERE alert_id IN (SELECT id FROM own) AND user_id = $2 AND seen_at IS NULL`,
      [alertId, userId, at],
    );
  }

  async countUnseen(userId: string): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM alerts a
       WHERE a.merged_into IS NULL AND a.id IN (${mentioningAlerts('m.user_id = $1 AND m.seen_at IS NULL')})`,
      [userId],
    );
    return row?.count ?? 0;
  }
}
