import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Story } from './story.entity.js';

/** What a person did with stories, and all that undoing it needs. */
@Entity('story_acts')
@Index('ix_story_acts_story', ['storyId'])
@Index('ix_story_acts_other_story', ['otherStoryId'])
@Index('ix_story_acts_articles', { synchronize: false })
@Check('ck_story_acts_act', "act IN ('join', 'split', 'move', 'apart')")
export class StoryAct {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_story_acts',
  })
  id: string;

  @Column({ type: 'text' })
  act: string;

  /** From which the act was done. */
  @Column({ type: 'bigint', name: 'story_id' })
  storyId: string;

  @ManyToOne(() => Story, { nullable: false })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'fk_story_acts_story' })
  story: Relation<Story>;

  @Column({ type: 'bigint', name: 'other_story_id' })
  otherStoryId: string;

  @ManyToOne(() => Story, { nullable: false })
  @JoinColumn({ name: 'other_story_id', foreignKeyConstraintName: 'fk_story_acts_other_story' })
  otherStory: Relation<Story>;

  /** Articles that changed their story. */
  @Column({ type: 'bigint', name: 'article_ids', array: true })
  articleIds: string[];

  /** As the record of acts names the person or key. */
  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'timestamptz', name: 'acted_at' })
  actedAt: Date;

  @Column({ type: 'jsonb' })
  detail: unknown;

  @Column({ type: 'timestamptz', name: 'undone_at', nullable: true })
  undoneAt: Date | null;

  @Column({ type: 'text', name: 'undone_by', nullable: true })
  undoneBy: string | null;
}
