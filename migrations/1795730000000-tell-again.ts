import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a server never accepted was told to nobody: such a digest gives its stretch of the change feed back, with the
 * mark to read on from, and another may be written for the same stretch.
 */
export class TellAgain1795730000000 implements MigrationInterface {
  name = 'TellAgain1795730000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE deliveries ADD COLUMN from_mark text`,
  `UPDATE deliveries d
   SET from_mark = coalesce((SELECT c.mark FROM alert_changes c WHERE c.number = d.from_number), '')
   WHERE kind = 'digest'`,
  `DROP INDEX uq_deliveries_subscription_window`,
  `CREATE UNIQUE INDEX uq_deliveries_subscription_window ON deliveries (subscription_id, to_number)
   WHERE kind = 'digest' AND state IN ('planned', 'sending', 'sent')`,
];
