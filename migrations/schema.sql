-- Made from the catalogs after the last migration; compared by migrations/schema.db-spec.ts.

CREATE TABLE alert_changes (
  number bigint NOT NULL,
  mark text NOT NULL,
  alert_id bigint NOT NULL,
  version integer NOT NULL,
  change text NOT NULL,
  what text[] NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  alert jsonb NOT NULL,
  CONSTRAINT ck_alert_changes_change CHECK ((change = ANY (ARRAY['created'::text, 'updated'::text, 'deleted'::text]))),
  CONSTRAINT pk_alert_changes PRIMARY KEY (number),
  CONSTRAINT uq_alert_changes_alert_version UNIQUE (alert_id, version)
);

CREATE TABLE alert_editions (
  alert_id bigint NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  made_at timestamp with time zone NOT NULL,
  is_correction boolean NOT NULL,
  headline text NOT NULL,
  changes jsonb NOT NULL,
  meaning jsonb NOT NULL,
  CONSTRAINT ck_alert_editions_number CHECK ((number >= 1)),
  CONSTRAINT fk_alert_editions_alert FOREIGN KEY (alert_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT pk_alert_editions PRIMARY KEY (alert_id, number)
);

CREATE TABLE alert_evidence (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  alert_id bigint NOT NULL,
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
  published_at timestamp with time zone,
  dated_at timestamp with time zone NOT NULL,
  content_hash bytea NOT NULL,
  retrieved_at timestamp with time zone,
  capture_sha256 bytea,
  capture_address text,
  capture_final_address text,
  capture_media_type text,
  capture_headers jsonb,
  passages jsonb NOT NULL,
  detail jsonb NOT NULL,
  added_at timestamp with time zone NOT NULL,
  engine text,
  language_hint text,
  CONSTRAINT fk_alert_evidence_alert FOREIGN KEY (alert_id) REFERENCES alerts(id),
  CONSTRAINT fk_alert_evidence_body FOREIGN KEY (capture_sha256) REFERENCES evidence_bodies(sha256),
  CONSTRAINT pk_alert_evidence PRIMARY KEY (id),
  CONSTRAINT uq_alert_evidence_alert_revision UNIQUE (alert_id, revision_id)
);

CREATE TABLE alert_feeds (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id bigint NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  uuid uuid NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  CONSTRAINT fk_alert_feeds_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT pk_alert_feeds PRIMARY KEY (id),
  CONSTRAINT uq_alert_feeds_prefix UNIQUE (prefix)
);

CREATE TABLE alert_grounds (
  alert_id bigint NOT NULL,
  rules text[] NOT NULL,
  source_ids bigint[] NOT NULL,
  CONSTRAINT fk_alert_grounds_alert FOREIGN KEY (alert_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT pk_alert_grounds PRIMARY KEY (alert_id)
);

CREATE TABLE alert_links (
  alert_id bigint NOT NULL,
  other_id bigint NOT NULL,
  kind text NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  CONSTRAINT ck_alert_links_kind CHECK ((kind = ANY (ARRAY['related'::text, 'duplicate'::text]))),
  CONSTRAINT ck_alert_links_other CHECK ((alert_id <> other_id)),
  CONSTRAINT fk_alert_links_alert FOREIGN KEY (alert_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT fk_alert_links_other FOREIGN KEY (other_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT pk_alert_links PRIMARY KEY (alert_id, other_id)
);

CREATE TABLE alert_relation_publishers (
  alert_id bigint NOT NULL,
  conduct text NOT NULL,
  supplier text NOT NULL,
  recipient text NOT NULL,
  publisher text NOT NULL,
  regime text NOT NULL,
  CONSTRAINT fk_alert_relation_publishers_relation FOREIGN KEY (alert_id, conduct, supplier, recipient) REFERENCES alert_relations(alert_id, conduct, supplier, recipient) ON DELETE CASCADE,
  CONSTRAINT pk_alert_relation_publishers PRIMARY KEY (alert_id, conduct, supplier, recipient, publisher)
);

CREATE TABLE alert_relations (
  alert_id bigint NOT NULL,
  conduct text NOT NULL,
  supplier text NOT NULL,
  recipient text NOT NULL,
  regime text NOT NULL,
  story_id bigint NOT NULL,
  restatement_count integer NOT NULL,
  report_count integer NOT NULL,
  first_seen_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  last_news_at timestamp with time zone,
  CONSTRAINT fk_alert_relations_alert FOREIGN KEY (alert_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT pk_alert_relations PRIMARY KEY (alert_id, conduct, supplier, recipient)
);

CREATE TABLE alerts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  story_id bigint NOT NULL,
  kind text NOT NULL,
  regime text NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  state_reason text,
  reopened_at timestamp with time zone,
  reopened_reason text,
  assignee_id bigint,
  headline text NOT NULL,
  status text NOT NULL,
  confidence double precision NOT NULL,
  priority integer NOT NULL,
  priority_exact double precision NOT NULL,
  priority_parts jsonb NOT NULL,
  credibility integer NOT NULL,
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
  published_at timestamp with time zone,
  raised_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  search tsvector NOT NULL,
  merged_into bigint,
  reliability text NOT NULL DEFAULT 'F'::text,
  edition integer NOT NULL DEFAULT 1,
  labels text[] NOT NULL DEFAULT '{}'::text[],
  snoozed_until timestamp with time zone,
  due_at timestamp with time zone,
  proposed_act text,
  proposed_reason text,
  proposed_by bigint,
  CONSTRAINT alerts_are_in_the_feed TRIGGER DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT alerts_leave_tombstones TRIGGER DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_alerts_credibility CHECK (((credibility >= 1) AND (credibility <= 6))),
  CONSTRAINT ck_alerts_kind CHECK ((kind = ANY (ARRAY['violation'::text, 'regime-change'::text]))),
  CONSTRAINT ck_alerts_priority CHECK (((priority >= 0) AND (priority <= 100))),
  CONSTRAINT ck_alerts_proposed_act CHECK ((proposed_act = ANY (ARRAY['confirm'::text, 'dismiss'::text, 'escalate'::text]))),
  CONSTRAINT ck_alerts_reliability CHECK ((reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text]))),
  CONSTRAINT ck_alerts_state CHECK ((state = ANY (ARRAY['open'::text, 'in-review'::text, 'second-opinion'::text, 'confirmed'::text, 'dismissed'::text, 'escalated'::text]))),
  CONSTRAINT fk_alerts_assignee FOREIGN KEY (assignee_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT fk_alerts_merged_into FOREIGN KEY (merged_into) REFERENCES alerts(id),
  CONSTRAINT fk_alerts_proposed_by FOREIGN KEY (proposed_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT fk_alerts_story FOREIGN KEY (story_id) REFERENCES stories(id),
  CONSTRAINT pk_alerts PRIMARY KEY (id),
  CONSTRAINT uq_alerts_story_kind_regime UNIQUE (story_id, kind, regime)
);

CREATE TABLE api_keys (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id bigint NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL,
  scopes text[] NOT NULL,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT fk_api_keys_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT pk_api_keys PRIMARY KEY (id),
  CONSTRAINT uq_api_keys_prefix UNIQUE (prefix)
);

CREATE TABLE article_words (
  article_id bigint NOT NULL,
  words tsvector,
  CONSTRAINT fk_article_words_article FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  CONSTRAINT pk_article_words PRIMARY KEY (article_id)
);

CREATE TABLE articles (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  source_id bigint,
  guid_hash bytea,
  url text,
  url_hash bytea,
  content_hash bytea NOT NULL,
  title text NOT NULL,
  published_at timestamp with time zone,
  published_mark text,
  language text,
  first_seen_at timestamp with time zone NOT NULL,
  is_old_news boolean NOT NULL DEFAULT false,
  brought_by bigint,
  revision_count integer NOT NULL DEFAULT 1,
  latest_revision_id bigint,
  CONSTRAINT fk_articles_brought_by FOREIGN KEY (brought_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT fk_articles_source FOREIGN KEY (source_id) REFERENCES sources(id) ON DELETE SET NULL,
  CONSTRAINT pk_articles PRIMARY KEY (id)
);

CREATE TABLE audit_entries (
  number bigint NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  act text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  before jsonb,
  after jsonb,
  text_hash bytea,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT pk_audit_entries PRIMARY KEY (number)
);

CREATE TABLE audit_texts (
  entry_number bigint NOT NULL,
  salt bytea,
  text text,
  erased_at timestamp with time zone,
  CONSTRAINT ck_audit_texts_erased CHECK ((num_nulls(salt, text) =
CASE
    WHEN (erased_at IS NULL) THEN 0
    ELSE 2
END)),
  CONSTRAINT fk_audit_texts_entry FOREIGN KEY (entry_number) REFERENCES audit_entries(number),
  CONSTRAINT pk_audit_texts PRIMARY KEY (entry_number)
);

CREATE TABLE captures (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  address text NOT NULL,
  final_address text NOT NULL,
  retrieved_at timestamp with time zone NOT NULL,
  status integer,
  headers jsonb NOT NULL DEFAULT '{}'::jsonb,
  media_type text,
  sha256 bytea NOT NULL,
  byte_length integer NOT NULL,
  body bytea NOT NULL,
  compression text NOT NULL,
  CONSTRAINT ck_captures_compression CHECK ((compression = ANY (ARRAY['none'::text, 'gzip'::text, 'zstd'::text]))),
  CONSTRAINT pk_captures PRIMARY KEY (id)
);

CREATE TABLE checkpoint_readers (
  email text NOT NULL,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_checkpoint_readers PRIMARY KEY (email)
);

CREATE TABLE deliveries (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  subscriber_id bigint,
  subscription_id bigint,
  recipient text NOT NULL,
  message_id text NOT NULL,
  headers jsonb NOT NULL,
  subject text NOT NULL,
  html text,
  text text,
  from_number bigint,
  to_number bigint,
  alert_count integer NOT NULL DEFAULT 0,
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp with time zone NOT NULL,
  give_up_at timestamp with time zone NOT NULL,
  claim_token text,
  claimed_until timestamp with time zone,
  last_status integer,
  last_answer text,
  planned_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  from_mark text,
  body bytea,
  CONSTRAINT ck_deliveries_body CHECK ((num_nonnulls(html, text) =
CASE
    WHEN (body IS NULL) THEN 2
    ELSE 0
END)),
  CONSTRAINT ck_deliveries_kind CHECK ((kind = ANY (ARRAY['digest'::text, 'confirmation'::text, 'notice'::text]))),
  CONSTRAINT ck_deliveries_state CHECK ((state = ANY (ARRAY['planned'::text, 'sending'::text, 'sent'::text, 'bounced'::text, 'failed'::text, 'cancelled'::text]))),
  CONSTRAINT ck_deliveries_subscriber CHECK ((num_nulls(subscriber_id, subscription_id) =
CASE
    WHEN (kind = 'notice'::text) THEN 2
    ELSE 0
END)),
  CONSTRAINT ck_deliveries_window CHECK ((num_nulls(from_number, to_number) =
CASE
    WHEN (kind = 'digest'::text) THEN 0
    ELSE 2
END)),
  CONSTRAINT fk_deliveries_subscriber FOREIGN KEY (subscriber_id) REFERENCES subscribers(id) ON DELETE CASCADE,
  CONSTRAINT fk_deliveries_subscription FOREIGN KEY (subscription_id) REFERENCES subscriptions(id) ON DELETE CASCADE,
  CONSTRAINT pk_deliveries PRIMARY KEY (id),
  CONSTRAINT uq_deliveries_message_id UNIQUE (message_id)
);

CREATE TABLE delivery_alerts (
  delivery_id bigint NOT NULL,
  alert_id bigint NOT NULL,
  position integer NOT NULL,
  alert_version integer NOT NULL,
  part text NOT NULL,
  content jsonb NOT NULL,
  mailed_hash bytea,
  CONSTRAINT ck_delivery_alerts_part CHECK ((part = ANY (ARRAY['new'::text, 'corrected'::text, 'changed'::text, 'withdrawn'::text]))),
  CONSTRAINT fk_delivery_alerts_delivery FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON DELETE CASCADE,
  CONSTRAINT fk_delivery_alerts_mailed FOREIGN KEY (mailed_hash) REFERENCES mailed_alerts(hash),
  CONSTRAINT pk_delivery_alerts PRIMARY KEY (delivery_id, alert_id)
);

CREATE TABLE delivery_keys (
  name text NOT NULL,
  secret bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_delivery_keys PRIMARY KEY (name)
);

CREATE TABLE desk_settings (
  name text NOT NULL,
  value jsonb NOT NULL,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT pk_desk_settings PRIMARY KEY (name)
);

CREATE TABLE dismissal_reasons (
  id text NOT NULL,
  words text NOT NULL,
  needs_words boolean NOT NULL DEFAULT false,
  is_retired boolean NOT NULL DEFAULT false,
  position integer NOT NULL,
  CONSTRAINT pk_dismissal_reasons PRIMARY KEY (id),
  CONSTRAINT uq_dismissal_reasons_words UNIQUE (words)
);

CREATE TABLE engines (
  version text NOT NULL,
  product text NOT NULL,
  code_hash text NOT NULL,
  node text NOT NULL,
  icu text NOT NULL,
  unicode text NOT NULL,
  first_used_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_engines PRIMARY KEY (version)
);

CREATE TABLE evidence_bodies (
  sha256 bytea NOT NULL,
  compression text NOT NULL,
  body bytea NOT NULL,
  CONSTRAINT ck_evidence_bodies_compression CHECK ((compression = ANY (ARRAY['none'::text, 'gzip'::text, 'zstd'::text]))),
  CONSTRAINT pk_evidence_bodies PRIMARY KEY (sha256)
);

CREATE TABLE findings (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  screening_id bigint NOT NULL,
  kind text NOT NULL,
  regime text NOT NULL,
  status text NOT NULL,
  confidence real NOT NULL,
  detail jsonb NOT NULL,
  CONSTRAINT fk_findings_screening FOREIGN KEY (screening_id) REFERENCES screenings(id) ON DELETE CASCADE,
  CONSTRAINT pk_findings PRIMARY KEY (id),
  CONSTRAINT uq_findings_screening_kind_regime UNIQUE (screening_id, kind, regime)
);

CREATE TABLE held_hosts (
  host text NOT NULL,
  held_until timestamp with time zone NOT NULL,
  status integer NOT NULL,
  CONSTRAINT pk_held_hosts PRIMARY KEY (host)
);

CREATE TABLE hub_subscriptions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  source_id bigint,
  hub text NOT NULL,
  topic text NOT NULL,
  callback_key text NOT NULL,
  secret text NOT NULL,
  state text NOT NULL DEFAULT 'asking'::text,
  is_awaited boolean NOT NULL DEFAULT false,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone NOT NULL,
  verified_at timestamp with time zone,
  lease_until timestamp with time zone,
  last_push_at timestamp with time zone,
  pushes bigint NOT NULL DEFAULT 0,
  pushes_ignored bigint NOT NULL DEFAULT 0,
  detail text,
  CONSTRAINT ck_hub_subscriptions_state CHECK ((state = ANY (ARRAY['asking'::text, 'active'::text, 'denied'::text, 'leaving'::text]))),
  CONSTRAINT fk_hub_subscriptions_source FOREIGN KEY (source_id) REFERENCES sources(id) ON DELETE SET NULL,
  CONSTRAINT pk_hub_subscriptions PRIMARY KEY (id),
  CONSTRAINT uq_hub_subscriptions_key UNIQUE (callback_key),
  CONSTRAINT uq_hub_subscriptions_source UNIQUE (source_id)
);

CREATE TABLE idempotent_requests (
  actor text NOT NULL,
  key_hash bytea NOT NULL,
  fingerprint bytea NOT NULL,
  began_at timestamp with time zone NOT NULL,
  answer bytea,
  CONSTRAINT pk_idempotent_requests PRIMARY KEY (actor, key_hash)
);

CREATE TABLE installation_keys (
  name text NOT NULL,
  public_key bytea NOT NULL,
  private_key bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_installation_keys PRIMARY KEY (name)
);

CREATE TABLE kept_packs (
  version text NOT NULL,
  files bytea NOT NULL,
  sha256 bytea NOT NULL,
  file_count integer NOT NULL,
  first_used_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_kept_packs PRIMARY KEY (version)
);

CREATE TABLE mail_places (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  taken_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_mail_places PRIMARY KEY (id)
);

CREATE TABLE mailed_alerts (
  hash bytea NOT NULL,
  content jsonb NOT NULL,
  CONSTRAINT pk_mailed_alerts PRIMARY KEY (hash)
);

CREATE TABLE mentions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id bigint NOT NULL,
  alert_id bigint NOT NULL,
  by_actor text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone,
  CONSTRAINT fk_mentions_alert FOREIGN KEY (alert_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT fk_mentions_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT pk_mentions PRIMARY KEY (id)
);

CREATE TABLE missed_articles (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  article_id bigint NOT NULL,
  revision_id bigint NOT NULL,
  regime text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  language text,
  published_at timestamp with time zone,
  pack_version text NOT NULL,
  marked_by bigint,
  marked_at timestamp with time zone NOT NULL,
  entry_number bigint,
  CONSTRAINT fk_missed_articles_marked_by FOREIGN KEY (marked_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT pk_missed_articles PRIMARY KEY (id),
  CONSTRAINT uq_missed_articles_revision_regime UNIQUE (revision_id, regime)
);

CREATE TABLE named_articles (
  type text NOT NULL,
  key text NOT NULL,
  article_id bigint NOT NULL,
  label text NOT NULL,
  CONSTRAINT pk_named_articles PRIMARY KEY (type, key, article_id)
);

CREATE TABLE page_reads (
  article_id bigint NOT NULL,
  outcome text,
  tries integer NOT NULL DEFAULT 0,
  due_at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  detail text,
  canonical text,
  CONSTRAINT ck_page_reads_outcome CHECK ((outcome = ANY (ARRAY['read'::text, 'nothing-new'::text, 'paywall'::text, 'consent'::text, 'blocked'::text, 'no-article'::text, 'forbidden'::text, 'failed'::text]))),
  CONSTRAINT fk_page_reads_article FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  CONSTRAINT pk_page_reads PRIMARY KEY (article_id)
);

CREATE TABLE polls (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  source_id bigint NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone NOT NULL,
  outcome text NOT NULL,
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
  warnings jsonb NOT NULL DEFAULT '[]'::jsonb,
  next_poll_at timestamp with time zone NOT NULL,
  certificate text NOT NULL DEFAULT 'unknown'::text,
  rejected_empty integer NOT NULL DEFAULT 0,
  rejected_unread integer NOT NULL DEFAULT 0,
  rejected_unstored integer NOT NULL DEFAULT 0,
  CONSTRAINT ck_polls_certificate CHECK ((certificate = ANY (ARRAY['contiguous'::text, 'gap'::text, 'unchanged'::text, 'unknown'::text]))),
  CONSTRAINT ck_polls_ledger CHECK ((received = (((new + known) + revised) + rejected))),
  CONSTRAINT ck_polls_outcome CHECK ((outcome = ANY (ARRAY['fetched'::text, 'not-modified'::text, 'failed'::text]))),
  CONSTRAINT ck_polls_rejected CHECK ((rejected = ((rejected_empty + rejected_unread) + rejected_unstored))),
  CONSTRAINT fk_polls_source FOREIGN KEY (source_id) REFERENCES sources(id) ON DELETE CASCADE,
  CONSTRAINT pk_polls PRIMARY KEY (id)
);

CREATE TABLE presences (
  alert_id bigint NOT NULL,
  user_id bigint NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_presences_alert FOREIGN KEY (alert_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT fk_presences_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT pk_presences PRIMARY KEY (alert_id, user_id)
);

CREATE TABLE register_checks (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  regime text NOT NULL,
  pack_version text NOT NULL,
  checked_by bigint,
  checked_at timestamp with time zone NOT NULL,
  entry_number bigint,
  CONSTRAINT ck_register_checks_subject_kind CHECK ((subject_kind = ANY (ARRAY['renewal'::text, 'alert'::text]))),
  CONSTRAINT fk_register_checks_checked_by FOREIGN KEY (checked_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT pk_register_checks PRIMARY KEY (id)
);

CREATE TABLE revisions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  article_id bigint NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  is_truncated boolean NOT NULL DEFAULT false,
  author text,
  language text,
  published_at timestamp with time zone,
  content_hash bytea NOT NULL,
  capture_id bigint,
  recorded_at timestamp with time zone NOT NULL,
  screened_with text,
  screened_at timestamp with time zone,
  recognised_language text,
  CONSTRAINT fk_revisions_article FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  CONSTRAINT fk_revisions_capture FOREIGN KEY (capture_id) REFERENCES captures(id) ON DELETE SET NULL,
  CONSTRAINT pk_revisions PRIMARY KEY (id),
  CONSTRAINT uq_revisions_article_number UNIQUE (article_id, number)
);

CREATE TABLE saved_views (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  owner_id bigint NOT NULL,
  name text NOT NULL,
  filters jsonb NOT NULL,
  is_shared boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_saved_views_owner FOREIGN KEY (owner_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT pk_saved_views PRIMARY KEY (id),
  CONSTRAINT uq_saved_views_owner_name UNIQUE (owner_id, name)
);

CREATE TABLE screenings (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  revision_id bigint NOT NULL,
  pack_version text NOT NULL,
  screened_at timestamp with time zone NOT NULL,
  language text,
  finding_count integer NOT NULL,
  quiet jsonb NOT NULL DEFAULT '[]'::jsonb,
  error text,
  raised_at timestamp with time zone,
  supersedes boolean NOT NULL DEFAULT false,
  engine text,
  language_hint text,
  CONSTRAINT fk_screenings_revision FOREIGN KEY (revision_id) REFERENCES revisions(id) ON DELETE CASCADE,
  CONSTRAINT pk_screenings PRIMARY KEY (id),
  CONSTRAINT uq_screenings_revision_pack UNIQUE (revision_id, pack_version)
);

CREATE TABLE sent_checkpoints (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  number bigint NOT NULL,
  hash bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  signature text NOT NULL,
  fingerprint text NOT NULL,
  reader_count integer NOT NULL,
  CONSTRAINT pk_sent_checkpoints PRIMARY KEY (id)
);

CREATE TABLE sessions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id bigint NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_sessions_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT pk_sessions PRIMARY KEY (id),
  CONSTRAINT uq_sessions_token UNIQUE (token_hash)
);

CREATE TABLE sign_in_failures (
  key bytea NOT NULL,
  count integer NOT NULL,
  window_ends_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_sign_in_failures PRIMARY KEY (key)
);

CREATE TABLE sign_in_links (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  user_id bigint NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT fk_sign_in_links_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT pk_sign_in_links PRIMARY KEY (id),
  CONSTRAINT uq_sign_in_links_token UNIQUE (token_hash)
);

CREATE TABLE source_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  source_id bigint NOT NULL,
  kind text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT ck_source_events_kind CHECK ((kind = ANY (ARRAY['source.gap'::text, 'source.silent'::text, 'source.heard'::text, 'source.failing'::text, 'source.recovered'::text, 'source.gone'::text, 'source.returned'::text]))),
  CONSTRAINT fk_source_events_source FOREIGN KEY (source_id) REFERENCES sources(id) ON DELETE CASCADE,
  CONSTRAINT pk_source_events PRIMARY KEY (id)
);

CREATE TABLE sources (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  address text NOT NULL,
  host text NOT NULL,
  title text NOT NULL,
  site text,
  publisher text,
  country text,
  language text,
  topics text[] NOT NULL DEFAULT '{}'::text[],
  reliability text NOT NULL DEFAULT 'F'::text,
  state text NOT NULL DEFAULT 'enabled'::text,
  state_reason text,
  kind text,
  interval_seconds integer,
  next_poll_at timestamp with time zone NOT NULL DEFAULT now(),
  claimed_until timestamp with time zone,
  claim_token text,
  etag text,
  last_modified text,
  body_sha256 bytea,
  consecutive_failures integer NOT NULL DEFAULT 0,
  last_status integer,
  last_error text,
  last_polled_at timestamp with time zone,
  last_success_at timestamp with time zone,
  last_new_item_at timestamp with time zone,
  moved_to text,
  moved_since timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  failure_score real NOT NULL DEFAULT 0,
  failing_since timestamp with time zone,
  attention text,
  habit jsonb,
  profile jsonb,
  tip bigint[],
  window_items integer,
  silence text,
  silent_since timestamp with time zone,
  empty_since timestamp with time zone,
  last_certificate text,
  last_gap_at timestamp with time zone,
  polls_made bigint NOT NULL DEFAULT 0,
  gaps_found bigint NOT NULL DEFAULT 0,
  items_received bigint NOT NULL DEFAULT 0,
  items_new bigint NOT NULL DEFAULT 0,
  items_known bigint NOT NULL DEFAULT 0,
  items_revised bigint NOT NULL DEFAULT 0,
  items_rejected bigint NOT NULL DEFAULT 0,
  full_text_since timestamp with time zone,
  pushed_until timestamp with time zone,
  pushed_at timestamp with time zone,
  is_push_proven boolean NOT NULL DEFAULT false,
  CONSTRAINT ck_sources_ledger CHECK ((items_received = (((items_new + items_known) + items_revised) + items_rejected))),
  CONSTRAINT ck_sources_reliability CHECK ((reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text]))),
  CONSTRAINT ck_sources_silence CHECK ((silence = ANY (ARRAY['frozen'::text, 'emptied'::text, 'replaced'::text]))),
  CONSTRAINT ck_sources_state CHECK ((state = ANY (ARRAY['enabled'::text, 'paused'::text, 'gone'::text]))),
  CONSTRAINT pk_sources PRIMARY KEY (id),
  CONSTRAINT uq_sources_address UNIQUE (address)
);

CREATE TABLE stories (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  title text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  latest_article_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  merged_into bigint,
  CONSTRAINT fk_stories_merged_into FOREIGN KEY (merged_into) REFERENCES stories(id),
  CONSTRAINT pk_stories PRIMARY KEY (id)
);

CREATE TABLE story_acts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  act text NOT NULL,
  story_id bigint NOT NULL,
  other_story_id bigint NOT NULL,
  article_ids bigint[] NOT NULL,
  actor text NOT NULL,
  acted_at timestamp with time zone NOT NULL,
  detail jsonb NOT NULL,
  undone_at timestamp with time zone,
  undone_by text,
  CONSTRAINT ck_story_acts_act CHECK ((act = ANY (ARRAY['join'::text, 'split'::text, 'move'::text, 'apart'::text]))),
  CONSTRAINT fk_story_acts_other_story FOREIGN KEY (other_story_id) REFERENCES stories(id),
  CONSTRAINT fk_story_acts_story FOREIGN KEY (story_id) REFERENCES stories(id),
  CONSTRAINT pk_story_acts PRIMARY KEY (id)
);

CREATE TABLE story_articles (
  story_id bigint NOT NULL,
  article_id bigint NOT NULL,
  revision_id bigint NOT NULL,
  publisher text NOT NULL,
  title text NOT NULL,
  url text,
  language text,
  dated_at timestamp with time zone NOT NULL,
  ground text NOT NULL,
  similarity real NOT NULL,
  is_copy boolean NOT NULL,
  joined_at timestamp with time zone NOT NULL,
  shingle_count integer NOT NULL,
  sketch bytea NOT NULL,
  marks text[] NOT NULL,
  facts jsonb NOT NULL,
  copy_of bigint,
  credits text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT ck_story_articles_ground CHECK ((ground = ANY (ARRAY['new'::text, 'same-address'::text, 'copy'::text, 'same-event'::text, 'same-article'::text, 'background'::text, 'by-hand'::text]))),
  CONSTRAINT fk_story_articles_story FOREIGN KEY (story_id) REFERENCES stories(id) ON DELETE CASCADE,
  CONSTRAINT pk_story_articles PRIMARY KEY (story_id, article_id)
);

CREATE TABLE story_keys (
  key bigint NOT NULL,
  article_id bigint NOT NULL,
  story_id bigint NOT NULL,
  CONSTRAINT pk_story_keys PRIMARY KEY (key, article_id)
);

CREATE TABLE story_pairs (
  article_a bigint NOT NULL,
  article_b bigint NOT NULL,
  is_same boolean NOT NULL,
  act_id bigint NOT NULL,
  CONSTRAINT ck_story_pairs_order CHECK ((article_a < article_b)),
  CONSTRAINT fk_story_pairs_act FOREIGN KEY (act_id) REFERENCES story_acts(id),
  CONSTRAINT pk_story_pairs PRIMARY KEY (article_a, article_b, act_id)
);

CREATE TABLE story_suggestions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  story_id bigint NOT NULL,
  article_id bigint NOT NULL,
  other_story_id bigint NOT NULL,
  other_article_id bigint NOT NULL,
  ground text NOT NULL,
  similarity real NOT NULL,
  reasons text[] NOT NULL,
  suggested_at timestamp with time zone NOT NULL,
  act_id bigint,
  CONSTRAINT ck_story_suggestions_ground CHECK ((ground = ANY (ARRAY['copy'::text, 'same-event'::text]))),
  CONSTRAINT fk_story_suggestions_act FOREIGN KEY (act_id) REFERENCES story_acts(id),
  CONSTRAINT fk_story_suggestions_other_story FOREIGN KEY (other_story_id) REFERENCES stories(id),
  CONSTRAINT fk_story_suggestions_story FOREIGN KEY (story_id) REFERENCES stories(id),
  CONSTRAINT pk_story_suggestions PRIMARY KEY (id)
);

CREATE TABLE subscribers (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  email text NOT NULL,
  state text NOT NULL,
  state_reason text,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT ck_subscribers_state CHECK ((state = ANY (ARRAY['pending'::text, 'confirmed'::text, 'bounced'::text]))),
  CONSTRAINT pk_subscribers PRIMARY KEY (id)
);

CREATE TABLE subscriptions (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  subscriber_id bigint NOT NULL,
  regimes text[] NOT NULL,
  kinds text[] NOT NULL,
  conduct text[] NOT NULL,
  languages text[] NOT NULL,
  min_priority integer NOT NULL,
  rhythm text NOT NULL,
  hour integer NOT NULL,
  weekday integer NOT NULL,
  time_zone text NOT NULL,
  state text NOT NULL,
  state_reason text,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  told_number bigint NOT NULL DEFAULT 0,
  told_mark text NOT NULL DEFAULT ''::text,
  next_due_at timestamp with time zone,
  last_digest_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT ck_subscriptions_hour CHECK (((hour >= 0) AND (hour <= 23))),
  CONSTRAINT ck_subscriptions_min_priority CHECK (((min_priority >= 0) AND (min_priority <= 100))),
  CONSTRAINT ck_subscriptions_rhythm CHECK ((rhythm = ANY (ARRAY['immediate'::text, 'daily'::text, 'weekly'::text]))),
  CONSTRAINT ck_subscriptions_state CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'ended'::text]))),
  CONSTRAINT ck_subscriptions_weekday CHECK (((weekday >= 1) AND (weekday <= 7))),
  CONSTRAINT fk_subscriptions_subscriber FOREIGN KEY (subscriber_id) REFERENCES subscribers(id) ON DELETE CASCADE,
  CONSTRAINT pk_subscriptions PRIMARY KEY (id)
);

