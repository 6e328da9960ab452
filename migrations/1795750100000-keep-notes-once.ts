import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people wrote stands in the record alone, so that one erasure takes it out everywhere: the notes beside missed
 * articles and checks of the register become references to the entries that hold them. Both were always written
 * together, so the nth row of a subject belongs to its nth entry.
 */
export class KeepNotesOnce1795750100000 implements MigrationInterface {
  name = 'KeepNotesOnce1795750100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE missed_articles ADD COLUMN entry_number bigint`);
    await queryRunner.query(`UPDATE missed_articles m SET entry_number = pair.number FROM (
      SELECT mark.id, entry.number FROM (
        SELECT id, article_id::text AS subject, regime,
               row_number() OVER (PARTITION BY article_id, regime ORDER BY id) AS nth FROM missed_articles
      ) mark JOIN (
        SELECT number, subject_id AS subject, after ->> 'regime' AS regime,
               row_number() OVER (PARTITION BY subject_id, after ->> 'regime' ORDER BY number) AS nth
        FROM audit_entries WHERE subject_type = 'article' AND act = 'article.mark-missed'
      ) entry USING (subject, regime, nth)
    ) pair WHERE pair.id = m.id`);
    await queryRunner.query(`ALTER TABLE missed_articles DROP COLUMN note`);
    await queryRunner.query(`ALTER TABLE register_checks ADD COLUMN entry_number bigint`);
    await queryRunner.query(`UPDATE register_checks c SET entry_number = pair.number FROM (
      SELECT held.id, entry.number FROM (
        SELECT id, subject_kind AS kind, subject_id AS subject,
               row_number() OVER (PARTITION BY subject_kind, subject_id ORDER BY id) AS nth FROM register_checks
      ) held JOIN (
        SELECT number, subject_type AS kind, subject_id AS subject,
               row_number() OVER (PARTITION BY subject_type, subject_id ORDER BY number) AS nth
        FROM audit_entries WHERE act = 'register.check'
      ) entry USING (kind, subject, nth)
    ) pair WHERE pair.id = c.id`);
    await queryRunner.query(`ALTER TABLE register_checks DROP COLUMN note`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
