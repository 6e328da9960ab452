import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every poll leaves a certificate and every item received a counted place; what polls teach of a source stands on its row;
 * what happens to sources is kept for those who are to be told; a host that asks for patience gets it for all its feeds.
 */
export class AccountForPolls1795597200000 implements MigrationInterface {
  name = 'AccountForPolls1795597200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE polls
     ADD COLUMN certificate text NOT NULL DEFAULT 'unknown'
       CONSTRAINT ck_polls_certificate CHECK (certificate IN ('contiguous', 'gap', 'unchanged', 'unknown')),
     ADD COLUMN rejected_empty integer NOT NULL DEFAULT 0,
     ADD COLUMN rejected_unread integer NOT NULL DEFAULT 0,
     ADD COLUMN rejected_unstored integer NOT NULL DEFAULT 0`,
  // Until now only items without title and text were rejected.
  `UPDATE polls SET rejected_empty = rejected WHERE rejected > 0`,
  `UPDATE polls SET certificate = 'unchanged' WHERE outcome = 'not-modified'`,
  `ALTER TABLE polls ADD CONSTRAINT ck_polls_rejected
     CHECK (rejected = rejected_empty + rejected_unread + rejected_unstored)`,
  `ALTER TABLE sources
     ADD COLUMN failure_score real NOT NULL DEFAULT 0,
     ADD COLUMN failing_since timestamptz,
     ADD COLUMN attention text,
     ADD COLUMN habit jsonb,
     ADD COLUMN profile jsonb,
     ADD COLUMN tip bigint[],
     ADD COLUMN window_items integer,
     ADD COLUMN silence text CONSTRAINT ck_sources_silence CHECK (silence IN ('frozen', 'emptied', 'replaced')),
     ADD COLUMN silent_since timestamptz,
     ADD COLUMN empty_since timestamptz,
     ADD COLUMN last_certificate text,
     ADD COLUMN last_gap_at timestamptz,
     ADD COLUMN polls_made bigint NOT NULL DEFAULT 0,
     ADD COLUMN gaps_found bigint NOT NULL DEFAULT 0,
     ADD COLUMN items_received bigint NOT NULL DEFAULT 0,
     ADD COLUMN items_new bigint NOT NULL DEFAULT 0,
     ADD COLUMN items_known bigint NOT NULL DEFAULT 0,
     ADD COLUMN items_revised bigint NOT NULL DEFAULT 0,
     ADD COLUMN items_rejected bigint NOT NULL DEFAULT 0`,
  `UPDATE sources SET polls_made = made.polls, items_received = made.received, items_new = made.new,
     items_known = made.known, items_revised = made.revised, items_rejected = made.rejected
   FROM (SELECT source_id, count(*) AS polls, sum(received) AS received, sum(new) AS new, sum(known) AS known,
           sum(revised) AS revised, sum(rejected) AS rejected
         FROM polls GROUP BY source_id) made
   WHERE made.source_id = sources.id`,
  `ALTER TABLE sources ADD CONSTRAINT ck_sources_ledger
     CHECK (items_received = items_new + items_known + items_revised + items_rejected)`,
  // Those that are gone are asked once a week whether they are back.
  `DROP INDEX ix_sources_due`,
  `CREATE INDEX ix_sources_due ON sources (next_poll_at) WHERE state <> 'paused'`,
  `UPDATE sources SET next_poll_at = now() + interval '7 days' * random() WHERE state = 'gone'`,
  `CREATE TABLE source_events (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_source_events PRIMARY KEY,
    source_id bigint NOT NULL CONSTRAINT fk_source_events_source REFERENCES sources (id) ON DELETE CASCADE,
    kind text NOT NULL CONSTRAINT ck_source_events_kind CHECK (kind IN (
      'source.gap', 'source.silent', 'source.heard', 'source.failing', 'source.recovered', 'source.gone', 'source.returned')),
    occurred_at timestamptz NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
  )`,
  `CREATE INDEX ix_source_events_source ON source_events (source_id, id DESC)`,
  `CREATE TABLE held_hosts (
    host text CONSTRAINT pk_held_hosts PRIMARY KEY,
    held_until timestamptz NOT NULL,
    status integer NOT NULL
  )`,
];
