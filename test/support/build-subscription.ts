import type { Database } from '../../src/platform/database/database.js';

/** Puts a subscription that has been confirmed into the database, told up to the present end of the change feed. */
export async function buildSubscription(
  database: Database,
  fields: {
    email?: string;
    regimes?: readonly string[];
    minPriority?: number;
    rhythm?: 'immediate' | 'daily' | 'weekly';
    hour?: number;
    weekday?: number;
    timeZone?: string;
    nextDueAt?: Date;
    confirmedAt?: Date;
  } = {},
): Promise<string> {
  const confirmedAt = fields.confirmedAt ?? new Date(0);
  const email = fields.email ?? 'reader@example.org';
  await database.run(
    `INSERT INTO subscribers (email, state, confirmed_at, created_at, updated_at) VALUES ($1, 'confirmed', $2, $2, $2)
     ON CONFLICT (lower(email)) DO NOTHING`,
    [email, confirmedAt],
  );
  const [row] = await database.rows<{ id: string }>(
    `INSERT INTO subscriptions (subscriber_id, regimes, kinds, conduct, languages, min_priority, rhythm, hour, weekday,
                                time_zone, state, confirmed_at, told_number, told_mark, next_due_at, created_at, updated_at)
     SELECT s.id, $2, '{}', '{}', '{}', $3, $4, $5, $6, $7, 'active', $8, coalesce(h.number, 0), coalesce(h.mark, ''), $9, $8, $8
     FROM subscribers s LEFT JOIN (SELECT number, mark FROM alert_changes ORDER BY number DESC LIMIT 1) h ON true
     WHERE lower(s.email) = lower($1) RETURNING id`,
    [
      email,
      fields.regimes ?? [],
      fields.minPriority ?? 0,
      fields.rhythm ?? 'immediate',
      fields.hour ?? 8,
      fields.weekday ?? 1,
      fields.timeZone ?? 'UTC',
      confirmedAt,
      fields.nextDueAt ?? new Date(0),
    ],
  );
  if (row === undefined) throw new Error('No subscription was written');
  return row.id;
}
