import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Feeds that name a WebSub hub can be told of instead of asked for: what was agreed with each hub, and on the source what
 * its polling makes of it. A subscription outlives its source until the hub has been told that it is over.
 */
export class SubscribeAtHubs1795700000000 implements MigrationInterface {
  name = 'SubscribeAtHubs1795700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE sources
     ADD COLUMN pushed_until timestamptz,
     ADD COLUMN pushed_at timestamptz,
     ADD COLUMN is_push_proven boolean NOT NULL DEFAULT false`,
  `CREATE TABLE hub_subscriptions (
     id bigint GENERATED ALWAYS AS IDENTITY,
     source_id bigint,
     hub text NOT NULL,
     topic text NOT NULL,
     callback_key text NOT NULL,
     secret text NOT NULL,
     state text NOT NULL DEFAULT 'asking',
     is_awaited boolean NOT NULL DEFAULT false,
     tries integer NOT NULL DEFAULT 0,
     next_try_at timestamptz NOT NULL,
     verified_at timestamptz,
     lease_until timestamptz,
     last_push_at timestamptz,
     pushes bigint NOT NULL DEFAULT 0,
     pushes_ignored bigint NOT NULL DEFAULT 0,
     detail text,
     CONSTRAINT pk_hub_subscriptions PRIMARY KEY (id),
     CONSTRAINT fk_hub_subscriptions_source FOREIGN KEY (source_id) REFERENCES sources (id) ON DELETE SET NULL,
     CONSTRAINT uq_hub_subscriptions_source UNIQUE (source_id),
     CONSTRAINT uq_hub_subscriptions_key UNIQUE (callback_key),
     CONSTRAINT ck_hub_subscriptions_state CHECK (state IN ('asking', 'active', 'denied', 'leaving'))
   )`,
  `CREATE INDEX ix_hub_subscriptions_due ON hub_subscriptions (next_try_at)`,
];
