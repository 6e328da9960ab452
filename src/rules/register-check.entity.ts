import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { User } from '../access/user.entity.js';

/** Somebody held an entry of the register against what the Council decided, and says what came of it. */
@Entity('register_checks')
@Index('ix_register_checks_subject', { synchronize: false })
@Check('ck_register_checks_subject_kind', "subject_kind IN ('renewal', 'alert')")
export class RegisterCheck {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_register_checks',
  })
  id: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  /** Id of a renewal (`south-sudan-2026-05-31`) or of an alert. */
  @Column({ name: 'subject_id', type: 'text' })
  subjectId: string;

  @Column({ type: 'text' })
  regime: string;

  /** The entry of the record that holds what was found, in the keeper's words; there alone, so that it can be erased. */
  @Column({ name: 'entry_number', type: 'bigint', nullable: true })
  entryNumber: string | null;

  /** The pack whose register was looked at. */
  @Column({ name: 'pack_version', type: 'text' })
  packVersion: string;

  @Column({ name: 'checked_by', type: 'bigint', nullable: true })
  checkedBy: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'checked_by', foreignKeyConstraintName: 'fk_register_checks_checked_by' })
  checker: Relation<User> | null;

  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt: Date;
}