CREATE TABLE told_alerts (
  subscription_id bigint NOT NULL,
  alert_id bigint NOT NULL,
  alert_version integer NOT NULL,
  delivery_id bigint NOT NULL,
  first_told_at timestamp with time zone NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_told_alerts_delivery FOREIGN KEY (delivery_id) REFERENCES deliveries(id),
  CONSTRAINT fk_told_alerts_subscription FOREIGN KEY (subscription_id) REFERENCES subscriptions(id) ON DELETE CASCADE,
  CONSTRAINT pk_told_alerts PRIMARY KEY (subscription_id, alert_id)
);

CREATE TABLE users (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  password_hash text,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT ck_users_role CHECK ((role = ANY (ARRAY['viewer'::text, 'analyst'::text, 'admin'::text]))),
  CONSTRAINT pk_users PRIMARY KEY (id)
);

CREATE TABLE webhook_attempts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  message_id bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  duration_ms integer NOT NULL,
  status integer,
  fault text,
  request_headers jsonb NOT NULL,
  answer_headers jsonb,
  answer_body text,
  CONSTRAINT fk_webhook_attempts_message FOREIGN KEY (message_id) REFERENCES webhook_messages(id) ON DELETE CASCADE,
  CONSTRAINT pk_webhook_attempts PRIMARY KEY (id)
);

