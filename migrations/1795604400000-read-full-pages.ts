import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Many feeds carry a teaser only. Where a source is told so, the page of each of its articles is read too, within what the
 * site's robots.txt allows; what came of it stands on a row of its own, so that no page is asked for twice.
 */
export class ReadFullPages1795604400000 implements MigrationInterface {
  name = 'ReadFullPages1795604400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE sources ADD COLUMN full_text_since timestamptz`,
  `CREATE TABLE page_reads (
     article_id bigint NOT NULL,
     outcome text,
     tries integer NOT NULL DEFAULT 0,
     due_at timestamptz NOT NULL,
     read_at timestamptz,
     detail text,
     canonical text,
     CONSTRAINT pk_page_reads PRIMARY KEY (article_id),
     CONSTRAINT fk_page_reads_article FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE,
     CONSTRAINT ck_page_reads_outcome CHECK (outcome IN
       ('read', 'nothing-new', 'paywall', 'consent', 'blocked', 'no-article', 'forbidden', 'failed'))
   )`,
  `CREATE INDEX ix_page_reads_due ON page_reads (due_at) WHERE outcome IS NULL`,
];
