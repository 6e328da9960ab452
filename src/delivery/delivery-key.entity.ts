import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret of this installation. */
@Entity('delivery_keys')
export class DeliveryKey {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_delivery_keys' })
  name: string;

  @Column({ type: 'bytea' })
  secret: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
