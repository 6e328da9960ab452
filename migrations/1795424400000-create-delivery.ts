import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is told of alerts by mail, what they asked for, what each was told, and every mail with its exact content: rows
 * from which a digest can be sent again after a crash without telling anything twice.
 */
export class CreateDelivery1795424400000 implements MigrationInterface {
  name = 'CreateDelivery1795424400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  // The key that signs the links in mails: made at the first start, kept with the data so that a restored backup still
  // honours the links it gave out.
  `CREATE TABLE delivery_keys (
    name text CONSTRAINT pk_delivery_keys PRIMARY KEY,
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE TABLE subscribers (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_subscribers PRIMARY KEY,
    email text NOT NULL,
    state text NOT NULL CONSTRAINT ck_subscribers_state CHECK (state IN ('pending', 'confirmed', 'bounced')),
    state_reason text,
    confirmed_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
  )`,
  `CREATE UNIQUE INDEX uq_subscribers_email ON subscribers (lower(email))`,
  // told_number and told_mark name the entry of the change feed up to which this subscription has been told.
  `CREATE TABLE subscriptions (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_subscriptions PRIMARY KEY,
    subscriber_id bigint NOT NULL CONSTRAINT fk_subscriptions_subscriber REFERENCES subscribers (id) ON DELETE CASCADE,
    regimes text[] NOT NULL,
    kinds text[] NOT NULL,
    conduct text[] NOT NULL,
    languages text[] NOT NULL,
    min_priority integer NOT NULL CONSTRAINT ck_subscriptions_min_priority CHECK (min_priority BETWEEN 0 AND 100),
    rhythm text NOT NULL CONSTRAINT ck_subscriptions_rhythm CHECK (rhythm IN ('immediate', 'daily', 'weekly')),
    hour integer NOT NULL CONSTRAINT ck_subscriptions_hour CHECK (hour BETWEEN 0 AND 23),
    weekday integer NOT NULL CONSTRAINT ck_subscriptions_weekday CHECK (weekday BETWEEN 1 AND 7),
    time_zone text NOT NULL,
    state text NOT NULL CONSTRAINT ck_subscriptions_state CHECK (state IN ('pending', 'active', 'ended')),
    state_reason text,
    confirmed_at timestamptz,
    ended_at timestamptz,
    told_number bigint NOT NULL DEFAULT 0,
    told_mark text NOT NULL DEFAULT '',
    next_due_at timestamptz,
    last_digest_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
  )`,
  `CREATE INDEX ix_subscriptions_subscriber ON subscriptions (subscriber_id)`,
  `CREATE INDEX ix_subscriptions_due ON subscriptions (next_due_at) WHERE state = 'active'`,
  `CREATE TABLE deliveries (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_deliveries PRIMARY KEY,
    kind text NOT NULL CONSTRAINT ck_deliveries_kind CHECK (kind IN ('digest', 'confirmation')),
    subscriber_id bigint NOT NULL CONSTRAINT fk_deliveries_subscriber REFERENCES subscribers (id) ON DELETE CASCADE,
    subscription_id bigint NOT NULL CONSTRAINT fk_deliveries_subscription REFERENCES subscriptions (id) ON DELETE CASCADE,
    recipient text NOT NULL,
    message_id text NOT NULL CONSTRAINT uq_deliveries_message_id UNIQUE,
    headers jsonb NOT NULL,
    subject text NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    from_number bigint,
    to_number bigint,
    alert_count integer NOT NULL DEFAULT 0,
    state text NOT NULL CONSTRAINT ck_deliveries_state CHECK (state IN ('planned', 'sending', 'sent', 'bounced', 'failed', 'cancelled')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    give_up_at timestamptz NOT NULL,
    claim_token text,
    claimed_until timestamptz,
    last_status integer,
    last_answer text,
    planned_at timestamptz NOT NULL,
    sent_at timestamptz,
    CONSTRAINT ck_deliveries_window CHECK (num_nulls(from_number, to_number) = CASE WHEN kind = 'digest' THEN 0 ELSE 2 END)
  )`,
  // One digest for one stretch of the change feed, whatever planned it.
  `CREATE UNIQUE INDEX uq_deliveries_subscription_window ON deliveries (subscription_id, to_number) WHERE kind = 'digest'`,
  `CREATE INDEX ix_deliveries_open ON deliveries (next_attempt_at) WHERE state IN ('planned', 'sending')`,
  `CREATE INDEX ix_deliveries_subscription ON deliveries (subscription_id, id)`,
  `CREATE INDEX ix_deliveries_subscriber ON deliveries (subscriber_id, id)`,
  // What was said of each alert in each digest: the page behind a mail's link shows this and nothing else.
  `CREATE TABLE delivery_alerts (
    delivery_id bigint NOT NULL CONSTRAINT fk_delivery_alerts_delivery REFERENCES deliveries (id) ON DELETE CASCADE,
    alert_id bigint NOT NULL,
    position integer NOT NULL,
    alert_version integer NOT NULL,
    part text NOT NULL CONSTRAINT ck_delivery_alerts_part CHECK (part IN ('new', 'changed', 'withdrawn')),
    content jsonb NOT NULL,
    CONSTRAINT pk_delivery_alerts PRIMARY KEY (delivery_id, alert_id)
  )`,
  `CREATE INDEX ix_delivery_alerts_alert ON delivery_alerts (alert_id)`,
  // The latest that a subscription was told of an alert: what a later change is held against.
  `CREATE TABLE told_alerts (
    subscription_id bigint NOT NULL CONSTRAINT fk_told_alerts_subscription REFERENCES subscriptions (id) ON DELETE CASCADE,
    alert_id bigint NOT NULL,
    alert_version integer NOT NULL,
    delivery_id bigint NOT NULL CONSTRAINT fk_told_alerts_delivery REFERENCES deliveries (id),
    first_told_at timestamptz NOT NULL,
    told_at timestamptz NOT NULL,
    CONSTRAINT pk_told_alerts PRIMARY KEY (subscription_id, alert_id)
  )`,
  `CREATE INDEX ix_told_alerts_alert ON told_alerts (alert_id)`,
  `CREATE INDEX ix_told_alerts_delivery ON told_alerts (delivery_id)`,
];
