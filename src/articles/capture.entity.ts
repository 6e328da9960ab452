import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** How the bytes of a capture are kept. */
export const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** Raw bytes as they were received: what a revision's text was read from. */
@Entity('captures')
@Check('ck_captures_compression', `compression IN ('none', 'gzip', 'zstd')`)
@Index('ix_captures_sha256', ['sha256'])
export class Capture {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_captures',
  })
  id: string;

  /** The address asked. */
  @Column({ type: 'text' })
  address: string;

  /** The address that answered, after redirects. */
  @Column({ type: 'text', name: 'final_address' })
  finalAddress: string;

  @Column({ type: 'timestamptz', name: 'retrieved_at' })
  retrievedAt: Date;

  /** HTTP status; null for what was not fetched. */
  @Column({ type: 'integer', nullable: true })
  status: number | null;

  @Column({ type: 'jsonb', default: {} })
  headers: Record<string, string>;

  @Column({ type: 'text', name: 'media_type', nullable: true })
  mediaType: string | null;

  /** Of the bytes before our compression. */
  @Column({ type: 'bytea' })
  sha256: Buffer;

  @Column({ type: 'integer', name: 'byte_length' })
  byteLength: number;

  @Column({ type: 'bytea' })
  body: Buffer;

  @Column({ type: 'text' })
  compression: Compression;
}
