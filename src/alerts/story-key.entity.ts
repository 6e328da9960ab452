import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A blocking key: articles that may belong to one story share at least one. */
@Entity('story_keys')
@Index('ix_story_keys_article', ['articleId'])
export class StoryKey {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_story_keys' })
  key: string;

  @PrimaryColumn({ type: 'bigint', name: 'article_id', primaryKeyConstraintName: 'pk_story_keys' })
  articleId: string;

  @Column({ type: 'bigint', name: 'story_id' })
  storyId: string;
}
