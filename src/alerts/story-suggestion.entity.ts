import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { StoryAct } from './story-act.entity.js';
import { Story } from './story.entity.js';

/** Two stories that are perhaps one: the machine asks, a person decides. */
@Entity('story_suggestions')
@Index('ix_story_suggestions_story', ['storyId'])
@Index('ix_story_suggestions_other_story', ['otherStoryId'])
@Index('ix_story_suggestions_act', ['actId'])
@Check('ck_story_suggestions_ground', "ground IN ('copy', 'same-event')")
export class StorySuggestion {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_story_suggestions',
  })
  id: string;

  @Column({ type: 'bigint', name: 'story_id' })
  storyId: string;

  @ManyToOne(() => Story, { nullable: false })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'fk_story_suggestions_story' })
  story: Relation<Story>;

  @Column({ type: 'bigint', name: 'article_id' })
  articleId: string;

  @Column({ type: 'bigint', name: 'other_story_id' })
  otherStoryId: string;

  @ManyToOne(() => Story, { nullable: false })
  @JoinColumn({ name: 'other_story_id', foreignKeyConstraintName: 'fk_story_suggestions_other_story' })
  otherStory: Relation<Story>;

  @Column({ type: 'bigint', name: 'other_article_id' })
  otherArticleId: string;

  @Column({ type: 'text' })
  ground: string;

  /** How near it came to being joined, 0–1. */
  @Column({ type: 'real' })
  similarity: number;

  /** What speaks for it and against it. */
  @Column({ type: 'text', array: true })
  reasons: string[];

  @Column({ type: 'timestamptz', name: 'suggested_at' })
  suggestedAt: Date;

  /** The act that decided it; null while it waits. */
  @Column({ type: 'bigint', name: 'act_id', nullable: true })
  actId: string | null;

  @ManyToOne(() => StoryAct, { nullable: true })
  @JoinColumn({ name: 'act_id', foreignKeyConstraintName: 'fk_story_suggestions_act' })
  act: Relation<StoryAct> | null;
}
