import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People decide which articles tell one event: what they decide is kept beside what the machine only suggests, and can be
 * undone. Who repeats whom is kept with each article, so that independent voices can be counted again at any time.
 */
export class DecideStories1795710000000 implements MigrationInterface {
  name = 'DecideStories1795710000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  // A story whose articles have all gone to another points to it; so does an alert that was joined to another.
  `ALTER TABLE stories ADD COLUMN merged_into bigint CONSTRAINT fk_stories_merged_into REFERENCES stories (id)`,
  `ALTER TABLE alerts ADD COLUMN merged_into bigint CONSTRAINT fk_alerts_merged_into REFERENCES alerts (id)`,
  `CREATE INDEX ix_alerts_merged_into ON alerts (merged_into) WHERE merged_into IS NOT NULL`,
  `ALTER TABLE story_articles ADD COLUMN copy_of bigint`,
  `ALTER TABLE story_articles ADD COLUMN credits text[] NOT NULL DEFAULT '{}'`,
  `UPDATE story_articles c SET copy_of = (
     SELECT f.article_id FROM story_articles f WHERE f.story_id = c.story_id AND NOT f.is_copy
     ORDER BY f.dated_at, f.article_id LIMIT 1)
   WHERE c.is_copy`,
  `ALTER TABLE story_articles DROP CONSTRAINT ck_story_articles_ground`,
  `ALTER TABLE story_articles ADD CONSTRAINT ck_story_articles_ground
     CHECK (ground IN ('new', 'same-address', 'copy', 'same-event', 'same-article', 'background', 'by-hand'))`,
  // What a person did, with all that undoing it needs.
  `CREATE TABLE story_acts (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_story_acts PRIMARY KEY,
    act text NOT NULL CONSTRAINT ck_story_acts_act CHECK (act IN ('join', 'split', 'move', 'apart')),
    story_id bigint NOT NULL CONSTRAINT fk_story_acts_story REFERENCES stories (id),
    other_story_id bigint NOT NULL CONSTRAINT fk_story_acts_other_story REFERENCES stories (id),
    article_ids bigint[] NOT NULL,
    actor text NOT NULL,
    acted_at timestamptz NOT NULL,
    detail jsonb NOT NULL,
    undone_at timestamptz,
    undone_by text
  )`,
  `CREATE INDEX ix_story_acts_story ON story_acts (story_id)`,
  `CREATE INDEX ix_story_acts_other_story ON story_acts (other_story_id)`,
  `CREATE INDEX ix_story_acts_articles ON story_acts USING gin (article_ids)`,
  // Pairs that a person decided: the machine never goes against one. The smaller id stands first.
  `CREATE TABLE story_pairs (
    article_a bigint NOT NULL,
    article_b bigint NOT NULL,
    is_same boolean NOT NULL,
    act_id bigint NOT NULL CONSTRAINT fk_story_pairs_act REFERENCES story_acts (id),
    CONSTRAINT pk_story_pairs PRIMARY KEY (article_a, article_b, act_id),
    CONSTRAINT ck_story_pairs_order CHECK (article_a < article_b)
  )`,
  `CREATE INDEX ix_story_pairs_b ON story_pairs (article_b)`,
  `CREATE INDEX ix_story_pairs_act ON story_pairs (act_id)`,
  `CREATE TABLE story_suggestions (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_story_suggestions PRIMARY KEY,
    story_id bigint NOT NULL CONSTRAINT fk_story_suggestions_story REFERENCES stories (id),
    article_id bigint NOT NULL,
    other_story_id bigint NOT NULL CONSTRAINT fk_story_suggestions_other_story REFERENCES stories (id),
    other_article_id bigint NOT NULL,
    ground text NOT NULL CONSTRAINT ck_story_suggestions_ground CHECK (ground IN ('copy', 'same-event')),
    similarity real NOT NULL,
    reasons text[] NOT NULL,
    suggested_at timestamptz NOT NULL,
    act_id bigint CONSTRAINT fk_story_suggestions_act REFERENCES story_acts (id)
  )`,
  `CREATE INDEX ix_story_suggestions_story ON story_suggestions (story_id)`,
  `CREATE INDEX ix_story_suggestions_other_story ON story_suggestions (other_story_id)`,
  `CREATE INDEX ix_story_suggestions_act ON story_suggestions (act_id)`,
];
