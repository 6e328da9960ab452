import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A signed checkpoint of the record that was handed to the mail. */
@Entity('sent_checkpoints')
export class SentCheckpoint {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_sent_checkpoints',
  })
  id: string;

  /** Of the record's last entry then. */
  @Column({ type: 'bigint' })
  number: string;

  @Column({ type: 'bytea' })
  hash: Buffer;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt: Date;

  @Column({ type: 'text' })
  signature: string;

  /** Of the key that signed it. */
  @Column({ type: 'text' })
  fingerprint: string;

  @Column({ type: 'integer', name: 'reader_count' })
  readerCount: number;
}
