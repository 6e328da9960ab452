import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { User } from '../access/user.entity.js';

/** A saved filter that feed readers open with a key of its own. The secret itself is not kept. */
@Entity('alert_feeds')
@Unique('uq_alert_feeds_prefix', ['prefix'])
@Index('ix_alert_feeds_user', ['userId'])
export class AlertFeed {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_alert_feeds',
  })
  id: string;

  @Column({ name: 'user_id', type: 'bigint' })
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_alert_feeds_user' })
  user: User;

  @Column({ type: 'text' })
  name: string;

  /** As it was given; see feed-schema.ts. */
  @Column({ type: 'jsonb' })
  filter: unknown;

  /** What the ids of the feed and its entries are made from; it outlives a change of the installation's address. */
  @Column({ type: 'uuid' })
  uuid: string;

  /** The part of the key by which the row is found; no secret. */
  @Column({ type: 'text' })
  prefix: string;

  /** SHA-256 of the secret part. */
  @Column({ type: 'bytea' })
  hash: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** Right to the minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;
}
