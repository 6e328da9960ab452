import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An alert as digests told it, once for all that told it alike. */
@Entity('mailed_alerts')
export class MailedAlertRow {
  /** SHA-256 of the JSON as it was written. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'pk_mailed_alerts' })
  hash: Buffer;

  /** A MailedAlert. */
  @Column({ type: 'jsonb' })
  content: unknown;
}
