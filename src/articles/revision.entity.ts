import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Article } from './article.entity.js';
import { Capture } from './capture.entity.js';

/** The text of an article at one time. Never changed afterwards, save for what screening notes on it. */
@Entity('revisions')
@Index('ix_revisions_screened', { synchronize: false })
@Index('ix_revisions_recognised', { synchronize: false })
@Unique('uq_revisions_article_number', ['articleId', 'number'])
@Index('ix_revisions_unscreened', ['id'], { where: 'screened_with IS NULL' })
@Index('ix_revisions_capture', ['captureId'])
export class Revision {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_revisions',
  })
  id: string;

  @Column({ type: 'bigint', name: 'article_id' })
  articleId: string;

  @ManyToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'fk_revisions_article' })
  article: Relation<Article>;

  /** 1 for the first text. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  title: string;

  /** Plain text, paragraphs parted by blank lines. */
  @Column({ type: 'text' })
  text: string;

  /** The text was longer than is kept. */
  @Column({ type: 'boolean', name: 'is_truncated', default: false })
  isTruncated: boolean;

  @Column({ type: 'text', nullable: true })
  author: string | null;

  /** ISO 639-1, as the feed or the source says; a hint. */
  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt: Date | null;

  /** SHA-256 over title and text. */
  @Column({ type: 'bytea', name: 'content_hash' })
  contentHash: Buffer;

  @Column({ type: 'bigint', name: 'capture_id', nullable: true })
  captureId: string | null;

  @ManyToOne(() => Capture, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'capture_id', foreignKeyConstraintName: 'fk_revisions_capture' })
  capture: Relation<Capture> | null;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  recordedAt: Date;

  /** Version of the pack it was last screened with; null until then. */
  @Column({ type: 'text', name: 'screened_with', nullable: true })
  screenedWith: string | null;

  @Column({ type: 'timestamptz', name: 'screened_at', nullable: true })
  screenedAt: Date | null;

  /** What language the text is in by recognition, lexicon or not. */
  @Column({ type: 'text', name: 'recognised_language', nullable: true })
  recognisedLanguage: string | null;
}
