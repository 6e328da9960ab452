import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An address that asked to be told. */
@Entity('subscribers')
@Index('uq_subscribers_email', { synchronize: false })
@Check('ck_subscribers_state', "state IN ('pending', 'confirmed', 'bounced')")
export class Subscriber {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_subscribers',
  })
  id: string;

  @Column({ type: 'text' })
  email: string;

  /** `bounced`: its server refused it for good; nothing is sent until a person says so. */
  @Column({ type: 'text' })
  state: string;

  /** The server's words. */
  @Column({ type: 'text', name: 'state_reason', nullable: true })
  stateReason: string | null;

  /** When it first confirmed that it wants mail. */
  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt: Date;

  @Column({ type: 'integer', default: 1 })
  version: number;
}
