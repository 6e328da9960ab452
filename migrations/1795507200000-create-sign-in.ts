import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sign-in to the console: sessions, one-time links by which people choose a password, and the count of wrong passwords
 * that slows guessing down in all processes together. Secrets are kept as SHA-256 only.
 */
export class CreateSignIn1795507200000 implements MigrationInterface {
  name = 'CreateSignIn1795507200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE sessions (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_sessions PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT fk_sessions_user REFERENCES users (id) ON DELETE CASCADE,
    token_hash bytea NOT NULL CONSTRAINT uq_sessions_token UNIQUE,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE INDEX ix_sessions_user ON sessions (user_id)`,
  `CREATE INDEX ix_sessions_expires ON sessions (expires_at)`,
  `CREATE TABLE sign_in_links (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_sign_in_links PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT fk_sign_in_links_user REFERENCES users (id) ON DELETE CASCADE,
    token_hash bytea NOT NULL CONSTRAINT uq_sign_in_links_token UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE INDEX ix_sign_in_links_user ON sign_in_links (user_id)`,
  // One row for each account, address, and pair of both that failed lately; the key is a hash, so that neither stands here.
  `CREATE TABLE sign_in_failures (
    key bytea CONSTRAINT pk_sign_in_failures PRIMARY KEY,
    count integer NOT NULL,
    window_ends_at timestamptz NOT NULL
  )`,
  `CREATE INDEX ix_sign_in_failures_ends ON sign_in_failures (window_ends_at)`,
];
