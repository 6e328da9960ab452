import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Source, type Certificate } from '../sources/source.entity.js';

/**
 * What a poll came to: a document was read; the publisher (304) or its hash said it had not changed; or no document could
 * be had or read.
 */
export const POLL_OUTCOMES = ['fetched', 'not-modified', 'failed'] as const;
export type PollOutcome = (typeof POLL_OUTCOMES)[number];

/** Certificate of one poll and ledger of its items: what came in is what was new, known, revised or rejected. */
@Entity('polls')
@Index('ix_polls_started', { synchronize: false })
@Check('ck_polls_outcome', `outcome IN ('fetched', 'not-modified', 'failed')`)
@Check('ck_polls_ledger', 'received = new + known + revised + rejected')
@Check('ck_polls_rejected', 'rejected = rejected_empty + rejected_unread + rejected_unstored')
@Check('ck_polls_certificate', `certificate IN ('contiguous', 'gap', 'unchanged', 'unknown')`)
@Index('ix_polls_source', { synchronize: false })
export class Poll {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_polls',
  })
  id: string;

  @Column({ type: 'bigint', name: 'source_id' })
  sourceId: string;

  @ManyToOne(() => Source, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'fk_polls_source' })
  source: Relation<Source>;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt: Date;

  @Column({ type: 'timestamptz', name: 'finished_at' })
  finishedAt: Date;

  @Column({ type: 'text' })
  outcome: PollOutcome;

  /** HTTP status; null where there was no answer. */
  @Column({ type: 'integer', nullable: true })
  status: number | null;

  @Column({ type: 'text', name: 'error_code', nullable: true })
  errorCode: string | null;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** Length of the document after decompression. */
  @Column({ type: 'integer', nullable: true })
  bytes: number | null;

  @Column({ type: 'bytea', name: 'body_sha256', nullable: true })
  bodySha256: Buffer | null;

  @Column({ type: 'text', default: 'unknown' })
  certificate: Certificate;

  @Column({ type: 'integer', default: 0 })
  received: number;

  @Column({ type: 'integer', default: 0 })
  new: number;

  @Column({ type: 'integer', default: 0 })
  known: number;

  @Column({ type: 'integer', default: 0 })
  revised: number;

  @Column({ type: 'integer', default: 0 })
  rejected: number;

  /** Of those rejected: with neither title nor text. */
  @Column({ type: 'integer', name: 'rejected_empty', default: 0 })
  rejectedEmpty: number;

  /** Of those rejected: past the bound on their number, or of no shape to be read. */
  @Column({ type: 'integer', name: 'rejected_unread', default: 0 })
  rejectedUnread: number;

  /** Of those rejected: read, but the database refused the document. */
  @Column({ type: 'integer', name: 'rejected_unstored', default: 0 })
  rejectedUnstored: number;

  /** What the parser recovered from and why items were rejected, in words. */
  @Column({ type: 'jsonb', default: [] })
  warnings: string[];

  @Column({ type: 'timestamptz', name: 'next_poll_at' })
  nextPollAt: Date;
}
