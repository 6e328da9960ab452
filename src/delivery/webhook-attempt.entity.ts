import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { WebhookMessage } from './webhook-message.entity.js';

/** One attempt to deliver a message, and what came back, cut to a bound. */
@Entity('webhook_attempts')
@Index('ix_webhook_attempts_message', ['messageId', 'id'])
export class WebhookAttempt {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_webhook_attempts',
  })
  id: string;

  @Column({ type: 'bigint', name: 'message_id' })
  messageId: string;

  @ManyToOne(() => WebhookMessage, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'message_id', foreignKeyConstraintName: 'fk_webhook_attempts_message' })
  message: Relation<WebhookMessage>;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'integer', name: 'duration_ms' })
  durationMs: number;

  @Column({ type: 'integer', nullable: true })
  status: number | null;

  /** Why there was no answer. */
  @Column({ type: 'text', nullable: true })
  fault: string | null;

  @Column({ type: 'jsonb', name: 'request_headers' })
  requestHeaders: unknown;

  @Column({ type: 'jsonb', name: 'answer_headers', nullable: true })
  answerHeaders: unknown;

  @Column({ type: 'text', name: 'answer_body', nullable: true })
  answerBody: string | null;
}
