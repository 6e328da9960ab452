/** SQL that keeps what each alert adds to the relations it tells of. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';

/**
 * What each article adds to its alert. An article that only restates counts for the parties and the conduct that it
 * names itself: the alert it joined may tell of more. Dismissed alerts, and those joined to another, add nothing.
 */
const GATHERED = `
  SELECT a.id, a.story_id, a.regime, e.publisher, e.dated_at, e.is_mention OR a.is_background AS restates,
         CASE WHEN NOT a.is_background THEN greatest(
           min(e.dated_at) FILTER (WHERE NOT e.is_mention) OVER (PARTITION BY a.id),
           (SELECT max(d.made_at) FROM alert_editions d WHERE d.alert_id = a.id AND d.number > 1 AND NOT d.is_correction)
         ) END AS news_at,
         CASE WHEN e.is_mention THEN e.detail -> 'supplier' ELSE to_jsonb(a.supplier) END AS suppliers,
         CASE WHEN e.is_mention THEN e.detail -> 'recipient' ELSE to_jsonb(a.recipient) END AS recipients,
         CASE WHEN e.is_mention THEN e.detail -> 'conduct' ELSE to_jsonb(a.conduct) END AS conducts
  FROM alerts a JOIN alert_evidence e ON e.alert_id = a.id AND e.is_current
  WHERE a.id = ANY ($1::bigint[]) AND a.kind = 'violation' AND a.merged_into IS NULL AND a.state <> 'dismissed'`;

/** The same, a row for each relation that an article tells. */
const TOLD = `
  SELECT g.*, c.conduct, s.supplier, r.recipient
  FROM (${GATHERED}) AS g
  CROSS JOIN LATERAL jsonb_array_elements_text(g.suppliers) AS s(supplier)
  CROSS JOIN LATERAL jsonb_array_elements_text(g.recipients) AS r(recipient)
  CROSS JOIN LATERAL jsonb_array_elements_text(g.conducts) AS c(conduct)`;

@Injectable()
export class StandingRelationsRepository {
  /** Sums up anew what these alerts gathered; whoever changed them holds their locks. */
  async refresh(alertIds: readonly string[], tx: Tx): Promise<void> {
    if (alertIds.length === 0) return;
    await tx.run('DELETE FROM alert_relations WHERE alert_id = ANY ($1::bigint[])', [alertIds]);
    await tx.run(
      `INSERT INTO alert_relations (alert_id, conduct, supplier, recipient, regime, story_id, restatement_count,
         report_count, first_seen_at, last_seen_at, last_news_at)
       SELECT id, conduct, supplier, recipient, regime, story_id, count(*) FILTER (WHERE restates),
              count(*) FILTER (WHERE NOT restates), min(dated_at), max(dated_at), max(news_at) FILTER (WHERE NOT restates)
       FROM (${TOLD}) AS told
       GROUP BY id, conduct, supplier, recipient, regime, story_id`,
      [alertIds],
    );
    await tx.run(
      `INSERT INTO alert_relation_publishers (alert_id, conduct, supplier, recipient, publisher, regime)
       SELECT DISTINCT id, conduct, supplier, recipient, publisher, regime FROM (${TOLD}) AS told`,
      [alertIds],
    );
  }
}
