import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The bytes that one or more pieces of evidence were read from. */
@Entity('evidence_bodies')
@Check('ck_evidence_bodies_compression', "compression IN ('none', 'gzip', 'zstd')")
export class EvidenceBody {
  /** Of the body before compression. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'pk_evidence_bodies' })
  sha256: Buffer;

  @Column({ type: 'text' })
  compression: string;

  @Column({ type: 'bytea' })
  body: Buffer;
}
