import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { User } from '../access/user.entity.js';
import { Source } from '../sources/source.entity.js';

/** One article, stored once for each source; its texts are its revisions. */
@Entity('articles')
@Index('ix_articles_first_seen', { synchronize: false })
@Index('uq_articles_source_guid', ['sourceId', 'guidHash'], { unique: true, where: 'guid_hash IS NOT NULL' })
@Index('ix_articles_url', ['urlHash'])
@Index('ix_articles_content', ['contentHash'])
@Index('ix_articles_dated', { synchronize: false })
@Index('ix_articles_source_dated', { synchronize: false })
export class Article {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_articles',
  })
  id: string;

  /** Null where it was brought by hand or its source has been deleted. */
  @Column({ type: 'bigint', name: 'source_id', nullable: true })
  sourceId: string | null;

  @ManyToOne(() => Source, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'fk_articles_source' })
  source: Relation<Source> | null;

  /** SHA-256 of the publisher's own id; null where there is none. */
  @Column({ type: 'bytea', name: 'guid_hash', nullable: true })
  guidHash: Buffer | null;

  /** Address of its page, canonical. */
  @Column({ type: 'text', nullable: true })
  url: string | null;

  /** SHA-256 of `url`; null where the address does not tell articles apart. */
  @Column({ type: 'bytea', name: 'url_hash', nullable: true })
  urlHash: Buffer | null;

  /** Of title and text as last seen; a trivial edit moves it without a new revision. */
  @Column({ type: 'bytea', name: 'content_hash' })
  contentHash: Buffer;

  /** Of the latest revision. */
  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt: Date | null;

  /** How far `publishedAt` can be trusted: stated, updated, clamped, unreadable or absent. */
  @Column({ type: 'text', name: 'published_mark', nullable: true })
  publishedMark: string | null;

  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column({ type: 'timestamptz', name: 'first_seen_at' })
  firstSeenAt: Date;

  /** Came with its source's first poll or a backfill: nobody is mailed about it. */
  @Column({ type: 'boolean', name: 'is_old_news', default: false })
  isOldNews: boolean;

  @Column({ type: 'bigint', name: 'brought_by', nullable: true })
  broughtBy: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'brought_by', foreignKeyConstraintName: 'fk_articles_brought_by' })
  bringer: Relation<User> | null;

  @Column({ type: 'integer', name: 'revision_count', default: 1 })
  revisionCount: number;

  @Column({ type: 'bigint', name: 'latest_revision_id', nullable: true })
  latestRevisionId: string | null;
}
