import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A digest says apart what corrects something that its reader was told. */
export class TellCorrections1795730200000 implements MigrationInterface {
  name = 'TellCorrections1795730200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE delivery_alerts DROP CONSTRAINT ck_delivery_alerts_part');
    await queryRunner.query(`ALTER TABLE delivery_alerts ADD CONSTRAINT ck_delivery_alerts_part
      CHECK (part IN ('new', 'corrected', 'changed', 'withdrawn'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
