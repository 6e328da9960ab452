import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Delivery } from './delivery.entity.js';
import { Subscription } from './subscription.entity.js';

/** The latest that a subscription was told of an alert. */
@Entity('told_alerts')
@Index('ix_told_alerts_alert', ['alertId'])
@Index('ix_told_alerts_delivery', ['deliveryId'])
export class ToldAlert {
  @PrimaryColumn({ type: 'bigint', name: 'subscription_id', primaryKeyConstraintName: 'pk_told_alerts' })
  subscriptionId: string;

  @ManyToOne(() => Subscription, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'subscription_id', foreignKeyConstraintName: 'fk_told_alerts_subscription' })
  subscription: Relation<Subscription>;

  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_told_alerts' })
  alertId: string;

  @Column({ type: 'integer', name: 'alert_version' })
  alertVersion: number;

  @Column({ type: 'bigint', name: 'delivery_id' })
  deliveryId: string;

  @ManyToOne(() => Delivery, { nullable: false })
  @JoinColumn({ name: 'delivery_id', foreignKeyConstraintName: 'fk_told_alerts_delivery' })
  delivery: Relation<Delivery>;

  @Column({ type: 'timestamptz', name: 'first_told_at' })
  firstToldAt: Date;

  @Column({ type: 'timestamptz', name: 'told_at' })
  toldAt: Date;
}
