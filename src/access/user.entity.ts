import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { UserRole } from '../platform/http/needs.js';

/** A person who may sign in or hold keys. Never deleted: the record names them; a person who leaves is deactivated. */
@Entity('users')
@Index('uq_users_email', { synchronize: false })
@Check('ck_users_role', "role IN ('viewer', 'analyst', 'admin')")
export class User {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_users',
  })
  id: string;

  /** Unique without regard to case. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: UserRole;

  /** Null for those who use keys only. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash: string | null;

  @Column({ name: 'is_active', type: 'boolean', default: true })
  isActive: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt: Date;
}
