import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address to which signed checkpoints of the record go. */
@Entity('checkpoint_readers')
export class CheckpointReader {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_checkpoint_readers' })
  email: string;

  @Column({ type: 'timestamptz', name: 'added_at' })
  addedAt: Date;
}
