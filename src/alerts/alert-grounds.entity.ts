import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Alert } from './alert.entity.js';

/** What an alert rests on, summed up: copies, mere mentions, denials and superseded texts add nothing. */
@Entity('alert_grounds')
export class AlertGrounds {
  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_alert_grounds' })
  alertId: string;

  @OneToOne(() => Alert, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_alert_grounds_alert' })
  alert: Relation<Alert>;

  /** Frames that read its passages, each once. */
  @Column({ type: 'text', array: true })
  rules: string[];

  /** Each once; null in it for what was brought by hand. */
  @Column({ type: 'bigint', name: 'source_ids', array: true })
  sourceIds: (string | null)[];
}
