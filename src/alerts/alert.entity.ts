import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';
import { User } from '../access/user.entity.js';
import { Story } from './story.entity.js';

/** One story under one kind and regime, reviewed by people. */
@Entity('alerts')
@Unique('uq_alerts_story_kind_regime', ['storyId', 'kind', 'regime'])
@Index('ix_alerts_changed', { synchronize: false })
@Index('ix_alerts_raised', { synchronize: false })
@Index('ix_alerts_priority', { synchronize: false })
@Index('ix_alerts_regime_raised', { synchronize: false })
@Index('ix_alerts_regime_change', { synchronize: false })
@Index('ix_alerts_state_priority', { synchronize: false })
@Index('ix_alerts_lists', { synchronize: false })
@Index('ix_alerts_search', { synchronize: false })
@Index('ix_alerts_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
@Index('ix_alerts_labels', { synchronize: false })
@Index('ix_alerts_counted', { synchronize: false })
@Index('ix_alerts_decided', { synchronize: false })
@Index('ix_alerts_labelled', { synchronize: false })
@Index('ix_alerts_snoozed', ['snoozedUntil'], { where: 'snoozed_until IS NOT NULL' })
@Index('ix_alerts_reopened', ['reopenedAt'], { where: 'reopened_at IS NOT NULL' })
@Index('ix_alerts_assignee', ['assigneeId'], { where: 'assignee_id IS NOT NULL' })
@Index('ix_alerts_merged_into', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
@Check('ck_alerts_kind', "kind IN ('violation', 'regime-change')")
@Check('ck_alerts_state', "state IN ('open', 'in-review', 'second-opinion', 'confirmed', 'dismissed', 'escalated')")
@Check('ck_alerts_proposed_act', "proposed_act IN ('confirm', 'dismiss', 'escalate')")
@Check('ck_alerts_priority', 'priority BETWEEN 0 AND 100')
@Check('ck_alerts_reliability', "reliability IN ('A', 'B', 'C', 'D', 'E', 'F')")
@Check('ck_alerts_credibility', 'credibility BETWEEN 1 AND 6')
export class Alert {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_alerts',
  })
  id: string;

  @Column({ type: 'bigint', name: 'story_id' })
  storyId: string;

  @ManyToOne(() => Story, { nullable: false })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'fk_alerts_story' })
  story: Relation<Story>;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  regime: string;

  @Column({ type: 'text', default: 'open' })
  state: string;

  /** Why it was dismissed, by id of the reason. */
  @Column({ type: 'text', name: 'state_reason', nullable: true })
  stateReason: string | null;

  /** When new evidence brought it back after a dismissal; null after the next decision. */
  @Column({ type: 'timestamptz', name: 'reopened_at', nullable: true })
  reopenedAt: Date | null;

  /** What was new. */
  @Column({ type: 'text', name: 'reopened_reason', nullable: true })
  reopenedReason: string | null;

  @Column({ type: 'bigint', name: 'assignee_id', nullable: true })
  assigneeId: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'assignee_id', foreignKeyConstraintName: 'fk_alerts_assignee' })
  assignee: Relation<User> | null;

  /** What people sorted it under. */
  @Column({ type: 'text', array: true, default: '{}' })
  labels: string[];

  /** Out of sight until then; in the past it counts as come back from its snooze. The next act takes it away. */
  @Column({ type: 'timestamptz', name: 'snoozed_until', nullable: true })
  snoozedUntil: Date | null;

  /** When a decision is due; null once decided. Worked out by the database (`review_due`). */
  @Column({ type: 'timestamptz', name: 'due_at', nullable: true })
  dueAt: Date | null;

  /** The outcome that waits for a second person. */
  @Column({ type: 'text', name: 'proposed_act', nullable: true })
  proposedAct: string | null;

  @Column({ type: 'text', name: 'proposed_reason', nullable: true })
  proposedReason: string | null;

  @Column({ type: 'bigint', name: 'proposed_by', nullable: true })
  proposedBy: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'proposed_by', foreignKeyConstraintName: 'fk_alerts_proposed_by' })
  proposer: Relation<User> | null;

  @Column({ type: 'text' })
  headline: string;

  /** Whether the clauses applied on the day. */
  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'double precision' })
  confidence: number;

  @Column({ type: 'integer' })
  priority: number;

  /** Before rounding: what lists sort by. */
  @Column({ type: 'double precision', name: 'priority_exact' })
  priorityExact: number;

  @Column({ type: 'jsonb', name: 'priority_parts' })
  priorityParts: unknown;

  /** Admiralty credibility, 1–6. */
  @Column({ type: 'integer' })
  credibility: number;

  /** Admiralty reliability of the best source that tells it, A–F. */
  @Column({ type: 'text', default: 'F' })
  reliability: string;

  @Column({ type: 'text', array: true })
  conduct: string[];

  @Column({ type: 'text', array: true })
  supplier: string[];

  @Column({ type: 'text', array: true })
  recipient: string[];

  @Column({ type: 'text', array: true })
  items: string[];

  @Column({ type: 'text', array: true })
  modality: string[];

  @Column({ type: 'text', array: true })
  languages: string[];

  @Column({ type: 'jsonb' })
  provisions: unknown;

  @Column({ type: 'jsonb' })
  claims: unknown;

  /** Articles that tell something new, copies included. */
  @Column({ type: 'integer', name: 'article_count' })
  articleCount: number;

  @Column({ type: 'integer', name: 'copy_count' })
  copyCount: number;

  /** Voices that tell it on their own (copy-graph.ts). */
  @Column({ type: 'integer', name: 'independent_count' })
  independentCount: number;

  /** Every claim restates something known. */
  @Column({ type: 'boolean', name: 'is_background' })
  isBackground: boolean;

  /** All its articles came with a first poll or a backfill. */
  @Column({ type: 'boolean', name: 'is_old_news' })
  isOldNews: boolean;

  /** Of its latest article. */
  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'raised_at' })
  raisedAt: Date;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt: Date;

  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Number of its latest edition: moves only with what it says. */
  @Column({ type: 'integer', default: 1 })
  edition: number;
  /** The alert that it was joined to by a person; null while it stands for itself. */
  @Column({ type: 'bigint', name: 'merged_into', nullable: true })
  mergedInto: string | null;

  @ManyToOne(() => Alert, { nullable: true })
  @JoinColumn({ name: 'merged_into', foreignKeyConstraintName: 'fk_alerts_merged_into' })
  mergedIntoAlert: Relation<Alert> | null;

  /** Terms of headline, titles and passages (search-terms.ts). */
  @Column({ type: 'tsvector' })
  search: string;
}
