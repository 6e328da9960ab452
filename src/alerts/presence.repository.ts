/** SQL of who has an alert open. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

@Injectable()
export class PresenceRepository {
  constructor(private readonly database: Database) {}

  /** Notes that a person is there; nothing happens where there is no such alert. */
  async put(alertId: string, userId: string, at: Date): Promise<void> {
    await this.database.run(
      `INSERT INTO presences (alert_id, user_id, seen_at) SELECT id, $2, $3 FROM alerts WHERE id = $1
       ON CONFLICT ON CONSTRAINT pk_presences DO UPDATE SET seen_at = greatest(presences.seen_at, excluded.seen_at)`,
      [alertId, userId, at],
    );
  }

  /** Names of those, one person left out, who were there since an instant. */
  async listOthers(alertId: string, userId: string, since: Date): Promise<string[]> {
    const rows = await this.database.rows<{ name: string }>(
      `SELECT u.name FROM presences p JOIN users u ON u.id = p.user_id
       WHERE p.alert_id = $1 AND p.user_id <> $2 AND p.seen_at >= $3 ORDER BY u.name, u.id LIMIT 20`,
      [alertId, userId, since],
    );
    return rows.map(({ name }) => name);
  }

  async remove(alertId: string, userId: string): Promise<void> {
    await this.database.run('DELETE FROM presences WHERE alert_id = $1 AND user_id = $2', [alertId, userId]);
  }

  /** Rows of people who left without a word. */
  async forgetBefore(before: Date): Promise<void> {
    await this.database.run('DELETE FROM presences WHERE seen_at < $1', [before]);
  }
}
