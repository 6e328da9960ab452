import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Source } from './source.entity.js';
import type { SourceEventKind } from './tell-events.js';

/** What happened to a source, for those who are to be told. Never changed afterwards. */
@Entity('source_events')
@Check(
  'ck_source_events_kind',
  `kind IN ('source.gap', 'source.silent', 'source.heard', 'source.failing', 'source.recovered', 'source.gone', 'source.returned')`,
)
@Index('ix_source_events_source', { synchronize: false })
export class SourceEvent {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_source_events',
  })
  id: string;

  @Column({ type: 'bigint', name: 'source_id' })
  sourceId: string;

  @ManyToOne(() => Source, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'fk_source_events_source' })
  source: Relation<Source>;

  @Column({ type: 'text' })
  kind: SourceEventKind;

  @Column({ type: 'timestamptz', name: 'occurred_at' })
  occurredAt: Date;

  @Column({ type: 'jsonb', default: {} })
  detail: Record<string, unknown>;
}
