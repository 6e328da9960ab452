import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever keeps a copy learns of a removed alert only from its tombstone: without one, no alert that was told of may go. */
export class LeaveTombstones1795740000000 implements MigrationInterface {
  name = 'LeaveTombstones1795740000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE FUNCTION require_alert_tombstone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM alert_changes c WHERE c.alert_id = OLD.id) AND NOT EXISTS (
          SELECT 1 FROM alert_changes c
          WHERE c.alert_id = OLD.id AND c.change = 'deleted' AND c.version > OLD.version
        ) THEN
          RAISE EXCEPTION 'alert % was removed without a tombstone in alert_changes', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await queryRunner.query(`CREATE CONSTRAINT TRIGGER alerts_leave_tombstones AFTER DELETE ON alerts
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_alert_tombstone()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
