import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Subscriber } from './subscriber.entity.js';

/** What a subscriber asked for, and how far it has been told. Empty lists ask for all. */
@Entity('subscriptions')
@Index('ix_subscriptions_subscriber', ['subscriberId'])
@Index('ix_subscriptions_due', ['nextDueAt'], { where: "state = 'active'" })
@Check('ck_subscriptions_min_priority', 'min_priority BETWEEN 0 AND 100')
@Check('ck_subscriptions_rhythm', "rhythm IN ('immediate', 'daily', 'weekly')")
@Check('ck_subscriptions_hour', 'hour BETWEEN 0 AND 23')
@Check('ck_subscriptions_weekday', 'weekday BETWEEN 1 AND 7')
@Check('ck_subscriptions_state', "state IN ('pending', 'active', 'ended')")
export class Subscription {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_subscriptions',
  })
  id: string;

  @Column({ type: 'bigint', name: 'subscriber_id' })
  subscriberId: string;

  @ManyToOne(() => Subscriber, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'fk_subscriptions_subscriber' })
  subscriber: Relation<Subscriber>;

  @Column({ type: 'text', array: true })
  regimes: string[];

  @Column({ type: 'text', array: true })
  kinds: string[];

  @Column({ type: 'text', array: true })
  conduct: string[];

  @Column({ type: 'text', array: true })
  languages: string[];

  @Column({ type: 'integer', name: 'min_priority' })
  minPriority: number;

  @Column({ type: 'text' })
  rhythm: string;

  /** Local hour of daily and weekly digests. */
  @Column({ type: 'integer' })
  hour: number;

  /** ISO 8601: 1 Monday to 7 Sunday; of weekly digests. */
  @Column({ type: 'integer' })
  weekday: number;

  /** IANA name. */
  @Column({ type: 'text', name: 'time_zone' })
  timeZone: string;

  @Column({ type: 'text' })
  state: string;

  /** Why it ended. */
  @Column({ type: 'text', name: 'state_reason', nullable: true })
  stateReason: string | null;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** Number in the change feed up to which it has been told. */
  @Column({ type: 'bigint', name: 'told_number', default: '0' })
  toldNumber: string;

  /** Mark of that entry. */
  @Column({ type: 'text', name: 'told_mark', default: '' })
  toldMark: string;

  @Column({ type: 'timestamptz', name: 'next_due_at', nullable: true })
  nextDueAt: Date | null;

  @Column({ type: 'timestamptz', name: 'last_digest_at', nullable: true })
  lastDigestAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt: Date;

  @Column({ type: 'integer', default: 1 })
  version: number;
}
