import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A digest that comes back after a later one was sent gives its stretch of the feed back: the next digest then ends where that
 * later one did, and begins before it. Two that begin and end alike stay impossible.
 */
export class TellStretchesAgain1795855500000 implements MigrationInterface {
  name = 'TellStretchesAgain1795855500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX uq_deliveries_subscription_window');
    await queryRunner.query(`CREATE UNIQUE INDEX uq_deliveries_subscription_window
      ON deliveries (subscription_id, from_number, to_number)
      WHERE kind = 'digest' AND state IN ('planned', 'sending', 'sent')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
