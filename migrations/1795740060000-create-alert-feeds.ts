import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Saved filters that feed readers open. Such programs send no headers of ours, so the key stands in the address: it opens
 * its one feed and nothing else, and only its hash is kept.
 */
export class CreateAlertFeeds1795740060000 implements MigrationInterface {
  name = 'CreateAlertFeeds1795740060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE alert_feeds (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_alert_feeds PRIMARY KEY,
      user_id bigint NOT NULL CONSTRAINT fk_alert_feeds_user REFERENCES users (id) ON DELETE CASCADE,
      name text NOT NULL,
      filter jsonb NOT NULL,
      uuid uuid NOT NULL,
      prefix text NOT NULL CONSTRAINT uq_alert_feeds_prefix UNIQUE,
      hash bytea NOT NULL,
      created_at timestamptz NOT NULL,
      revoked_at timestamptz,
      last_used_at timestamptz
    )`);
    await queryRunner.query('CREATE INDEX ix_alert_feeds_user ON alert_feeds (user_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
