import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Alert } from './alert.entity.js';

/** What one alert adds to one relation: who is said to supply whom in which way, told how often, by whom and when. */
@Entity('alert_relations')
@Index('ix_alert_relations_relation', { synchronize: false })
@Index('ix_alert_relations_story', ['regime', 'conduct', 'supplier', 'recipient', 'storyId'])
export class AlertRelation {
  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_alert_relations' })
  alertId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_alert_relations' })
  conduct: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_alert_relations' })
  supplier: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_alert_relations' })
  recipient: string;

  @ManyToOne(() => Alert, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_alert_relations_alert' })
  alert: Relation<Alert>;

  @Column({ type: 'text' })
  regime: string;

  @Column({ type: 'bigint', name: 'story_id' })
  storyId: string;

  /** Articles that only tell again what is known. */
  @Column({ type: 'integer', name: 'restatement_count' })
  restatementCount: number;

  @Column({ type: 'integer', name: 'report_count' })
  reportCount: number;

  @Column({ type: 'timestamptz', name: 'first_seen_at' })
  firstSeenAt: Date;

  @Column({ type: 'timestamptz', name: 'last_seen_at' })
  lastSeenAt: Date;

  /** Null where all of it restates. */
  @Column({ type: 'timestamptz', name: 'last_news_at', nullable: true })
  lastNewsAt: Date | null;
}
