import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Analysts follow a ship, an aircraft, a firm, a person or a place from report to report: one table says who names it. */
export class NameArticles1795710200000 implements MigrationInterface {
  name = 'NameArticles1795710200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE named_articles (
      type text NOT NULL,
      key text NOT NULL,
      article_id bigint NOT NULL,
      label text NOT NULL,
      CONSTRAINT pk_named_articles PRIMARY KEY (type, key, article_id)
    )`);
    await queryRunner.query(`CREATE INDEX ix_named_articles_article ON named_articles (article_id)`);
    // What has been raised so far; keys as name-key.ts writes them.
    await queryRunner.query(`INSERT INTO named_articles (type, key, article_id, label)
      SELECT n.type, n.key, n.article_id, min(n.label) FROM (
        SELECT i ->> 'type' AS type, e.article_id, i ->> 'value' AS label,
               CASE WHEN i ->> 'type' IN ('imo', 'mmsi') THEN regexp_replace(i ->> 'value', '[^0-9]', '', 'g')
                    WHEN i ->> 'type' IN ('aircraft-registration', 'flight')
                      THEN regexp_replace(lower(normalize(i ->> 'value', NFKC)), '[^[:alnum:]]', '', 'g')
                    ELSE trim(regexp_replace(lower(normalize(i ->> 'value', NFKC)), '[^[:alnum:]]+', ' ', 'g')) END AS key
        FROM alert_evidence e, jsonb_array_elements(e.detail -> 'claims') AS c, jsonb_array_elements(c -> 'identifiers') AS i
        UNION ALL
        SELECT 'place', e.article_id, p ->> 'country', lower(p ->> 'country')
        FROM alert_evidence e, jsonb_array_elements(e.detail -> 'claims') AS c, jsonb_array_elements(c -> 'places') AS p
      ) AS n WHERE n.key <> '' GROUP BY 1, 2, 3`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
