import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The key pair by which an installation signs checkpoints of its record and packages of evidence. */
export class CreateInstallationKeys1795600800000 implements MigrationInterface {
  name = 'CreateInstallationKeys1795600800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE installation_keys (
      name text CONSTRAINT pk_installation_keys PRIMARY KEY,
      public_key bytea NOT NULL,
      private_key bytea NOT NULL,
      created_at timestamptz NOT NULL
    )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
