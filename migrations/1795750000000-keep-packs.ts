import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps every pack that has read a text, and the name of the engine that ran it, so that what an alert rests on can be
 * read again later as it was read then. Rows from before have neither engine nor hint: they stay null.
 */
export class KeepPacks1795750000000 implements MigrationInterface {
  name = 'KeepPacks1795750000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE kept_packs (
      version text CONSTRAINT pk_kept_packs PRIMARY KEY,
      files bytea NOT NULL,
      sha256 bytea NOT NULL,
      file_count integer NOT NULL,
      first_used_at timestamptz NOT NULL
    )`);
    await queryRunner.query(`CREATE TABLE engines (
      version text CONSTRAINT pk_engines PRIMARY KEY,
      product text NOT NULL,
      code_hash text NOT NULL,
      node text NOT NULL,
      icu text NOT NULL,
      unicode text NOT NULL,
      first_used_at timestamptz NOT NULL
    )`);
    await queryRunner.query(`ALTER TABLE screenings ADD COLUMN engine text, ADD COLUMN language_hint text`);
    await queryRunner.query(`ALTER TABLE alert_evidence ADD COLUMN engine text, ADD COLUMN language_hint text`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