CREATE TABLE webhook_messages (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  webhook_id bigint NOT NULL,
  message_id text NOT NULL,
  event text NOT NULL,
  alert_id bigint,
  alert_version integer,
  change_number bigint,
  source_event_id bigint,
  body text NOT NULL,
  meaning jsonb,
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp with time zone NOT NULL,
  claim_token text,
  claimed_until timestamp with time zone,
  replays integer NOT NULL DEFAULT 0,
  planned_at timestamp with time zone NOT NULL,
  delivered_at timestamp with time zone,
  CONSTRAINT ck_webhook_messages_state CHECK ((state = ANY (ARRAY['planned'::text, 'sending'::text, 'delivered'::text, 'failed'::text]))),
  CONSTRAINT fk_webhook_messages_webhook FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE,
  CONSTRAINT pk_webhook_messages PRIMARY KEY (id),
  CONSTRAINT uq_webhook_messages_message_id UNIQUE (message_id)
);

CREATE TABLE webhook_told (
  webhook_id bigint NOT NULL,
  alert_id bigint NOT NULL,
  alert_version integer NOT NULL,
  meaning jsonb NOT NULL,
  CONSTRAINT fk_webhook_told_webhook FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE,
  CONSTRAINT pk_webhook_told PRIMARY KEY (webhook_id, alert_id)
);

