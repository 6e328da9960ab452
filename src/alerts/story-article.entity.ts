import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Story } from './story.entity.js';

/** One article as part of a story, with what the grouping of later articles needs to know of it. */
@Entity('story_articles')
@Index('ix_story_articles_article', ['articleId'])
@Check(
  'ck_story_articles_ground',
  "ground IN ('new', 'same-address', 'copy', 'same-event', 'same-article', 'background', 'by-hand')",
)
export class StoryArticle {
  @PrimaryColumn({ type: 'bigint', name: 'story_id', primaryKeyConstraintName: 'pk_story_articles' })
  storyId: string;

  @ManyToOne(() => Story, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'fk_story_articles_story' })
  story: Relation<Story>;

  @PrimaryColumn({ type: 'bigint', name: 'article_id', primaryKeyConstraintName: 'pk_story_articles' })
  articleId: string;

  /** The latest revision that was grouped. */
  @Column({ type: 'bigint', name: 'revision_id' })
  revisionId: string;

  @Column({ type: 'text' })
  publisher: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'text', nullable: true })
  language: string | null;

  /** When it was published, or else first seen. */
  @Column({ type: 'timestamptz', name: 'dated_at' })
  datedAt: Date;

  /** Why it belongs here. */
  @Column({ type: 'text' })
  ground: string;

  /** Share of the shorter text (or its words) found in the article it was matched with, 0–1. */
  @Column({ type: 'real' })
  similarity: number;

  /** The same words as an earlier article: adds no weight. */
  @Column({ type: 'boolean', name: 'is_copy' })
  isCopy: boolean;

  /** The article whose words it has. */
  @Column({ type: 'bigint', name: 'copy_of', nullable: true })
  copyOf: string | null;

  /** Whose account it says it runs (read-credits.ts). */
  @Column({ type: 'text', array: true, default: [] })
  credits: string[];

  @Column({ type: 'timestamptz', name: 'joined_at' })
  joinedAt: Date;

  @Column({ type: 'integer', name: 'shingle_count' })
  shingleCount: number;

  /** The MinHash sketch of its text, 32 bits a hash, little endian. */
  @Column({ type: 'bytea' })
  sketch: Buffer;

  /** Numbers and names in its text. */
  @Column({ type: 'text', array: true })
  marks: string[];

  /** What its findings say of the event. */
  @Column({ type: 'jsonb' })
  facts: unknown;
}
