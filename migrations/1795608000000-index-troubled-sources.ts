import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many sources are silent, missed or to be looked at is told on every view of the queue; nearly all are none of it. */
export class IndexTroubledSources1795608000000 implements MigrationInterface {
  name = 'IndexTroubledSources1795608000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX ix_sources_troubled ON sources (id)
      WHERE silence IS NOT NULL OR attention IS NOT NULL OR last_gap_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