CREATE TABLE webhooks (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  url text NOT NULL,
  format text NOT NULL,
  token text,
  secret bytea NOT NULL,
  previous_secret bytea,
  previous_until timestamp with time zone,
  events text[] NOT NULL,
  regimes text[] NOT NULL,
  kinds text[] NOT NULL,
  conduct text[] NOT NULL,
  min_priority integer NOT NULL,
  lanes integer NOT NULL,
  state text NOT NULL,
  state_reason text,
  told_number bigint NOT NULL,
  told_mark text NOT NULL,
  sources_since timestamp with time zone NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamp with time zone,
  open_until timestamp with time zone,
  last_success_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT ck_webhooks_format CHECK ((format = ANY (ARRAY['standard'::text, 'slack'::text, 'teams'::text, 'matrix'::text]))),
  CONSTRAINT ck_webhooks_lanes CHECK (((lanes >= 1) AND (lanes <= 10))),
  CONSTRAINT ck_webhooks_min_priority CHECK (((min_priority >= 0) AND (min_priority <= 100))),
  CONSTRAINT ck_webhooks_previous CHECK ((num_nulls(previous_secret, previous_until) = ANY (ARRAY[0, 2]))),
  CONSTRAINT ck_webhooks_state CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'disabled'::text]))),
  CONSTRAINT pk_webhooks PRIMARY KEY (id)
);

