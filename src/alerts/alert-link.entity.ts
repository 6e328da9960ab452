import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Alert } from './alert.entity.js';

/** What a person says of two alerts: the first is related to, or a duplicate of, the second. */
@Entity('alert_links')
@Index('ix_alert_links_other', ['otherId'])
@Check('ck_alert_links_kind', "kind IN ('related', 'duplicate')")
@Check('ck_alert_links_other', 'alert_id <> other_id')
export class AlertLink {
  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_alert_links' })
  alertId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_alert_links_alert' })
  alert: Relation<Alert>;

  @PrimaryColumn({ type: 'bigint', name: 'other_id', primaryKeyConstraintName: 'pk_alert_links' })
  otherId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'other_id', foreignKeyConstraintName: 'fk_alert_links_other' })
  other: Relation<Alert>;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'timestamptz', name: 'linked_at' })
  linkedAt: Date;
}
