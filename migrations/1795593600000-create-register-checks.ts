import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What whoever keeps the rules has looked up: a renewal that fell due, or a report that the Council changed an embargo.
 * The subject is a renewal's id, which the register computes from its dates, or an alert's; the note says what was found.
 * Reports of changes are few among the alerts and are listed by themselves: hence the index.
 */
export class CreateRegisterChecks1795593600000 implements MigrationInterface {
  name = 'CreateRegisterChecks1795593600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE register_checks (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_register_checks PRIMARY KEY,
      subject_kind text NOT NULL CONSTRAINT ck_register_checks_subject_kind
        CHECK (subject_kind IN ('renewal', 'alert')),
      subject_id text NOT NULL,
      regime text NOT NULL,
      note text NOT NULL,
      pack_version text NOT NULL,
      checked_by bigint CONSTRAINT fk_register_checks_checked_by REFERENCES users (id) ON DELETE SET NULL,
      checked_at timestamptz NOT NULL
    )`);
    await queryRunner.query(
      `CREATE INDEX ix_register_checks_subject ON register_checks (subject_kind, subject_id, id DESC)`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_alerts_regime_change ON alerts (raised_at DESC, id DESC) WHERE kind = 'regime-change'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
