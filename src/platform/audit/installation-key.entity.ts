import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The key pair by which this installation signs what it hands out. */
@Entity('installation_keys')
export class InstallationKey {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_installation_keys' })
  name: string;

  /** DER, SubjectPublicKeyInfo. */
  @Column({ type: 'bytea', name: 'public_key' })
  publicKey: Buffer;

  /** DER, PKCS #8. */
  @Column({ type: 'bytea', name: 'private_key' })
  privateKey: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
