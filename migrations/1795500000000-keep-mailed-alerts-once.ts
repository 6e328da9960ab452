import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a digest says of an alert is the same for all its readers but for a few words, and makes up most of what is kept of
 * a digest: it is kept once, under its hash. Rows from before hold all of it themselves.
 */
export class KeepMailedAlertsOnce1795500000000 implements MigrationInterface {
  name = 'KeepMailedAlertsOnce1795500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE mailed_alerts (
      hash bytea NOT NULL,
      content jsonb NOT NULL,
      CONSTRAINT pk_mailed_alerts PRIMARY KEY (hash)
    )`);
    await queryRunner.query(`ALTER TABLE delivery_alerts ADD COLUMN mailed_hash bytea NULL,
      ADD CONSTRAINT fk_delivery_alerts_mailed FOREIGN KEY (mailed_hash) REFERENCES mailed_alerts (hash)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
