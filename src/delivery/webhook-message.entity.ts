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
import { Webhook } from './webhook.entity.js';

/** One message to one receiver, with the exact body that is signed at every attempt. */
@Entity('webhook_messages')
@Unique('uq_webhook_messages_message_id', ['messageId'])
@Index('uq_webhook_messages_change', ['webhookId', 'changeNumber'], {
  unique: true,
  where: 'change_number IS NOT NULL',
})
@Index('uq_webhook_messages_source_event', ['webhookId', 'sourceEventId'], {
  unique: true,
  where: 'source_event_id IS NOT NULL',
})
@Index('ix_webhook_messages_open', ['webhookId', 'nextAttemptAt'], { where: "state IN ('planned', 'sending')" })
@Index('ix_webhook_messages_webhook', ['webhookId', 'id'])
@Index('ix_webhook_messages_alert', ['webhookId', 'alertId', 'id'], { where: 'alert_id IS NOT NULL' })
@Check('ck_webhook_messages_state', "state IN ('planned', 'sending', 'delivered', 'failed')")
export class WebhookMessage {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_webhook_messages',
  })
  id: string;

  @Column({ type: 'bigint', name: 'webhook_id' })
  webhookId: string;

  @ManyToOne(() => Webhook, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'webhook_id', foreignKeyConstraintName: 'fk_webhook_messages_webhook' })
  webhook: Relation<Webhook>;

  /** `webhook-id`: the same at every attempt and replay. */
  @Column({ type: 'text', name: 'message_id' })
  messageId: string;

  @Column({ type: 'text' })
  event: string;

  @Column({ type: 'bigint', name: 'alert_id', nullable: true })
  alertId: string | null;

  @Column({ type: 'integer', name: 'alert_version', nullable: true })
  alertVersion: number | null;

  @Column({ type: 'bigint', name: 'change_number', nullable: true })
  changeNumber: string | null;

  @Column({ type: 'bigint', name: 'source_event_id', nullable: true })
  sourceEventId: string | null;

  @Column({ type: 'text' })
  body: string;

  /** The ToldMeaning of its alert. */
  @Column({ type: 'jsonb', nullable: true })
  meaning: unknown;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ type: 'timestamptz', name: 'next_attempt_at' })
  nextAttemptAt: Date;

  @Column({ type: 'text', name: 'claim_token', nullable: true })
  claimToken: string | null;

  @Column({ type: 'timestamptz', name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;

  @Column({ type: 'integer', default: 0 })
  replays: number;

  @Column({ type: 'timestamptz', name: 'planned_at' })
  plannedAt: Date;

  @Column({ type: 'timestamptz', name: 'delivered_at', nullable: true })
  deliveredAt: Date | null;
}
