import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One act on record; written by AuditService alone, refused any change by the database itself. */
@Entity('audit_entries')
@Index('ix_audit_entries_recorded', ['recordedAt'])
@Index('ix_audit_entries_act', ['act', 'number'])
@Index('ix_audit_entries_actor', { synchronize: false })
@Index('ix_audit_entries_subject', ['subjectType', 'subjectId', 'number'])
export class AuditEntry {
  /** From 1, without gaps. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_audit_entries' })
  number: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'text' })
  act: string;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId: string;

  @Column({ type: 'jsonb', nullable: true })
  before: Record<string, unknown> | null;

  @Column({ type: 'jsonb', nullable: true })
  after: Record<string, unknown> | null;

  /** SHA-256 over salt and text; null where the act has no text. */
  @Column({ name: 'text_hash', type: 'bytea', nullable: true })
  textHash: Buffer | null;

  @Column({ name: 'previous_hash', type: 'bytea' })
  previousHash: Buffer;

  /** SHA-256 over the canonical encoding of the columns above (encode-entry.ts). */
  @Column({ type: 'bytea' })
  hash: Buffer;
}
