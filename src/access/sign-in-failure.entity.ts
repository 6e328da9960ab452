import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong passwords of late, for one account, address, or pair of both. */
@Entity('sign_in_failures')
@Index('ix_sign_in_failures_ends', ['windowEndsAt'])
export class SignInFailure {
  /** SHA-256 of what is counted. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'pk_sign_in_failures' })
  key: Buffer;

  @Column({ type: 'integer' })
  count: number;

  /** From here on the count begins anew. */
  @Column({ name: 'window_ends_at', type: 'timestamptz' })
  windowEndsAt: Date;
}
