import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Article } from '../articles/article.entity.js';

/**
 * What reading an article's page came to: a fuller text was kept; it said no more than is known; something stood in the
 * way (see assess-page); the site's robots.txt forbids it; or it could not be had.
 */
export const PAGE_OUTCOMES = [
  'read',
  'nothing-new',
  'paywall',
  'consent',
  'blocked',
  'no-article',
  'forbidden',
  'failed',
] as const;
export type PageOutcome = (typeof PAGE_OUTCOMES)[number];

/** The page of one article: due to be read, or read. */
@Entity('page_reads')
@Check(
  'ck_page_reads_outcome',
  `outcome IN ('read', 'nothing-new', 'paywall', 'consent', 'blocked', 'no-article', 'forbidden', 'failed')`,
)
@Index('ix_page_reads_due', ['dueAt'], { where: 'outcome IS NULL' })
export class PageRead {
  @PrimaryColumn({ type: 'bigint', name: 'article_id', primaryKeyConstraintName: 'pk_page_reads' })
  articleId: string;

  @OneToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'fk_page_reads_article' })
  article: Relation<Article>;

  /** Null while it is due. */
  @Column({ type: 'text', nullable: true })
  outcome: PageOutcome | null;

  @Column({ type: 'integer', default: 0 })
  tries: number;

  /** When it may be read, or read again by another process. */
  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt: Date;

  @Column({ type: 'timestamptz', name: 'read_at', nullable: true })
  readAt: Date | null;

  @Column({ type: 'text', nullable: true })
  detail: string | null;

  /** The address that the publisher gives the article. */
  @Column({ type: 'text', nullable: true })
  canonical: string | null;
}
