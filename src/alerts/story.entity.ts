import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

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
}
