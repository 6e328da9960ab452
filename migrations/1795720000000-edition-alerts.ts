import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An alert says what its articles said; when one of them is withdrawn or changed, those who read the earlier edition have
 * to be told what changed. Screenings that find nothing any more are kept where an earlier one had found something, so
 * that the alert hears of it.
 */
export class EditionAlerts1795720000000 implements MigrationInterface {
  name = 'EditionAlerts1795720000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE alerts ADD COLUMN edition integer NOT NULL DEFAULT 1');
    await queryRunner.query('ALTER TABLE screenings ADD COLUMN supersedes boolean NOT NULL DEFAULT false');
    await queryRunner.query('DROP INDEX ix_screenings_unraised');
    await queryRunner.query(`CREATE INDEX ix_screenings_unraised ON screenings (id)
      WHERE (finding_count > 0 OR supersedes) AND raised_at IS NULL`);
    await queryRunner.query(`CREATE TABLE alert_editions (
      alert_id bigint NOT NULL CONSTRAINT fk_alert_editions_alert REFERENCES alerts (id) ON DELETE CASCADE,
      number integer NOT NULL CONSTRAINT ck_alert_editions_number CHECK (number >= 1),
      version integer NOT NULL,
      made_at timestamptz NOT NULL,
      is_correction boolean NOT NULL,
      headline text NOT NULL,
      changes jsonb NOT NULL,
      meaning jsonb NOT NULL,
      CONSTRAINT pk_alert_editions PRIMARY KEY (alert_id, number)
    )`);
    await queryRunner.query('CREATE INDEX ix_alert_editions_made ON alert_editions (made_at)');
    await queryRunner.query(`CREATE TRIGGER alert_editions_stand BEFORE UPDATE ON alert_editions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    // What stands so far is the first edition of each; what only its claims say is compared from the next one on.
    await queryRunner.query(`INSERT INTO alert_editions (alert_id, number, version, made_at, is_correction, headline, changes, meaning)
      SELECT a.id, 1, a.version, a.changed_at, false, a.headline, '[]', jsonb_build_object(
        'status', a.status,
        'supplier', to_jsonb(a.supplier), 'recipient', to_jsonb(a.recipient),
        'conduct', (SELECT coalesce(jsonb_agg(v ORDER BY v COLLATE "C"), '[]') FROM unnest(a.conduct) AS v),
        'items', (SELECT coalesce(jsonb_agg(v ORDER BY v COLLATE "C"), '[]') FROM unnest(a.items) AS v),
        'provisions', (SELECT coalesce(jsonb_agg(p ->> 'id' ORDER BY p ->> 'id' COLLATE "C"), '[]')
                       FROM jsonb_array_elements(a.provisions) AS p),
        'decision', CASE WHEN a.state IN ('confirmed', 'dismissed') THEN a.state END)
      FROM alerts a`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
