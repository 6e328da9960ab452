/** SQL that keeps which rules and sources each alert rests on. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';

/** Copies and mere mentions are no grounds of their own, and a denial is none for the allegation. */
const COUNTS = (row: string): string => `${row}.is_current AND NOT ${row}.is_mention AND NOT ${row}.is_copy`;

@Injectable()
export class AlertGroundsRepository {
  /** Sums up anew what these alerts rest on; whoever changed them holds their locks. */
  async refresh(alertIds: readonly string[], tx: Tx): Promise<void> {
    if (alertIds.length === 0) return;
    await tx.run(
      `WITH summed AS (
         SELECT e.alert_id,
                ARRAY(SELECT DISTINCT p ->> 'rule' FROM alert_evidence o CROSS JOIN jsonb_array_elements(o.passages) AS p
                      WHERE o.alert_id = e.alert_id AND ${COUNTS('o')}
                        AND p ->> 'isDenial' IS DISTINCT FROM 'true' AND p ->> 'rule' IS NOT NULL ORDER BY 1) AS rules,
                array_agg(DISTINCT e.source_id) AS source_ids
         FROM alert_evidence e WHERE e.alert_id = ANY ($1::bigint[]) AND ${COUNTS('e')} GROUP BY e.alert_id
       )
       MERGE INTO alert_grounds AS kept
       USING (SELECT a.id, s.rules, s.source_ids FROM alerts a LEFT JOIN summed s ON s.alert_id = a.id
              WHERE a.id = ANY ($1::bigint[])) AS now ON kept.alert_id = now.id
       WHEN MATCHED AND (kept.rules, kept.source_ids) IS DISTINCT FROM (now.rules, now.source_ids)
         THEN UPDATE SET rules = coalesce(now.rules, '{}'), source_ids = coalesce(now.source_ids, '{}')
       WHEN NOT MATCHED AND now.rules IS NOT NULL
         THEN INSERT (alert_id, rules, source_ids) VALUES (now.id, now.rules, now.source_ids)`,
      [alertIds],
    );
  }
}
