import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Screening } from './screening.entity.js';

/** What one screening says of its revision under one regime: the columns to search by, and the whole finding. */
@Entity('findings')
@Unique('uq_findings_screening_kind_regime', ['screeningId', 'kind', 'regime'])
export class FindingRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_findings',
  })
  id: string;

  @Column({ type: 'bigint', name: 'screening_id' })
  screeningId: string;

  @ManyToOne(() => Screening, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'screening_id', foreignKeyConstraintName: 'fk_findings_screening' })
  screening: Relation<Screening>;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  regime: string;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'real' })
  confidence: number;

  /** The finding as detection gave it. */
  @Column({ type: 'jsonb' })
  detail: unknown;
}
