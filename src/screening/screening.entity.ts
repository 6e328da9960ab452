import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Revision } from '../articles/revision.entity.js';

/**
 * One run of a pack over one revision. Kept where there was a finding, a near miss or a failure; the revision itself
 * names the pack it was last screened with, so that silence is on record too.
 */
@Entity('screenings')
@Index('ix_screenings_screened', { synchronize: false })
@Unique('uq_screenings_revision_pack', ['revisionId', 'packVersion'])
@Index('ix_screenings_unraised', ['id'], {
  where: '(finding_count > 0 OR supersedes) AND raised_at IS NULL',
})
export class Screening {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_screenings',
  })
  id: string;

  @Column({ type: 'bigint', name: 'revision_id' })
  revisionId: string;

  @ManyToOne(() => Revision, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'fk_screenings_revision' })
  revision: Relation<Revision>;

  @Column({ type: 'text', name: 'pack_version' })
  packVersion: string;

  /** What ran the pack; null where a person read, or where it was not noted yet. */
  @Column({ type: 'text', nullable: true })
  engine: string | null;

  @Column({ type: 'timestamptz', name: 'screened_at' })
  screenedAt: Date;

  /** The language read; null where there is no lexicon for it. */
  @Column({ type: 'text', nullable: true })
  language: string | null;

  /** What the source said of the language then. */
  @Column({ type: 'text', name: 'language_hint', nullable: true })
  languageHint: string | null;

  @Column({ type: 'integer', name: 'finding_count' })
  findingCount: number;

  /** An earlier reading of this article had found something: where this one does not, its alerts have to hear of it. */
  @Column({ type: 'boolean', default: false })
  supersedes: boolean;

  /** Near misses, as detection tells them. */
  @Column({ type: 'jsonb', default: [] })
  quiet: unknown;

  /** Why detection failed on this text, or null. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** When its findings were taken up by the alerts; null while they wait, or where there are none. */
  @Column({ type: 'timestamptz', name: 'raised_at', nullable: true })
  raisedAt: Date | null;
}
