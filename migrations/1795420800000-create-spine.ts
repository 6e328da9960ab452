import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole way of the data, from the registry of sources to the change feed, in one step: nothing was deployed before.
 *
 * Identifiers are bigints from one identity column each (the oldest supported server has no uuidv7); the API shows them
 * as text. Ids of the taxonomy are text with a check. Instants are timestamptz in UTC.
 */
export class CreateSpine1795420800000 implements MigrationInterface {
  name = 'CreateSpine1795420800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const ACCESS = [
  `CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_users PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL CONSTRAINT ck_users_role CHECK (role IN ('viewer', 'analyst', 'admin')),
    password_hash text,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX uq_users_email ON users (lower(email))`,
  `CREATE TABLE api_keys (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_api_keys PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT fk_api_keys_user REFERENCES users (id) ON DELETE CASCADE,
    name text NOT NULL,
    prefix text NOT NULL CONSTRAINT uq_api_keys_prefix UNIQUE,
    hash bytea NOT NULL,
    scopes text[] NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX ix_api_keys_user ON api_keys (user_id)`,
];

const AUDIT = [
  `CREATE TABLE audit_entries (
    number bigint CONSTRAINT pk_audit_entries PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    act text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    before jsonb,
    after jsonb,
    text_hash bytea,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
  )`,
  `CREATE INDEX ix_audit_entries_subject ON audit_entries (subject_type, subject_id, number)`,
  // Personal text stands apart so that it can be erased while the chain, which holds its salted hash, still verifies.
  // The salt goes with the text: with the salt at hand, a short text could be guessed from its hash.
  `CREATE TABLE audit_texts (
    entry_number bigint CONSTRAINT pk_audit_texts PRIMARY KEY CONSTRAINT fk_audit_texts_entry REFERENCES audit_entries (number),
    salt bytea,
    text text,
    erased_at timestamptz,
    CONSTRAINT ck_audit_texts_erased CHECK (num_nulls(salt, text) = CASE WHEN erased_at IS NULL THEN 0 ELSE 2 END)
  )`,
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END $$`,
  `CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  // Of a text only its erasure may happen, once (the check above makes it whole and dated).
  `CREATE FUNCTION allow_only_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.entry_number = OLD.entry_number THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_texts may only be erased' USING ERRCODE = 'insufficient_privilege';
  END $$`,
  `CREATE TRIGGER audit_texts_erase_only BEFORE UPDATE ON audit_texts
    FOR EACH ROW EXECUTE FUNCTION allow_only_erasure()`,
  `CREATE TRIGGER audit_texts_no_delete BEFORE DELETE ON audit_texts
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER audit_texts_no_truncate BEFORE TRUNCATE ON audit_texts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const SOURCES = [
  `CREATE TABLE sources (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_sources PRIMARY KEY,
    address text NOT NULL CONSTRAINT uq_sources_address UNIQUE,
    host text NOT NULL,
    title text NOT NULL,
    site text,
    publisher text,
    country text,
    language text,
    topics text[] NOT NULL DEFAULT '{}',
    reliability text NOT NULL DEFAULT 'F' CONSTRAINT ck_sources_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    state text NOT NULL DEFAULT 'enabled' CONSTRAINT ck_sources_state CHECK (state IN ('enabled', 'paused', 'gone')),
    state_reason text,
    kind text,
    interval_seconds integer,
    next_poll_at timestamptz NOT NULL DEFAULT now(),
    claimed_until timestamptz,
    claim_token text,
    etag text,
    last_modified text,
    body_sha256 bytea,
    consecutive_failures integer NOT NULL DEFAULT 0,
    last_status integer,
    last_error text,
    last_polled_at timestamptz,
    last_success_at timestamptz,
    last_new_item_at timestamptz,
    moved_to text,
    moved_since timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1
  )`,
  `CREATE INDEX ix_sources_due ON sources (next_poll_at) WHERE state = 'enabled'`,
  // Only what is being polled right now stands in here: whether a host is busy is asked for every due source.
  `CREATE INDEX ix_sources_claimed ON sources (host) WHERE claim_token IS NOT NULL`,
];

const COLLECTION = [
  `CREATE TABLE polls (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_polls PRIMARY KEY,
    source_id bigint NOT NULL CONSTRAINT fk_polls_source REFERENCES sources (id) ON DELETE CASCADE,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    outcome text NOT NULL CONSTRAINT ck_polls_outcome CHECK (outcome IN ('fetched', 'not-modified', 'failed')),
    status integer,
    error_code text,
    error text,
    bytes integer,
    body_sha256 bytea,
    received integer NOT NULL DEFAULT 0,
    new integer NOT NULL DEFAULT 0,
    known integer NOT NULL DEFAULT 0,
    revised integer NOT NULL DEFAULT 0,
    rejected integer NOT NULL DEFAULT 0,
    warnings jsonb NOT NULL DEFAULT '[]',
    next_poll_at timestamptz NOT NULL,
    CONSTRAINT ck_polls_ledger CHECK (received = new + known + revised + rejected)
  )`,
  `CREATE INDEX ix_polls_source ON polls (source_id, id DESC)`,
];

const ARTICLES = [
  `CREATE TABLE captures (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_captures PRIMARY KEY,
    address text NOT NULL,
    final_address text NOT NULL,
    retrieved_at timestamptz NOT NULL,
    status integer,
    headers jsonb NOT NULL DEFAULT '{}',
    media_type text,
    sha256 bytea NOT NULL,
    byte_length integer NOT NULL,
    body bytea NOT NULL,
    compression text NOT NULL CONSTRAINT ck_captures_compression CHECK (compression IN ('none', 'gzip', 'zstd'))
  )`,
  `CREATE INDEX ix_captures_sha256 ON captures (sha256)`,
  // The bodies come compressed; a second try by the server would only cost time.
  `ALTER TABLE captures ALTER COLUMN body SET STORAGE EXTERNAL`,
  `CREATE TABLE articles (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_articles PRIMARY KEY,
    source_id bigint CONSTRAINT fk_articles_source REFERENCES sources (id) ON DELETE SET NULL,
    guid_hash bytea,
    url text,
    url_hash bytea,
    content_hash bytea NOT NULL,
    title text NOT NULL,
    published_at timestamptz,
    published_mark text,
    language text,
    first_seen_at timestamptz NOT NULL,
    is_old_news boolean NOT NULL DEFAULT false,
    brought_by bigint CONSTRAINT fk_articles_brought_by REFERENCES users (id) ON DELETE SET NULL,
    revision_count integer NOT NULL DEFAULT 1,
    latest_revision_id bigint
  )`,
  `CREATE UNIQUE INDEX uq_articles_source_guid ON articles (source_id, guid_hash) WHERE guid_hash IS NOT NULL`,
  `CREATE INDEX ix_articles_url ON articles (url_hash)`,
  `CREATE INDEX ix_articles_content ON articles (content_hash)`,
  // An article without a date of its own stands where it was first seen.
  `CREATE INDEX ix_articles_dated ON articles ((coalesce(published_at, first_seen_at)) DESC, id DESC)`,
  `CREATE INDEX ix_articles_source_dated ON articles (source_id, (coalesce(published_at, first_seen_at)) DESC, id DESC)`,
  `CREATE TABLE revisions (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_revisions PRIMARY KEY,
    article_id bigint NOT NULL CONSTRAINT fk_revisions_article REFERENCES articles (id) ON DELETE CASCADE,
    number integer NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    is_truncated boolean NOT NULL DEFAULT false,
    author text,
    language text,
    published_at timestamptz,
    content_hash bytea NOT NULL,
    capture_id bigint CONSTRAINT fk_revisions_capture REFERENCES captures (id) ON DELETE SET NULL,
    recorded_at timestamptz NOT NULL,
    screened_with text,
    screened_at timestamptz,
    recognised_language text,
    CONSTRAINT uq_revisions_article_number UNIQUE (article_id, number)
  )`,
  `CREATE INDEX ix_revisions_unscreened ON revisions (id) WHERE screened_with IS NULL`,
  `CREATE INDEX ix_revisions_capture ON revisions (capture_id)`,
];

const SEARCH = [
  // Parting a text into words costs more than storing and screening it together, so it is done later and apart: a row
  // without words waits for its turn.
  `CREATE TABLE article_words (
    article_id bigint CONSTRAINT pk_article_words PRIMARY KEY
      CONSTRAINT fk_article_words_article REFERENCES articles (id) ON DELETE CASCADE,
    words tsvector
  )`,
  `CREATE INDEX ix_article_words_words ON article_words USING gin (words)`,
  `CREATE INDEX ix_article_words_waiting ON article_words (article_id) WHERE words IS NULL`,
];

const SCREENING = [
  `CREATE TABLE screenings (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_screenings PRIMARY KEY,
    revision_id bigint NOT NULL CONSTRAINT fk_screenings_revision REFERENCES revisions (id) ON DELETE CASCADE,
    pack_version text NOT NULL,
    screened_at timestamptz NOT NULL,
    language text,
    finding_count integer NOT NULL,
    quiet jsonb NOT NULL DEFAULT '[]',
    error text,
    raised_at timestamptz,
    CONSTRAINT uq_screenings_revision_pack UNIQUE (revision_id, pack_version)
  )`,
  `CREATE INDEX ix_screenings_unraised ON screenings (id) WHERE finding_count > 0 AND raised_at IS NULL`,
  `CREATE TABLE findings (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_findings PRIMARY KEY,
    screening_id bigint NOT NULL CONSTRAINT fk_findings_screening REFERENCES screenings (id) ON DELETE CASCADE,
    kind text NOT NULL,
    regime text NOT NULL,
    status text NOT NULL,
    confidence real NOT NULL,
    detail jsonb NOT NULL,
    CONSTRAINT uq_findings_screening_kind_regime UNIQUE (screening_id, kind, regime)
  )`,
];

const ALERTS = [
  `CREATE TABLE stories (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_stories PRIMARY KEY,
    title text NOT NULL,
    created_at timestamptz NOT NULL,
    latest_article_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
  )`,
  // What the grouping of later articles needs is kept here, since articles themselves may expire.
  `CREATE TABLE story_articles (
    story_id bigint NOT NULL CONSTRAINT fk_story_articles_story REFERENCES stories (id) ON DELETE CASCADE,
    article_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    publisher text NOT NULL,
    title text NOT NULL,
    url text,
    language text,
    dated_at timestamptz NOT NULL,
    ground text NOT NULL CONSTRAINT ck_story_articles_ground CHECK (ground IN ('new', 'same-address', 'copy', 'same-event', 'same-article', 'background')),
    similarity real NOT NULL,
    is_copy boolean NOT NULL,
    joined_at timestamptz NOT NULL,
    shingle_count integer NOT NULL,
    sketch bytea NOT NULL,
    marks text[] NOT NULL,
    facts jsonb NOT NULL,
    CONSTRAINT pk_story_articles PRIMARY KEY (story_id, article_id)
  )`,
  `CREATE INDEX ix_story_articles_article ON story_articles (article_id)`,
  // Blocking keys of the search for copies and other tellings. Derived, so no foreign key slows their insertion.
  `CREATE TABLE story_keys (
    key bigint NOT NULL,
    article_id bigint NOT NULL,
    story_id bigint NOT NULL,
    CONSTRAINT pk_story_keys PRIMARY KEY (key, article_id)
  )`,
  `CREATE INDEX ix_story_keys_article ON story_keys (article_id)`,
  `CREATE TABLE alerts (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_alerts PRIMARY KEY,
    story_id bigint NOT NULL CONSTRAINT fk_alerts_story REFERENCES stories (id),
    kind text NOT NULL CONSTRAINT ck_alerts_kind CHECK (kind IN ('violation', 'regime-change')),
    regime text NOT NULL,
    state text NOT NULL DEFAULT 'open' CONSTRAINT ck_alerts_state CHECK (state IN ('open', 'in-review', 'confirmed', 'dismissed', 'escalated')),
    state_reason text,
    reopened_at timestamptz,
    reopened_reason text,
    assignee_id bigint CONSTRAINT fk_alerts_assignee REFERENCES users (id) ON DELETE SET NULL,
    headline text NOT NULL,
    status text NOT NULL,
    confidence double precision NOT NULL,
    priority integer NOT NULL CONSTRAINT ck_alerts_priority CHECK (priority BETWEEN 0 AND 100),
    priority_exact double precision NOT NULL,
    priority_parts jsonb NOT NULL,
    credibility integer NOT NULL CONSTRAINT ck_alerts_credibility CHECK (credibility BETWEEN 1 AND 6),
    conduct text[] NOT NULL,
    supplier text[] NOT NULL,
    recipient text[] NOT NULL,
    items text[] NOT NULL,
    modality text[] NOT NULL,
    languages text[] NOT NULL,
    provisions jsonb NOT NULL,
    claims jsonb NOT NULL,
    article_count integer NOT NULL,
    copy_count integer NOT NULL,
    independent_count integer NOT NULL,
    is_background boolean NOT NULL,
    is_old_news boolean NOT NULL,
    published_at timestamptz,
    raised_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    search tsvector NOT NULL,
    CONSTRAINT uq_alerts_story_kind_regime UNIQUE (story_id, kind, regime)
  )`,
  // Lists filter and sort on the short columns: the long ones go out of line, so that a scan reads few pages.
  `ALTER TABLE alerts SET (toast_tuple_target = 768)`,
  `CREATE INDEX ix_alerts_changed ON alerts (changed_at DESC, id DESC)`,
  `CREATE INDEX ix_alerts_raised ON alerts (raised_at DESC, id DESC)`,
  `CREATE INDEX ix_alerts_priority ON alerts (priority_exact DESC, id DESC)`,
  `CREATE INDEX ix_alerts_regime_raised ON alerts (regime, raised_at DESC, id DESC)`,
  `CREATE INDEX ix_alerts_state_priority ON alerts (state, priority_exact DESC, id DESC)`,
  `CREATE INDEX ix_alerts_assignee ON alerts (assignee_id) WHERE assignee_id IS NOT NULL`,
  `CREATE INDEX ix_alerts_lists ON alerts USING gin (supplier, recipient, conduct, languages)`,
  `CREATE INDEX ix_alerts_search ON alerts USING gin (search)`,
  // What an alert rests on, copied here so that no retention and no edit of the web can reach it. One feed document is
  // the capture of many articles: its bytes are kept once.
  `CREATE TABLE evidence_bodies (
    sha256 bytea CONSTRAINT pk_evidence_bodies PRIMARY KEY,
    compression text NOT NULL CONSTRAINT ck_evidence_bodies_compression CHECK (compression IN ('none', 'gzip', 'zstd')),
    body bytea NOT NULL
  )`,
  `ALTER TABLE evidence_bodies ALTER COLUMN body SET STORAGE EXTERNAL`,
  `CREATE TABLE alert_evidence (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_alert_evidence PRIMARY KEY,
    alert_id bigint NOT NULL CONSTRAINT fk_alert_evidence_alert REFERENCES alerts (id),
    article_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    is_current boolean NOT NULL,
    is_mention boolean NOT NULL,
    is_copy boolean NOT NULL,
    is_old_news boolean NOT NULL,
    pack_version text NOT NULL,
    source_id bigint,
    source_title text NOT NULL,
    publisher text NOT NULL,
    reliability text NOT NULL,
    country text,
    url text,
    title text NOT NULL,
    text text NOT NULL,
    language text,
    published_at timestamptz,
    dated_at timestamptz NOT NULL,
    content_hash bytea NOT NULL,
    retrieved_at timestamptz,
    capture_sha256 bytea CONSTRAINT fk_alert_evidence_body REFERENCES evidence_bodies (sha256),
    capture_address text,
    capture_final_address text,
    capture_media_type text,
    capture_headers jsonb,
    passages jsonb NOT NULL,
    detail jsonb NOT NULL,
    added_at timestamptz NOT NULL,
    CONSTRAINT uq_alert_evidence_alert_revision UNIQUE (alert_id, revision_id)
  )`,
  `CREATE INDEX ix_alert_evidence_article ON alert_evidence (article_id)`,
  `CREATE INDEX ix_alert_evidence_body ON alert_evidence (capture_sha256)`,
  // One row for every committed change, numbered under an advisory lock as the last act before commit, so that a
  // reader who has seen number N will never meet a smaller one later. The mark, drawn at random, tells a reader whose
  // cursor names a number that a restore has given to another change.
  `CREATE TABLE alert_changes (
    number bigint CONSTRAINT pk_alert_changes PRIMARY KEY,
    mark text NOT NULL,
    alert_id bigint NOT NULL,
    version integer NOT NULL,
    change text NOT NULL CONSTRAINT ck_alert_changes_change CHECK (change IN ('created', 'updated', 'deleted')),
    what text[] NOT NULL,
    changed_at timestamptz NOT NULL,
    alert jsonb NOT NULL,
    CONSTRAINT uq_alert_changes_alert_version UNIQUE (alert_id, version)
  )`,
  // A change of an alert that is not in the feed would be lost to everyone who follows it: the commit fails instead.
  `CREATE FUNCTION require_alert_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM alerts a WHERE a.id = NEW.id AND NOT EXISTS (
        SELECT 1 FROM alert_changes c WHERE c.alert_id = a.id AND c.version = a.version
      )
    ) THEN
      RAISE EXCEPTION 'alert % was changed without an entry in alert_changes', NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER alerts_are_in_the_feed AFTER INSERT OR UPDATE ON alerts
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_alert_change()`,
];

const STATEMENTS = [...ACCESS, ...AUDIT, ...SOURCES, ...COLLECTION, ...ARTICLES, ...SEARCH, ...SCREENING, ...ALERTS];
