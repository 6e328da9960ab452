import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  OneToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';
import { Source } from '../sources/source.entity.js';
import type { HubState } from './hub-states.js';

/** What was agreed with a hub, or is asked of it: that it tells us when a feed has something new. */
@Entity('hub_subscriptions')
@Unique('uq_hub_subscriptions_source', ['sourceId'])
@Unique('uq_hub_subscriptions_key', ['callbackKey'])
@Check('ck_hub_subscriptions_state', `state IN ('asking', 'active', 'denied', 'leaving')`)
@Index('ix_hub_subscriptions_due', ['nextTryAt'])
export class HubSubscription {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_hub_subscriptions',
  })
  id: string;

  /** Null where the source is gone from the registry, or no longer names this hub: then the hub is told that it is over. */
  @Column({ type: 'bigint', name: 'source_id', nullable: true })
  sourceId: string | null;

  @OneToOne(() => Source, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'fk_hub_subscriptions_source' })
  source: Relation<Source> | null;

  @Column({ type: 'text' })
  hub: string;

  /** The address by which publisher and hub call the feed. */
  @Column({ type: 'text' })
  topic: string;

  /** The unguessable end of the address at which the hub calls back. */
  @Column({ type: 'text', name: 'callback_key' })
  callbackKey: string;

  /** With which the hub signs what it sends. */
  @Column({ type: 'text' })
  secret: string;

  @Column({ type: 'text', default: 'asking' })
  state: HubState;

  /** The hub has been asked and is to verify that it was us. */
  @Column({ type: 'boolean', name: 'is_awaited', default: false })
  isAwaited: boolean;

  /** Requests since the last that was verified. */
  @Column({ type: 'integer', default: 0 })
  tries: number;

  /** When the hub is asked again: to renew, to try once more, or to end it. */
  @Column({ type: 'timestamptz', name: 'next_try_at' })
  nextTryAt: Date;

  @Column({ type: 'timestamptz', name: 'verified_at', nullable: true })
  verifiedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  @Column({ type: 'timestamptz', name: 'last_push_at', nullable: true })
  lastPushAt: Date | null;

  /** Those whose signature was right. */
  @Column({ type: 'bigint', default: 0 })
  pushes: string;

  /** Those whose signature was missing or wrong. */
  @Column({ type: 'bigint', name: 'pushes_ignored', default: 0 })
  pushesIgnored: string;

  /** Why the hub denied it or the last request failed; null where it did not. */
  @Column({ type: 'text', nullable: true })
  detail: string | null;
}
