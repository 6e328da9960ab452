import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Articles that reviewers say should have raised an alert. Each is a labelled example for whoever keeps the rules, so it
 * holds its own copy of the text: articles may expire.
 */
export class CreateMissedArticles1795510800000 implements MigrationInterface {
  name = 'CreateMissedArticles1795510800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE missed_articles (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_missed_articles PRIMARY KEY,
      article_id bigint NOT NULL,
      revision_id bigint NOT NULL,
      regime text NOT NULL,
      note text,
      title text NOT NULL,
      text text NOT NULL,
      language text,
      published_at timestamptz,
      pack_version text NOT NULL,
      marked_by bigint CONSTRAINT fk_missed_articles_marked_by REFERENCES users (id) ON DELETE SET NULL,
      marked_at timestamptz NOT NULL,
      CONSTRAINT uq_missed_articles_revision_regime UNIQUE (revision_id, regime)
    )`);
    await queryRunner.query(`CREATE INDEX ix_missed_articles_article ON missed_articles (article_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
