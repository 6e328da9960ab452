import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A client that lost an answer must be able to ask again without doing the thing twice. */
export class CreateIdempotentRequests1795740120000 implements MigrationInterface {
  name = 'CreateIdempotentRequests1795740120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE idempotent_requests (
      actor text NOT NULL,
      key_hash bytea NOT NULL,
      fingerprint bytea NOT NULL,
      began_at timestamptz NOT NULL,
      answer bytea,
      CONSTRAINT pk_idempotent_requests PRIMARY KEY (actor, key_hash)
    )`);
    await queryRunner.query('CREATE INDEX ix_idempotent_requests_began ON idempotent_requests (began_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
