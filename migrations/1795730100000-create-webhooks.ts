import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Receivers on the web: what each asked for and how far it has been told, every message with the exact body that is
 * signed, every attempt with its answer, and what each receiver knows of an alert. Mails to the people who keep this
 * installation belong to no subscriber.
 */
export class CreateWebhooks1795730100000 implements MigrationInterface {
  name = 'CreateWebhooks1795730100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  // failures counts attempts that failed since the last that did not; open_until holds everything back after some.
  `CREATE TABLE webhooks (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_webhooks PRIMARY KEY,
    name text NOT NULL,
    url text NOT NULL,
    format text NOT NULL CONSTRAINT ck_webhooks_format CHECK (format IN ('standard', 'slack', 'teams', 'matrix')),
    token text,
    secret bytea NOT NULL,
    previous_secret bytea,
    previous_until timestamptz,
    events text[] NOT NULL,
    regimes text[] NOT NULL,
    kinds text[] NOT NULL,
    conduct text[] NOT NULL,
    min_priority integer NOT NULL CONSTRAINT ck_webhooks_min_priority CHECK (min_priority BETWEEN 0 AND 100),
    lanes integer NOT NULL CONSTRAINT ck_webhooks_lanes CHECK (lanes BETWEEN 1 AND 10),
    state text NOT NULL CONSTRAINT ck_webhooks_state CHECK (state IN ('active', 'paused', 'disabled')),
    state_reason text,
    told_number bigint NOT NULL,
    told_mark text NOT NULL,
    sources_since timestamptz NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    open_until timestamptz,
    last_success_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT ck_webhooks_previous CHECK (num_nulls(previous_secret, previous_until) IN (0, 2))
  )`,
  `CREATE TABLE webhook_messages (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_webhook_messages PRIMARY KEY,
    webhook_id bigint NOT NULL CONSTRAINT fk_webhook_messages_webhook REFERENCES webhooks (id) ON DELETE CASCADE,
    message_id text NOT NULL CONSTRAINT uq_webhook_messages_message_id UNIQUE,
    event text NOT NULL,
    alert_id bigint,
    alert_version integer,
    change_number bigint,
    source_event_id bigint,
    body text NOT NULL,
    meaning jsonb,
    state text NOT NULL CONSTRAINT ck_webhook_messages_state CHECK (state IN ('planned', 'sending', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    claim_token text,
    claimed_until timestamptz,
    replays integer NOT NULL DEFAULT 0,
    planned_at timestamptz NOT NULL,
    delivered_at timestamptz
  )`,
  // One message for one change, whatever planned it.
  `CREATE UNIQUE INDEX uq_webhook_messages_change ON webhook_messages (webhook_id, change_number) WHERE change_number IS NOT NULL`,
  `CREATE UNIQUE INDEX uq_webhook_messages_source_event ON webhook_messages (webhook_id, source_event_id) WHERE source_event_id IS NOT NULL`,
  `CREATE INDEX ix_webhook_messages_open ON webhook_messages (webhook_id, next_attempt_at) WHERE state IN ('planned', 'sending')`,
  `CREATE INDEX ix_webhook_messages_webhook ON webhook_messages (webhook_id, id)`,
  `CREATE INDEX ix_webhook_messages_alert ON webhook_messages (webhook_id, alert_id, id) WHERE alert_id IS NOT NULL`,
  `CREATE TABLE webhook_attempts (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_webhook_attempts PRIMARY KEY,
    message_id bigint NOT NULL CONSTRAINT fk_webhook_attempts_message REFERENCES webhook_messages (id) ON DELETE CASCADE,
    at timestamptz NOT NULL,
    duration_ms integer NOT NULL,
    status integer,
    fault text,
    request_headers jsonb NOT NULL,
    answer_headers jsonb,
    answer_body text
  )`,
  `CREATE INDEX ix_webhook_attempts_message ON webhook_attempts (message_id, id)`,
  // The latest that a receiver was told of an alert, and what it then said.
  `CREATE TABLE webhook_told (
    webhook_id bigint NOT NULL CONSTRAINT fk_webhook_told_webhook REFERENCES webhooks (id) ON DELETE CASCADE,
    alert_id bigint NOT NULL,
    alert_version integer NOT NULL,
    meaning jsonb NOT NULL,
    CONSTRAINT pk_webhook_told PRIMARY KEY (webhook_id, alert_id)
  )`,
  `ALTER TABLE deliveries ALTER COLUMN subscriber_id DROP NOT NULL`,
  `ALTER TABLE deliveries ALTER COLUMN subscription_id DROP NOT NULL`,
  `ALTER TABLE deliveries DROP CONSTRAINT ck_deliveries_kind`,
  `ALTER TABLE deliveries ADD CONSTRAINT ck_deliveries_kind CHECK (kind IN ('digest', 'confirmation', 'notice'))`,
  `ALTER TABLE deliveries ADD CONSTRAINT ck_deliveries_subscriber
     CHECK (num_nulls(subscriber_id, subscription_id) = CASE WHEN kind = 'notice' THEN 2 ELSE 0 END)`,
];
