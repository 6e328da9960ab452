import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Webhook } from './webhook.entity.js';

/** The latest that a receiver was told of an alert. */
@Entity('webhook_told')
export class WebhookTold {
  @PrimaryColumn({ type: 'bigint', name: 'webhook_id', primaryKeyConstraintName: 'pk_webhook_told' })
  webhookId: string;

  @ManyToOne(() => Webhook, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'webhook_id', foreignKeyConstraintName: 'fk_webhook_told_webhook' })
  webhook: Relation<Webhook>;

  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_webhook_told' })
  alertId: string;

  @Column({ type: 'integer', name: 'alert_version' })
  alertVersion: number;

  /** A ToldMeaning. */
  @Column({ type: 'jsonb' })
  meaning: unknown;
}
