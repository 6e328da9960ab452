import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever opened the pages of decisions, relations or coverage first waited a second on a large database: evidence with all
 * its passages was gone through for the names of rules and sources, the publishers of each relation were sorted, and every
 * text was read for its language. Each alert keeps the rules and sources that it rests on; publishers are rows, so that an
 * index steps from one to the next; languages and packs are read from indexes that hold all they need.
 */
export class KeepGrounds1795870000000 implements MigrationInterface {
  name = 'KeepGrounds1795870000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE alert_grounds (
      alert_id bigint NOT NULL,
      rules text[] NOT NULL,
      source_ids bigint[] NOT NULL,
      CONSTRAINT pk_alert_grounds PRIMARY KEY (alert_id),
      CONSTRAINT fk_alert_grounds_alert FOREIGN KEY (alert_id) REFERENCES alerts (id) ON DELETE CASCADE
    )`);
    // The same statement as in alert-grounds.repository.ts.
    await queryRunner.query(`INSERT INTO alert_grounds (alert_id, rules, source_ids)
      SELECT e.alert_id,
             ARRAY(SELECT DISTINCT p ->> 'rule' FROM alert_evidence o CROSS JOIN jsonb_array_elements(o.passages) AS p
                   WHERE o.alert_id = e.alert_id AND o.is_current AND NOT o.is_mention AND NOT o.is_copy
                     AND p ->> 'isDenial' IS DISTINCT FROM 'true' AND p ->> 'rule' IS NOT NULL ORDER BY 1),
             array_agg(DISTINCT e.source_id)
      FROM alert_evidence e WHERE e.is_current AND NOT e.is_mention AND NOT e.is_copy GROUP BY e.alert_id`);
    await queryRunner.query(`CREATE INDEX ix_alerts_decided ON alerts (raised_at)
      INCLUDE (id, kind, state, state_reason, regime, languages) WHERE merged_into IS NULL`);
    await queryRunner.query(`CREATE TABLE alert_relation_publishers (
      alert_id bigint NOT NULL,
      conduct text NOT NULL,
      supplier text NOT NULL,
      recipient text NOT NULL,
      publisher text NOT NULL,
      regime text NOT NULL,
      CONSTRAINT pk_alert_relation_publishers PRIMARY KEY (alert_id, conduct, supplier, recipient, publisher),
      CONSTRAINT fk_alert_relation_publishers_relation FOREIGN KEY (alert_id, conduct, supplier, recipient)
        REFERENCES alert_relations (alert_id, conduct, supplier, recipient) ON DELETE CASCADE
    )`);
    await queryRunner.query(`INSERT INTO alert_relation_publishers (alert_id, conduct, supplier, recipient, publisher, regime)
      SELECT t.alert_id, t.conduct, t.supplier, t.recipient, p, t.regime FROM alert_relations t, unnest(t.publishers) AS p`);
    await queryRunner.query(`CREATE INDEX ix_alert_relation_publishers_relation
      ON alert_relation_publishers (regime, conduct, supplier, recipient, publisher)`);
    await queryRunner.query('ALTER TABLE alert_relations DROP COLUMN publishers');
    await queryRunner.query(`CREATE INDEX ix_alert_relations_story
      ON alert_relations (regime, conduct, supplier, recipient, story_id)`);
    await queryRunner.query(
      `CREATE INDEX ix_revisions_recognised ON revisions (id) INCLUDE (recognised_language, screened_with)`,
    );
    await queryRunner.query('DROP INDEX ix_revisions_screened');
    await queryRunner.query(`CREATE INDEX ix_revisions_screened ON revisions (screened_at, screened_with)
      WHERE screened_with IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
