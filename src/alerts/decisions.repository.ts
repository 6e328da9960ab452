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

/**
 * An alert counts once for each rule, source and language that it rests on; see alert-grounds.repository.ts. Alerts alike are
 * counted before their lists are taken apart: that halves the time. `one` is an alert of a source, to find its title by.
 */
const MEMBERS: Readonly<Record<DecisionGroup, string>> = {
  regime: `
    SELECT regime AS member, state, state_reason, NULL::bigint AS one, count(*) AS alerts FROM chosen GROUP BY 1, 2, 3`,
  language: `
    SELECT language AS member, state, state_reason, NULL::bigint AS one, sum(t.alerts) AS alerts
    FROM (SELECT state, state_reason, languages, count(*) AS alerts FROM chosen GROUP BY 1, 2, 3) AS t,
         unnest(t.languages) AS language
    GROUP BY language, 2, 3`,
  source: `
    SELECT source::text AS member, state, state_reason, min(c.id) AS one, count(*) AS alerts
    FROM chosen c JOIN alert_grounds g ON g.alert_id = c.id CROSS JOIN unnest(g.source_ids) AS source GROUP BY source, 2, 3`,
  rule: `
    SELECT rule AS member, state, state_reason, NULL::bigint AS one, sum(t.alerts) AS alerts
    FROM (SELECT state, state_reason, rules, count(*) AS alerts
          FROM chosen c JOIN alert_grounds g ON g.alert_id = c.id GROUP BY 1, 2, 3) AS t, unnest(t.rules) AS rule
    GROUP BY rule, 2, 3`,
};

const ID: Readonly<Record<DecisionGroup, string>> = {
  regime: 'm.member',
  language: 'm.member',
  source: `coalesce(m.member, 'by-hand')`,
  rule: 'm.member',
};

/** A source that was removed keeps the title that it was kept under. */
const LABEL: Readonly<Record<DecisionGroup, string>> = {
  ...ID,
  source: `coalesce((SELECT s.title FROM sources s WHERE s.id = m.member::bigint),
                    (SELECT e.source_title FROM alert_evidence e
                     WHERE e.alert_id = m.one AND e.source_id IS NOT DISTINCT FROM m.member::bigint LIMIT 1))`,
};

@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Alerts raised from `from` (inclusive) to `to` (exclusive), by group, state and reason. */
  async count(by: DecisionGroup, from: Date, to: Date): Promise<DecisionCountRow[]> {
    return this.database.rows<DecisionCountRow>(
      `WITH chosen AS NOT MATERIALIZED (
         SELECT id, regime, languages, state, state_reason FROM alerts
         WHERE raised_at >= $1 AND raised_at < $2 AND merged_into IS NULL
       ), members AS (${MEMBERS[by]})
       SELECT ${ID[by]} AS id, ${LABEL[by]} AS label, m.state, m.state_reason AS reason, m.alerts::integer AS alerts
       FROM members m`,
      [from, to],
    );
  }
}
