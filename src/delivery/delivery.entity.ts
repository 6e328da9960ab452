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
import { Subscriber } from './subscriber.entity.js';
import { Subscription } from './subscription.entity.js';

/** One mail, with its exact content and what became of it. */
@Entity('deliveries')
@Unique('uq_deliveries_message_id', ['messageId'])
@Index('uq_deliveries_subscription_window', ['subscriptionId', 'fromNumber', 'toNumber'], {
  unique: true,
  where: "kind = 'digest' AND state IN ('planned', 'sending', 'sent')",
})
@Index('ix_deliveries_open', ['nextAttemptAt'], { where: "state IN ('planned', 'sending')" })
@Index('ix_deliveries_subscription', ['subscriptionId', 'id'])
@Index('ix_deliveries_subscriber', ['subscriberId', 'id'])
@Check('ck_deliveries_body', 'num_nonnulls(html, text) = CASE WHEN body IS NULL THEN 2 ELSE 0 END')
@Check('ck_deliveries_kind', "kind IN ('digest', 'confirmation', 'notice')")
@Check(
  'ck_deliveries_subscriber',
  "num_nulls(subscriber_id, subscription_id) = CASE WHEN kind = 'notice' THEN 2 ELSE 0 END",
)
@Check('ck_deliveries_state', "state IN ('planned', 'sending', 'sent', 'bounced', 'failed', 'cancelled')")
@Check('ck_deliveries_window', "num_nulls(from_number, to_number) = CASE WHEN kind = 'digest' THEN 0 ELSE 2 END")
export class Delivery {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_deliveries',
  })
  id: string;

  @Column({ type: 'text' })
  kind: string;

  /** Null of a notice to the people who keep this installation. */
  @Column({ type: 'bigint', name: 'subscriber_id', nullable: true })
  subscriberId: string | null;

  @ManyToOne(() => Subscriber, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'fk_deliveries_subscriber' })
  subscriber: Relation<Subscriber> | null;

  @Column({ type: 'bigint', name: 'subscription_id', nullable: true })
  subscriptionId: string | null;

  @ManyToOne(() => Subscription, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn({ name: 'subscription_id', foreignKeyConstraintName: 'fk_deliveries_subscription' })
  subscription: Relation<Subscription> | null;

  @Column({ type: 'text' })
  recipient: string;

  /** The same at every attempt, so that a mail sent twice is seen as one. */
  @Column({ type: 'text', name: 'message_id' })
  messageId: string;

  @Column({ type: 'jsonb' })
  headers: unknown;

  @Column({ type: 'text' })
  subject: string;

  /** What it says, as mail-body.ts packs it; null where it stands as the two texts. */
  @Column({ type: 'bytea', nullable: true })
  body: Buffer | null;

  @Column({ type: 'text', nullable: true })
  html: string | null;

  @Column({ type: 'text', nullable: true })
  text: string | null;

  /** The stretch of the change feed a digest covers: after this number … */
  @Column({ type: 'bigint', name: 'from_number', nullable: true })
  fromNumber: string | null;

  /** The mark of that change, to go back to where nobody took the digest. */
  @Column({ type: 'text', name: 'from_mark', nullable: true })
  fromMark: string | null;

  /** … up to this one. */
  @Column({ type: 'bigint', name: 'to_number', nullable: true })
  toNumber: string | null;

  @Column({ type: 'integer', name: 'alert_count', default: 0 })
  alertCount: number;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ type: 'timestamptz', name: 'next_attempt_at' })
  nextAttemptAt: Date;

  @Column({ type: 'timestamptz', name: 'give_up_at' })
  giveUpAt: Date;

  @Column({ type: 'text', name: 'claim_token', nullable: true })
  claimToken: string | null;

  /** Until then the worker that holds the claim may be sending. */
  @Column({ type: 'timestamptz', name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;

  /** SMTP reply code, where there was one. */
  @Column({ type: 'integer', name: 'last_status', nullable: true })
  lastStatus: number | null;

  @Column({ type: 'text', name: 'last_answer', nullable: true })
  lastAnswer: string | null;

  @Column({ type: 'timestamptz', name: 'planned_at' })
  plannedAt: Date;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