CREATE INDEX ix_alert_editions_made ON public.alert_editions USING btree (made_at);
CREATE INDEX ix_alert_evidence_article ON public.alert_evidence USING btree (article_id);
CREATE INDEX ix_alert_evidence_body ON public.alert_evidence USING btree (capture_sha256);
CREATE INDEX ix_alert_feeds_user ON public.alert_feeds USING btree (user_id);
CREATE INDEX ix_alert_links_other ON public.alert_links USING btree (other_id);
CREATE INDEX ix_alert_relation_publishers_relation ON public.alert_relation_publishers USING btree (regime, conduct, supplier, recipient, publisher);
CREATE INDEX ix_alert_relations_relation ON public.alert_relations USING btree (regime, conduct, supplier, recipient, alert_id) INCLUDE (story_id, restatement_count, report_count, first_seen_at, last_seen_at, last_news_at);
CREATE INDEX ix_alert_relations_story ON public.alert_relations USING btree (regime, conduct, supplier, recipient, story_id);
CREATE INDEX ix_alerts_assignee ON public.alerts USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX ix_alerts_changed ON public.alerts USING btree (changed_at DESC, id DESC);
CREATE INDEX ix_alerts_counted ON public.alerts USING btree (state, regime, kind, modality, languages, assignee_id, due_at, snoozed_until, reopened_at) WHERE (merged_into IS NULL);
CREATE INDEX ix_alerts_decided ON public.alerts USING btree (raised_at) INCLUDE (id, kind, state, state_reason, regime, languages) WHERE (merged_into IS NULL);
CREATE INDEX ix_alerts_due ON public.alerts USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX ix_alerts_labelled ON public.alerts USING btree (labels) WHERE ((labels <> '{}'::text[]) AND (merged_into IS NULL));
CREATE INDEX ix_alerts_labels ON public.alerts USING gin (labels) WHERE (labels <> '{}'::text[]);
CREATE INDEX ix_alerts_lists ON public.alerts USING gin (supplier, recipient, conduct, languages, modality);
CREATE INDEX ix_alerts_merged_into ON public.alerts USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ix_alerts_priority ON public.alerts USING btree (priority_exact DESC, id DESC);
CREATE INDEX ix_alerts_raised ON public.alerts USING btree (raised_at DESC, id DESC);
CREATE INDEX ix_alerts_regime_change ON public.alerts USING btree (raised_at DESC, id DESC) WHERE (kind = 'regime-change'::text);
CREATE INDEX ix_alerts_regime_raised ON public.alerts USING btree (regime, raised_at DESC, id DESC);
CREATE INDEX ix_alerts_reopened ON public.alerts USING btree (reopened_at) WHERE (reopened_at IS NOT NULL);
CREATE INDEX ix_alerts_search ON public.alerts USING gin (search);
CREATE INDEX ix_alerts_snoozed ON public.alerts USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX ix_alerts_state_priority ON public.alerts USING btree (state, priority_exact DESC, id DESC);
CREATE INDEX ix_api_keys_user ON public.api_keys USING btree (user_id);
CREATE INDEX ix_article_words_waiting ON public.article_words USING btree (article_id) WHERE (words IS NULL);
CREATE INDEX ix_article_words_words ON public.article_words USING gin (words);
CREATE INDEX ix_articles_content ON public.articles USING btree (content_hash);
CREATE INDEX ix_articles_dated ON public.articles USING btree (COALESCE(published_at, first_seen_at) DESC, id DESC);
CREATE INDEX ix_articles_first_seen ON public.articles USING brin (first_seen_at) WITH (autosummarize='on');
CREATE INDEX ix_articles_source_dated ON public.articles USING btree (source_id, COALESCE(published_at, first_seen_at) DESC, id DESC);
CREATE INDEX ix_articles_url ON public.articles USING btree (url_hash);
CREATE INDEX ix_audit_entries_act ON public.audit_entries USING btree (act, number);
CREATE INDEX ix_audit_entries_actor ON public.audit_entries USING btree (split_part(actor, '/'::text, 1), number);
CREATE INDEX ix_audit_entries_recorded ON public.audit_entries USING btree (recorded_at);
CREATE INDEX ix_audit_entries_subject ON public.audit_entries USING btree (subject_type, subject_id, number);
CREATE INDEX ix_captures_sha256 ON public.captures USING btree (sha256);
CREATE INDEX ix_deliveries_open ON public.deliveries USING btree (next_attempt_at) WHERE (state = ANY (ARRAY['planned'::text, 'sending'::text]));
CREATE INDEX ix_deliveries_subscriber ON public.deliveries USING btree (subscriber_id, id);
CREATE INDEX ix_deliveries_subscription ON public.deliveries USING btree (subscription_id, id);
CREATE INDEX ix_delivery_alerts_alert ON public.delivery_alerts USING btree (alert_id);
CREATE INDEX ix_hub_subscriptions_due ON public.hub_subscriptions USING btree (next_try_at);
CREATE INDEX ix_idempotent_requests_began ON public.idempotent_requests USING btree (began_at);
CREATE INDEX ix_mail_places_taken ON public.mail_places USING btree (taken_at);
CREATE INDEX ix_mentions_alert ON public.mentions USING btree (alert_id);
CREATE INDEX ix_mentions_user ON public.mentions USING btree (user_id, alert_id);
CREATE INDEX ix_missed_articles_article ON public.missed_articles USING btree (article_id);
CREATE INDEX ix_named_articles_article ON public.named_articles USING btree (article_id);
CREATE INDEX ix_page_reads_due ON public.page_reads USING btree (due_at) WHERE (outcome IS NULL);
CREATE INDEX ix_polls_source ON public.polls USING btree (source_id, id DESC);
CREATE INDEX ix_polls_started ON public.polls USING brin (started_at) WITH (autosummarize='on');
CREATE INDEX ix_register_checks_subject ON public.register_checks USING btree (subject_kind, subject_id, id DESC);
CREATE INDEX ix_revisions_capture ON public.revisions USING btree (capture_id);
CREATE INDEX ix_revisions_recognised ON public.revisions USING btree (id) INCLUDE (recognised_language, screened_with);
CREATE INDEX ix_revisions_screened ON public.revisions USING btree (screened_at, screened_with) WHERE (screened_with IS NOT NULL);
CREATE INDEX ix_revisions_unscreened ON public.revisions USING btree (id) WHERE (screened_with IS NULL);
CREATE INDEX ix_saved_views_shared ON public.saved_views USING btree (id) WHERE is_shared;
CREATE INDEX ix_screenings_screened ON public.screenings USING brin (screened_at) WITH (autosummarize='on');
CREATE INDEX ix_screenings_unraised ON public.screenings USING btree (id) WHERE (((finding_count > 0) OR supersedes) AND (raised_at IS NULL));
CREATE INDEX ix_sessions_expires ON public.sessions USING btree (expires_at);
CREATE INDEX ix_sessions_user ON public.sessions USING btree (user_id);
CREATE INDEX ix_sign_in_failures_ends ON public.sign_in_failures USING btree (window_ends_at);
CREATE INDEX ix_sign_in_links_user ON public.sign_in_links USING btree (user_id);
CREATE INDEX ix_source_events_source ON public.source_events USING btree (source_id, id DESC);
CREATE INDEX ix_sources_claimed ON public.sources USING btree (host) WHERE (claim_token IS NOT NULL);
CREATE INDEX ix_sources_due ON public.sources USING btree (next_poll_at) WHERE (state <> 'paused'::text);
CREATE INDEX ix_sources_troubled ON public.sources USING btree (id) WHERE ((silence IS NOT NULL) OR (attention IS NOT NULL) OR (last_gap_at IS NOT NULL));
CREATE INDEX ix_story_acts_articles ON public.story_acts USING gin (article_ids);
CREATE INDEX ix_story_acts_other_story ON public.story_acts USING btree (other_story_id);
CREATE INDEX ix_story_acts_story ON public.story_acts USING btree (story_id);
CREATE INDEX ix_story_articles_article ON public.story_articles USING btree (article_id);
CREATE INDEX ix_story_keys_article ON public.story_keys USING btree (article_id);
CREATE INDEX ix_story_pairs_act ON public.story_pairs USING btree (act_id);
CREATE INDEX ix_story_pairs_b ON public.story_pairs USING btree (article_b);
CREATE INDEX ix_story_suggestions_act ON public.story_suggestions USING btree (act_id);
CREATE INDEX ix_story_suggestions_other_story ON public.story_suggestions USING btree (other_story_id);
CREATE INDEX ix_story_suggestions_story ON public.story_suggestions USING btree (story_id);
CREATE INDEX ix_subscriptions_due ON public.subscriptions USING btree (next_due_at) WHERE (state = 'active'::text);
CREATE INDEX ix_subscriptions_subscriber ON public.subscriptions USING btree (subscriber_id);
CREATE INDEX ix_told_alerts_alert ON public.told_alerts USING btree (alert_id);
CREATE INDEX ix_told_alerts_delivery ON public.told_alerts USING btree (delivery_id);
CREATE INDEX ix_webhook_attempts_message ON public.webhook_attempts USING btree (message_id, id);
CREATE INDEX ix_webhook_messages_alert ON public.webhook_messages USING btree (webhook_id, alert_id, id) WHERE (alert_id IS NOT NULL);
CREATE INDEX ix_webhook_messages_open ON public.webhook_messages USING btree (webhook_id, next_attempt_at) WHERE (state = ANY (ARRAY['planned'::text, 'sending'::text]));
CREATE INDEX ix_webhook_messages_webhook ON public.webhook_messages USING btree (webhook_id, id);
CREATE UNIQUE INDEX uq_articles_source_guid ON public.articles USING btree (source_id, guid_hash) WHERE (guid_hash IS NOT NULL);
CREATE UNIQUE INDEX uq_deliveries_subscription_window ON public.deliveries USING btree (subscription_id, from_number, to_number) WHERE ((kind = 'digest'::text) AND (state = ANY (ARRAY['planned'::text, 'sending'::text, 'sent'::text])));
CREATE UNIQUE INDEX uq_subscribers_email ON public.subscribers USING btree (lower(email));
CREATE UNIQUE INDEX uq_users_email ON public.users USING btree (lower(email));
CREATE UNIQUE INDEX uq_webhook_messages_change ON public.webhook_messages USING btree (webhook_id, change_number) WHERE (change_number IS NOT NULL);
CREATE UNIQUE INDEX uq_webhook_messages_source_event ON public.webhook_messages USING btree (webhook_id, source_event_id) WHERE (source_event_id IS NOT NULL);

