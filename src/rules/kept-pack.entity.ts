import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A pack as it was when it first read a text: its files, so that it can be built again. */
@Entity('kept_packs')
export class KeptPack {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_kept_packs' })
  version: string;

  /** JSON of the files in their order, compressed with zstd. */
  @Column({ type: 'bytea' })
  files: Buffer;

  /** Of the JSON before compression. */
  @Column({ type: 'bytea' })
  sha256: Buffer;

  @Column({ type: 'integer', name: 'file_count' })
  fileCount: number;

  @Column({ type: 'timestamptz', name: 'first_used_at' })
  firstUsedAt: Date;
}
