import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The two parts of a mail are kept as one, compressed by whoever writes it: the database spent more on compressing them, worse, than
 * on all else of a delivery. Mails that stand as texts stay so.
 */
export class PackMails1795855530000 implements MigrationInterface {
  name = 'PackMails1795855530000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE deliveries ADD COLUMN body bytea,
      ALTER COLUMN html DROP NOT NULL, ALTER COLUMN text DROP NOT NULL,
      ADD CONSTRAINT ck_deliveries_body CHECK (num_nonnulls(html, text) = CASE WHEN body IS NULL THEN 2 ELSE 0 END)`);
    await queryRunner.query('ALTER TABLE deliveries ALTER COLUMN body SET STORAGE EXTERNAL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
