import type { MigrationInterface, QueryRunner } from 'typeorm';

const REASONS: readonly (readonly [id: string, words: string, needsWords: boolean])[] = [
  ['not-an-embargoed-party', 'Not about an embargoed party', false],
  ['not-covered', 'Conduct or items are not covered', false],
  ['exempt-or-approved', 'Exempt or approved', false],
  ['not-in-force', 'Not in force on that date', false],
  ['known-transfer', 'Known transfer, told again', false],
  ['duplicate', 'The same event as another alert', false],
  ['misread', 'Misread passage', false],
  ['not-credible', 'Not credible', false],
  ['other', 'Other, in words', true],
];

/**
 * Several people review together: what they agree on (due times, outcomes that need two, reasons to dismiss) is kept by
 * admins; labels, links, snoozes and mentions say what one leaves to another; presence says who else is looking.
 */
export class ReviewTogether1795720100000 implements MigrationInterface {
  name = 'ReviewTogether1795720100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string, values?: unknown[]): Promise<unknown> => queryRunner.query(sql, values);
    await run(`CREATE TABLE desk_settings (
      name text CONSTRAINT pk_desk_settings PRIMARY KEY,
      value jsonb NOT NULL,
      changed_at timestamptz NOT NULL DEFAULT now()
    )`);
    await run(`INSERT INTO desk_settings (name, value) VALUES
      ('review-due', '[{"from":80,"hours":12},{"from":60,"hours":48},{"from":0,"hours":168}]'),
      ('second-opinion', '[]')`);
    await run(`CREATE TABLE dismissal_reasons (
      id text CONSTRAINT pk_dismissal_reasons PRIMARY KEY,
      words text NOT NULL,
      needs_words boolean NOT NULL DEFAULT false,
      is_retired boolean NOT NULL DEFAULT false,
      position integer NOT NULL,
      CONSTRAINT uq_dismissal_reasons_words UNIQUE (words)
    )`);
    for (const [index, [id, words, needsWords]] of REASONS.entries()) {
      await run('INSERT INTO dismissal_reasons (id, words, needs_words, position) VALUES ($1, $2, $3, $4)', [
        id,
        words,
        needsWords,
        index + 1,
      ]);
    }
    await run('ALTER TABLE alerts DROP CONSTRAINT ck_alerts_state');
    await run(`ALTER TABLE alerts
      ADD COLUMN labels text[] NOT NULL DEFAULT '{}',
      ADD COLUMN snoozed_until timestamptz,
      ADD COLUMN due_at timestamptz,
      ADD COLUMN proposed_act text CONSTRAINT ck_alerts_proposed_act CHECK (proposed_act IN ('confirm', 'dismiss', 'escalate')),
      ADD COLUMN proposed_reason text,
      ADD COLUMN proposed_by bigint CONSTRAINT fk_alerts_proposed_by REFERENCES users (id) ON DELETE SET NULL,
      ADD CONSTRAINT ck_alerts_state CHECK (state IN ('open', 'in-review', 'second-opinion', 'confirmed', 'dismissed', 'escalated'))`);
    // When the decision is due follows from priority, state and snooze, whoever moves them; so the database works it out.
    await run(`CREATE FUNCTION review_due(priority integer, since timestamptz, snoozed_until timestamptz)
      RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT greatest(since + (
          SELECT (band ->> 'hours')::integer FROM desk_settings, jsonb_array_elements(value) AS band
          WHERE name = 'review-due' AND (band ->> 'from')::integer <= priority
          ORDER BY (band ->> 'from')::integer DESC LIMIT 1) * interval '1 hour', snoozed_until)
      $$`);
    await run(`CREATE FUNCTION set_review_due() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.due_at = CASE WHEN NEW.state IN ('confirmed', 'dismissed') THEN NULL
          ELSE review_due(NEW.priority, coalesce(NEW.reopened_at, NEW.raised_at), NEW.snoozed_until) END;
        RETURN NEW;
      END $$`);
    await run('ALTER TABLE alerts DISABLE TRIGGER alerts_are_in_the_feed');
    await run(`UPDATE alerts SET due_at = review_due(priority, coalesce(reopened_at, raised_at), NULL)
      WHERE state NOT IN ('confirmed', 'dismissed')`);
    await run('ALTER TABLE alerts ENABLE TRIGGER alerts_are_in_the_feed');
    await run(`CREATE TRIGGER alerts_are_due
      BEFORE INSERT OR UPDATE OF priority, state, raised_at, reopened_at, snoozed_until ON alerts
      FOR EACH ROW EXECUTE FUNCTION set_review_due()`);
    await run('CREATE INDEX ix_alerts_due ON alerts (due_at) WHERE due_at IS NOT NULL');
    await run(`CREATE INDEX ix_alerts_labels ON alerts USING gin (labels) WHERE labels <> '{}'`);
    await run('CREATE INDEX ix_alerts_snoozed ON alerts (snoozed_until) WHERE snoozed_until IS NOT NULL');
    await run(`CREATE TABLE alert_links (
      alert_id bigint NOT NULL CONSTRAINT fk_alert_links_alert REFERENCES alerts (id) ON DELETE CASCADE,
      other_id bigint NOT NULL CONSTRAINT fk_alert_links_other REFERENCES alerts (id) ON DELETE CASCADE,
      kind text NOT NULL CONSTRAINT ck_alert_links_kind CHECK (kind IN ('related', 'duplicate')),
      linked_at timestamptz NOT NULL,
      CONSTRAINT pk_alert_links PRIMARY KEY (alert_id, other_id),
      CONSTRAINT ck_alert_links_other CHECK (alert_id <> other_id)
    )`);
    await run('CREATE INDEX ix_alert_links_other ON alert_links (other_id)');
    await run(`CREATE TABLE mentions (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_mentions PRIMARY KEY,
      user_id bigint NOT NULL CONSTRAINT fk_mentions_user REFERENCES users (id) ON DELETE CASCADE,
      alert_id bigint NOT NULL CONSTRAINT fk_mentions_alert REFERENCES alerts (id) ON DELETE CASCADE,
      by_actor text NOT NULL,
      made_at timestamptz NOT NULL,
      seen_at timestamptz
    )`);
    await run('CREATE INDEX ix_mentions_user ON mentions (user_id, alert_id)');
    await run('CREATE INDEX ix_mentions_alert ON mentions (alert_id)');
    await run(`CREATE TABLE saved_views (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_saved_views PRIMARY KEY,
      owner_id bigint NOT NULL CONSTRAINT fk_saved_views_owner REFERENCES users (id) ON DELETE CASCADE,
      name text NOT NULL,
      filters jsonb NOT NULL,
      is_shared boolean NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT uq_saved_views_owner_name UNIQUE (owner_id, name)
    )`);
    await run('CREATE INDEX ix_saved_views_shared ON saved_views (id) WHERE is_shared');
    // Lost in a crash without harm: whoever still looks says so again within seconds.
    await run(`CREATE UNLOGGED TABLE presences (
      alert_id bigint NOT NULL CONSTRAINT fk_presences_alert REFERENCES alerts (id) ON DELETE CASCADE,
      user_id bigint NOT NULL CONSTRAINT fk_presences_user REFERENCES users (id) ON DELETE CASCADE,
      seen_at timestamptz NOT NULL,
      CONSTRAINT pk_presences PRIMARY KEY (alert_id, user_id)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
