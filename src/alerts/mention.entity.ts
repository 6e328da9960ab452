import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { User } from '../access/user.entity.js';
import { Alert } from './alert.entity.js';

/** A comment on an alert names a person. The words stand in the record of acts. */
@Entity('mentions')
@Index('ix_mentions_user', ['userId', 'alertId'])
@Index('ix_mentions_alert', ['alertId'])
export class Mention {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_mentions',
  })
  id: string;

  @Column({ type: 'bigint', name: 'user_id' })
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_mentions_user' })
  user: Relation<User>;

  @Column({ type: 'bigint', name: 'alert_id' })
  alertId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_mentions_alert' })
  alert: Relation<Alert>;

  /** Id of the actor who wrote the comment. */
  @Column({ type: 'text', name: 'by_actor' })
  byActor: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt: Date;

  /** When the person opened the alert after it; null until then. */
  @Column({ type: 'timestamptz', name: 'seen_at', nullable: true })
  seenAt: Date | null;
}
