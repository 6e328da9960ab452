import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who has a checkpoint of the record elsewhere can tell that it was rewritten: signed checkpoints go by mail to addresses
 * that admins choose, and those sent are kept. Admins look the record through by actor, act and day.
 */
export class MailCheckpoints1795840100000 implements MigrationInterface {
  name = 'MailCheckpoints1795840100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE checkpoint_readers (
      email text NOT NULL,
      added_at timestamptz NOT NULL,
      CONSTRAINT pk_checkpoint_readers PRIMARY KEY (email)
    )`);
    await queryRunner.query(`CREATE TABLE sent_checkpoints (
      id bigint GENERATED ALWAYS AS IDENTITY,
      number bigint NOT NULL,
      hash bytea NOT NULL,
      made_at timestamptz NOT NULL,
      signature text NOT NULL,
      fingerprint text NOT NULL,
      reader_count integer NOT NULL,
      CONSTRAINT pk_sent_checkpoints PRIMARY KEY (id)
    )`);
    await queryRunner.query(`CREATE INDEX ix_audit_entries_recorded ON audit_entries (recorded_at)`);
    await queryRunner.query(`CREATE INDEX ix_audit_entries_act ON audit_entries (act, number)`);
    // All that was done in a person's name, whether signed in or with a key: "user:12", "user:12/key:3".
    await queryRunner.query(`CREATE INDEX ix_audit_entries_actor ON audit_entries (split_part(actor, '/', 1), number)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
