import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The page of an alert tells what its relation gathered, and the list of relations all of them: with a hundred thousand
 * alerts, adding that up from their evidence takes seconds. Each alert keeps its own sum. The counts beside the queue's
 * filters are read from an index that holds all they need.
 */
export class KeepRelations1795840000000 implements MigrationInterface {
  name = 'KeepRelations1795840000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE alert_relations (
      alert_id bigint NOT NULL,
      conduct text NOT NULL,
      supplier text NOT NULL,
      recipient text NOT NULL,
      regime text NOT NULL,
      story_id bigint NOT NULL,
      restatement_count integer NOT NULL,
      report_count integer NOT NULL,
      publishers text[] NOT NULL,
      first_seen_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      last_news_at timestamptz,
      CONSTRAINT pk_alert_relations PRIMARY KEY (alert_id, conduct, supplier, recipient),
      CONSTRAINT fk_alert_relations_alert FOREIGN KEY (alert_id) REFERENCES alerts (id) ON DELETE CASCADE
    )`);
    await queryRunner.query(
      `CREATE INDEX ix_alert_relations_relation ON alert_relations (regime, conduct, supplier, recipient, alert_id)
       INCLUDE (story_id, restatement_count, report_count, first_seen_at, last_seen_at, last_news_at)`,
    );
    // What has been raised so far; the same statement as in standing-relations.repository.ts.
    await queryRunner.query(`INSERT INTO alert_relations (alert_id, conduct, supplier, recipient, regime, story_id,
        restatement_count, report_count, publishers, first_seen_at, last_seen_at, last_news_at)
      WITH gathered AS (
        SELECT a.id, a.story_id, a.regime, e.publisher, e.dated_at, e.is_mention OR a.is_background AS restates,
               CASE WHEN NOT a.is_background THEN greatest(
                 min(e.dated_at) FILTER (WHERE NOT e.is_mention) OVER (PARTITION BY a.id),
                 (SELECT max(d.made_at) FROM alert_editions d WHERE d.alert_id = a.id AND d.number > 1 AND NOT d.is_correction)
               ) END AS news_at,
               CASE WHEN e.is_mention THEN e.detail -> 'supplier' ELSE to_jsonb(a.supplier) END AS suppliers,
               CASE WHEN e.is_mention THEN e.detail -> 'recipient' ELSE to_jsonb(a.recipient) END AS recipients,
               CASE WHEN e.is_mention THEN e.detail -> 'conduct' ELSE to_jsonb(a.conduct) END AS conducts
        FROM alerts a JOIN alert_evidence e ON e.alert_id = a.id AND e.is_current
        WHERE a.kind = 'violation' AND a.merged_into IS NULL AND a.state <> 'dismissed'
      )
      SELECT g.id, c.conduct, s.supplier, r.recipient, g.regime, g.story_id, count(*) FILTER (WHERE g.restates),
             count(*) FILTER (WHERE NOT g.restates), array_agg(DISTINCT g.publisher), min(g.dated_at), max(g.dated_at),
             max(g.news_at) FILTER (WHERE NOT g.restates)
      FROM gathered g
      CROSS JOIN LATERAL jsonb_array_elements_text(g.suppliers) AS s(supplier)
      CROSS JOIN LATERAL jsonb_array_elements_text(g.recipients) AS r(recipient)
      CROSS JOIN LATERAL jsonb_array_elements_text(g.conducts) AS c(conduct)
      GROUP BY g.id, c.conduct, s.supplier, r.recipient, g.regime, g.story_id`);
    await queryRunner.query(`CREATE INDEX ix_alerts_counted ON alerts
      (state, regime, kind, modality, languages, assignee_id, due_at, snoozed_until, reopened_at) WHERE merged_into IS NULL`);
    await queryRunner.query(`CREATE INDEX ix_alerts_labelled ON alerts (labels) WHERE labels <> '{}'`);
    await queryRunner.query(`CREATE INDEX ix_alerts_reopened ON alerts (reopened_at) WHERE reopened_at IS NOT NULL`);
    await queryRunner.query(`DROP INDEX ix_alerts_lists`);
    await queryRunner.query(
      `CREATE INDEX ix_alerts_lists ON alerts USING gin (supplier, recipient, conduct, languages, modality)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
