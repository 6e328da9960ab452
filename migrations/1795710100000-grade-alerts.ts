import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Analysts read a letter and a number at one glance (B2): the letter of the best source is kept beside the number. */
export class GradeAlerts1795710100000 implements MigrationInterface {
  name = 'GradeAlerts1795710100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE alerts ADD COLUMN reliability text NOT NULL DEFAULT 'F'
      CONSTRAINT ck_alerts_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F'))`);
    // F says that there is no basis to judge: between C and D.
    await queryRunner.query(`ALTER TABLE alerts DISABLE TRIGGER alerts_are_in_the_feed`);
    await queryRunner.query(`UPDATE alerts a SET reliability = coalesce((
      SELECT e.reliability FROM alert_evidence e
      WHERE e.alert_id = a.id AND e.is_current AND NOT e.is_mention AND e.reliability IN ('A', 'B', 'C', 'D', 'E', 'F')
      ORDER BY e.is_copy, position(e.reliability IN 'ABCFDE') LIMIT 1), 'F')`);
    await queryRunner.query(`ALTER TABLE alerts ENABLE TRIGGER alerts_are_in_the_feed`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
