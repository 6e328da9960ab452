import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Certificate } from './certify-document.js';
import type { SilenceKind } from './detect-silence.js';
import type { Habit } from './habit.js';
import type { Profile } from './profile.js';
import type { Reliability, SourceState } from './source-vocabulary.js';

export type { Certificate } from './certify-document.js';
export type { SilenceKind } from './detect-silence.js';

/** A feed as registered, with the state of its polling. */
@Entity('sources')
@Unique('uq_sources_address', ['address'])
@Check('ck_sources_reliability', `reliability IN ('A', 'B', 'C', 'D', 'E', 'F')`)
@Check('ck_sources_state', `state IN ('enabled', 'paused', 'gone')`)
@Check('ck_sources_silence', `silence IN ('frozen', 'emptied', 'replaced')`)
@Check('ck_sources_ledger', 'items_received = items_new + items_known + items_revised + items_rejected')
@Index('ix_sources_due', ['nextPollAt'], { where: `state <> 'paused'` })
@Index('ix_sources_troubled', { synchronize: false })
@Index('ix_sources_claimed', ['host'], { where: 'claim_token IS NOT NULL' })
export class Source {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_sources',
  })
  id: string;

  /** Canonical address of the feed document. */
  @Column({ type: 'text' })
  address: string;

  /** Host of the address, with a port that is not the scheme's own: at most one request at a time goes there. */
  @Column({ type: 'text' })
  host: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', nullable: true })
  site: string | null;

  /** Feeds of one publisher do not corroborate each other. */
  @Column({ type: 'text', nullable: true })
  publisher: string | null;

  /** ISO 3166-1 alpha-2, upper case. */
  @Column({ type: 'text', nullable: true })
  country: string | null;

  /** ISO 639-1: a hint, detection decides. */
  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column({ type: 'text', array: true, default: [] })
  topics: string[];

  @Column({ type: 'text', default: 'F' })
  reliability: Reliability;

  @Column({ type: 'text', default: 'enabled' })
  state: SourceState;

  @Column({ type: 'text', name: 'state_reason', nullable: true })
  stateReason: string | null;

  /** Wire, monitor, government … as the list it came from says. */
  @Column({ type: 'text', nullable: true })
  kind: string | null;

  /** The learned interval; null until the first answer. */
  @Column({ type: 'integer', name: 'interval_seconds', nullable: true })
  intervalSeconds: number | null;

  @Column({ type: 'timestamptz', name: 'next_poll_at', default: () => 'now()' })
  nextPollAt: Date;

  /** Until then the holder of the token polls it; null where nobody does. */
  @Column({ type: 'timestamptz', name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;

  @Column({ type: 'text', name: 'claim_token', nullable: true })
  claimToken: string | null;

  @Column({ type: 'text', nullable: true })
  etag: string | null;

  @Column({ type: 'text', name: 'last_modified', nullable: true })
  lastModified: string | null;

  /** Of the document as it was last stored. */
  @Column({ type: 'bytea', name: 'body_sha256', nullable: true })
  bodySha256: Buffer | null;

  @Column({ type: 'integer', name: 'consecutive_failures', default: 0 })
  consecutiveFailures: number;

  /** Of the failures in a row, each by its grade. */
  @Column({ type: 'real', name: 'failure_score', default: 0 })
  failureScore: number;

  @Column({ type: 'timestamptz', name: 'failing_since', nullable: true })
  failingSince: Date | null;

  /** Why a person should look at it; null where it goes well. */
  @Column({ type: 'text', nullable: true })
  attention: string | null;

  /** When and how much it publishes, as learned. */
  @Column({ type: 'jsonb', nullable: true })
  habit: Habit | null;

  /** What it looks like from outside. */
  @Column({ type: 'jsonb', nullable: true })
  profile: Profile | null;

  /** The newest articles of the last document, the newest first. */
  @Column({ type: 'bigint', array: true, nullable: true })
  tip: string[] | null;

  /** Articles in the last document that had any. */
  @Column({ type: 'integer', name: 'window_items', nullable: true })
  windowItems: number | null;

  /** How it has fallen silent while it goes on answering. */
  @Column({ type: 'text', nullable: true })
  silence: SilenceKind | null;

  @Column({ type: 'timestamptz', name: 'silent_since', nullable: true })
  silentSince: Date | null;

  /** Since when its document has had no items. */
  @Column({ type: 'timestamptz', name: 'empty_since', nullable: true })
  emptySince: Date | null;

  /** Of the last poll. */
  @Column({ type: 'text', name: 'last_certificate', nullable: true })
  lastCertificate: Certificate | null;

  @Column({ type: 'timestamptz', name: 'last_gap_at', nullable: true })
  lastGapAt: Date | null;

  /** The ledger of all its polls; every item received is in exactly one of the other four. */
  @Column({ type: 'bigint', name: 'polls_made', default: 0 })
  pollsMade: string;

  @Column({ type: 'bigint', name: 'gaps_found', default: 0 })
  gapsFound: string;

  @Column({ type: 'bigint', name: 'items_received', default: 0 })
  itemsReceived: string;

  @Column({ type: 'bigint', name: 'items_new', default: 0 })
  itemsNew: string;

  @Column({ type: 'bigint', name: 'items_known', default: 0 })
  itemsKnown: string;

  @Column({ type: 'bigint', name: 'items_revised', default: 0 })
  itemsRevised: string;

  @Column({ type: 'bigint', name: 'items_rejected', default: 0 })
  itemsRejected: string;

  /** HTTP status of the last answer; null where there was none. */
  @Column({ type: 'integer', name: 'last_status', nullable: true })
  lastStatus: number | null;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError: string | null;

  @Column({ type: 'timestamptz', name: 'last_polled_at', nullable: true })
  lastPolledAt: Date | null;

  /** Null until the first answer: what comes with that one is old news. */
  @Column({ type: 'timestamptz', name: 'last_success_at', nullable: true })
  lastSuccessAt: Date | null;

  @Column({ type: 'timestamptz', name: 'last_new_item_at', nullable: true })
  lastNewItemAt: Date | null;

  /** Where permanent redirects lead, and since when they have led there without a break. */
  @Column({ type: 'text', name: 'moved_to', nullable: true })
  movedTo: string | null;

  @Column({ type: 'timestamptz', name: 'moved_since', nullable: true })
  movedSince: Date | null;

  /** Since when the pages of its articles are read; null where they are not. */
  @Column({ type: 'timestamptz', name: 'full_text_since', nullable: true })
  fullTextSince: Date | null;

  /** Until when a hub has agreed to tell us of its news; null where none has. */
  @Column({ type: 'timestamptz', name: 'pushed_until', nullable: true })
  pushedUntil: Date | null;

  /** When a hub last told us of news. */
  @Column({ type: 'timestamptz', name: 'pushed_at', nullable: true })
  pushedAt: Date | null;

  /** Its latest news had been told of when a poll found them. */
  @Column({ type: 'boolean', name: 'is_push_proven', default: false })
  isPushProven: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  /** Raised by people's changes, not by polls. */
  @Column({ type: 'integer', default: 1 })
  version: number;
}
