/** SQL of what reviewers made of alerts. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { DecisionGroup } from './decision-schema.js';

/** Alerts of one group that stand in one state, for one reason. */
export interface DecisionCountRow {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly reason: string | null;
  readonly alerts: number;
}

/** An alert counts once for each rule, source and language that it rests on; copies and mere mentions add none. */
const MEMBERS: Readonly<Record<DecisionGroup, string>> = {
  regime: `SELECT id AS alert, regime AS member, regime AS label FROM chosen`,
  language: `SELECT id AS alert, language AS member, language AS label FROM chosen, unnest(languages) AS language`,
  source: `SELECT DISTINCT ON (c.id, member) c.id AS alert, coalesce(e.source_id::text, 'by-hand') AS member,
                  coalesce(s.title, e.source_title) AS label
           FROM chosen c JOIN alert_evidence e ON e.alert_id = c.id AND e.is_current AND NOT e.is_mention AND NOT e.is_copy
           LEFT JOIN sources s ON s.id = e.source_id`,
  rule: `SELECT DISTINCT c.id AS alert, p ->> 'rule' AS member, p ->> 'rule' AS label
         FROM chosen c JOIN alert_evidence e ON e.alert_id = c.id AND e.is_current AND NOT e.is_mention AND NOT e.is_copy
         CROSS JOIN jsonb_array_elements(e.passages) AS p WHERE p ->> 'isDenial' IS DISTINCT FROM 'true'`,
};

@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Alerts raised from `from` (inclusive) to `to` (exclusive), by group, state and reason. */
  async count(by: DecisionGroup, from: Date, to: Date): Promise<DecisionCountRow[]> {
    return this.database.rows<DecisionCountRow>(
      `WITH chosen AS MATERIALIZED (
         SELECT id, regime, languages, state, state_reason FROM alerts
         WHERE raised_at >= $1 AND raised_at < $2 AND merged_into IS NULL
       ), members AS (${MEMBERS[by]})
       SELECT m.member AS id, min(m.label) AS label, c.state, c.state_reason AS reason, count(*)::integer AS alerts
       FROM members m JOIN chosen c ON c.id = m.alert
       GROUP BY m.member, c.state, c.state_reason`,
      [from, to],
    );
  }
}
