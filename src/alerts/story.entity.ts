import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

/** The articles that report one event. */
@Entity('stories')
export class Story {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_stories',
  })
  id: string;

  /** Of its first article. */
  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  /** When the latest of its articles was published, or first seen. */
  @Column({ type: 'timestamptz', name: 'latest_article_at' })
  latestArticleAt: Date;

  /** One more whenever an article joins or changes. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Where all its articles have gone; null while it has any. */
  @Column({ type: 'bigint', name: 'merged_into', nullable: true })
  mergedInto: string | null;

  @ManyToOne(() => Story, { nullable: true })
  @JoinColumn({ name: 'merged_into', foreignKeyConstraintName: 'fk_stories_merged_into' })
  mergedIntoStory: Relation<Story> | null;
}
