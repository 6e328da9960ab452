import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from '../access/user.entity.js';
import { Alert } from './alert.entity.js';

/** Who has an alert open; a row that is not renewed counts no more. */
@Entity('presences')
export class Presence {
  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_presences' })
  alertId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_presences_alert' })
  alert: Relation<Alert>;

  @PrimaryColumn({ type: 'bigint', name: 'user_id', primaryKeyConstraintName: 'pk_presences' })
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_presences_user' })
  user: Relation<User>;

  @Column({ type: 'timestamptz', name: 'seen_at' })
  seenAt: Date;
}
