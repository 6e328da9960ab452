import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A host that has asked for patience (429, 503): none of its feeds is polled until then. */
@Entity('held_hosts')
export class HeldHost {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_held_hosts' })
  host: string;

  @Column({ type: 'timestamptz', name: 'held_until' })
  heldUntil: Date;

  /** The HTTP status by which it asked. */
  @Column({ type: 'integer' })
  status: number;
}
