import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';

/** The personal or free text of an entry, apart from it so that it can be erased; salt and text go together. */
@Entity('audit_texts')
@Check('ck_audit_texts_erased', 'num_nulls(salt, text) = CASE WHEN erased_at IS NULL THEN 0 ELSE 2 END')
export class AuditText {
  @PrimaryColumn({ name: 'entry_number', type: 'bigint', primaryKeyConstraintName: 'pk_audit_texts' })
  entryNumber: string;

  @OneToOne(() => AuditEntry)
  @JoinColumn({ name: 'entry_number', foreignKeyConstraintName: 'fk_audit_texts_entry' })
  entry: AuditEntry;

  @Column({ type: 'bytea', nullable: true })
  salt: Buffer | null;

  @Column({ type: 'text', nullable: true })
  text: string | null;

  @Column({ name: 'erased_at', type: 'timestamptz', nullable: true })
  erasedAt: Date | null;
}
