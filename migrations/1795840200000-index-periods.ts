import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A statement of coverage looks at a month among years: rows come in nearly in order of time, so that a summary of each
 * stretch of a table is enough to skip the rest, and costs next to nothing to keep. Labels in use are those of alerts that
 * stand.
 */
export class IndexPeriods1795840200000 implements MigrationInterface {
  name = 'IndexPeriods1795840200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [index, table, column] of [
      ['ix_articles_first_seen', 'articles', 'first_seen_at'],
      ['ix_revisions_screened', 'revisions', 'screened_at'],
      ['ix_screenings_screened', 'screenings', 'screened_at'],
      ['ix_polls_started', 'polls', 'started_at'],
    ] as const)
      await queryRunner.query(`CREATE INDEX ${index} ON ${table} USING brin (${column}) WITH (autosummarize = on)`);
    await queryRunner.query('DROP INDEX ix_alerts_labelled');
    await queryRunner.query(
      `CREATE INDEX ix_alerts_labelled ON alerts (labels) WHERE labels <> '{}' AND merged_into IS NULL`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
