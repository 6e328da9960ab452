import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { User } from '../access/user.entity.js';

/** A named set of filters of the queue. */
@Entity('saved_views')
@Unique('uq_saved_views_owner_name', ['ownerId', 'name'])
@Index('ix_saved_views_shared', ['id'], { where: 'is_shared' })
export class SavedView {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_saved_views',
  })
  id: string;

  @Column({ type: 'bigint', name: 'owner_id' })
  ownerId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'fk_saved_views_owner' })
  owner: Relation<User>;

  @Column({ type: 'text' })
  name: string;

  /** Query parameters of the queue page: each a list of values. */
  @Column({ type: 'jsonb' })
  filters: unknown;

  @Column({ type: 'boolean', name: 'is_shared' })
  isShared: boolean;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
