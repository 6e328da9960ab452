import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { User } from '../access/user.entity.js';

/** An article that should have raised an alert, with its text as it was: an example for whoever keeps the rules. */
@Entity('missed_articles')
@Unique('uq_missed_articles_revision_regime', ['revisionId', 'regime'])
@Index('ix_missed_articles_article', ['articleId'])
export class MissedArticle {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_missed_articles',
  })
  id: string;

  @Column({ name: 'article_id', type: 'bigint' })
  articleId: string;

  @Column({ name: 'revision_id', type: 'bigint' })
  revisionId: string;

  /** On whose embargo it bears. */
  @Column({ type: 'text' })
  regime: string;

  /** The entry of the record that holds what it reports, in the reviewer's words; there alone, so that it can be erased. */
  @Column({ name: 'entry_number', type: 'bigint', nullable: true })
  entryNumber: string | null;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  /** The pack that missed it. */
  @Column({ name: 'pack_version', type: 'text' })
  packVersion: string;

  @Column({ name: 'marked_by', type: 'bigint', nullable: true })
  markedBy: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'marked_by', foreignKeyConstraintName: 'fk_missed_articles_marked_by' })
  marker: Relation<User> | null;

  @Column({ name: 'marked_at', type: 'timestamptz' })
  markedAt: Date;
}
