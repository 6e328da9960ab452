import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Delivery } from './delivery.entity.js';
import { MailedAlertRow } from './mailed-alert.entity.js';

/** What one digest said of one alert. */
@Entity('delivery_alerts')
@Index('ix_delivery_alerts_alert', ['alertId'])
@Check('ck_delivery_alerts_part', "part IN ('new', 'corrected', 'changed', 'withdrawn')")
export class DeliveryAlert {
  @PrimaryColumn({ type: 'bigint', name: 'delivery_id', primaryKeyConstraintName: 'pk_delivery_alerts' })
  deliveryId: string;

  @ManyToOne(() => Delivery, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'delivery_id', foreignKeyConstraintName: 'fk_delivery_alerts_delivery' })
  delivery: Relation<Delivery>;

  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_delivery_alerts' })
  alertId: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'integer', name: 'alert_version' })
  alertVersion: number;

  @Column({ type: 'text' })
  part: string;

  /** A DigestEntry; without its alert where that stands in `mailed_alerts`. */
  @Column({ type: 'jsonb' })
  content: unknown;

  @ManyToOne(() => MailedAlertRow, { nullable: true })
  @JoinColumn({ name: 'mailed_hash', foreignKeyConstraintName: 'fk_delivery_alerts_mailed' })
  mailed: Relation<MailedAlertRow> | null;
}
