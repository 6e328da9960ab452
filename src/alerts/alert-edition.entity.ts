import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Alert } from './alert.entity.js';

/** What an alert said at one time, and what had changed since the edition before. Never altered. */
@Entity('alert_editions')
@Index('ix_alert_editions_made', ['madeAt'])
@Check('ck_alert_editions_number', 'number >= 1')
export class AlertEdition {
  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_alert_editions' })
  alertId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_alert_editions_alert' })
  alert: Relation<Alert>;

  /** From 1 on, without gaps. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_alert_editions' })
  number: number;

  /** Of the alert, when this edition was made. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt: Date;

  /** It takes back or contradicts something of an earlier edition. */
  @Column({ type: 'boolean', name: 'is_correction' })
  isCorrection: boolean;

  @Column({ type: 'text' })
  headline: string;

  /** What changed, readable: field, before, after, cause, words. Empty in the first. */
  @Column({ type: 'jsonb' })
  changes: unknown;

  /** What the alert said (edition-meaning.ts). */
  @Column({ type: 'jsonb' })
  meaning: unknown;
}