CREATE OR REPLACE FUNCTION public.allow_only_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.entry_number = OLD.entry_number THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_texts may only be erased' USING ERRCODE = 'insufficient_privilege';
  END $function$;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END $function$;
CREATE OR REPLACE FUNCTION public.require_alert_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
  END $function$;
CREATE OR REPLACE FUNCTION public.require_alert_tombstone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
        IF EXISTS (SELECT 1 FROM alert_changes c WHERE c.alert_id = OLD.id) AND NOT EXISTS (
          SELECT 1 FROM alert_changes c
          WHERE c.alert_id = OLD.id AND c.change = 'deleted' AND c.version > OLD.version
        ) THEN
          RAISE EXCEPTION 'alert % was removed without a tombstone in alert_changes', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
      END $function$;
CREATE OR REPLACE FUNCTION public.review_due(priority integer, since timestamp with time zone, snoozed_until timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
        SELECT greatest(since + (
          SELECT (band ->> 'hours')::integer FROM desk_settings, jsonb_array_elements(value) AS band
          WHERE name = 'review-due' AND (band ->> 'from')::integer <= priority
          ORDER BY (band ->> 'from')::integer DESC LIMIT 1) * interval '1 hour', snoozed_until)
      $function$;
CREATE OR REPLACE FUNCTION public.set_review_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        NEW.due_at = CASE WHEN NEW.state IN ('confirmed', 'dismissed') THEN NULL
          ELSE review_due(NEW.priority, coalesce(NEW.reopened_at, NEW.raised_at), NEW.snoozed_until) END;
        RETURN NEW;
      END $function$;

CREATE TRIGGER alert_editions_stand BEFORE UPDATE ON public.alert_editions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER alerts_are_due BEFORE INSERT OR UPDATE OF priority, state, raised_at, reopened_at, snoozed_until ON public.alerts FOR EACH ROW EXECUTE FUNCTION set_review_due();
CREATE CONSTRAINT TRIGGER alerts_are_in_the_feed AFTER INSERT OR UPDATE ON public.alerts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_alert_change();
CREATE CONSTRAINT TRIGGER alerts_leave_tombstones AFTER DELETE ON public.alerts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_alert_tombstone();
CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_texts_erase_only BEFORE UPDATE ON public.audit_texts FOR EACH ROW EXECUTE FUNCTION allow_only_erasure();
CREATE TRIGGER audit_texts_no_delete BEFORE DELETE ON public.audit_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_texts_no_truncate BEFORE TRUNCATE ON public.audit_texts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
