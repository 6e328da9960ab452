import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A write that came with an Idempotency-Key, and what was answered. */
@Entity('idempotent_requests')
@Index('ix_idempotent_requests_began', ['beganAt'])
export class IdempotentRequest {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_idempotent_requests' })
  actor: string;

  /** SHA-256 of the key. */
  @PrimaryColumn({ name: 'key_hash', type: 'bytea', primaryKeyConstraintName: 'pk_idempotent_requests' })
  keyHash: Buffer;

  /** SHA-256 of what was asked. */
  @Column({ type: 'bytea' })
  fingerprint: Buffer;

  @Column({ name: 'began_at', type: 'timestamptz' })
  beganAt: Date;

  /** Encrypted under the key, which is not kept; null while the work is under way. */
  @Column({ type: 'bytea', nullable: true })
  answer: Buffer | null;
}
