import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where mails may leave only at a rate, each takes a place in a window that all processes share. */
export class HoldMailRate1795730300000 implements MigrationInterface {
  name = 'HoldMailRate1795730300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE mail_places (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_mail_places PRIMARY KEY,
      taken_at timestamptz NOT NULL
    )`);
    await queryRunner.query('CREATE INDEX ix_mail_places_taken ON mail_places (taken_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
