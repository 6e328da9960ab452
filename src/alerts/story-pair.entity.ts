import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { StoryAct } from './story-act.entity.js';

/** Two articles of which a person decided whether they tell one event. */
@Entity('story_pairs')
@Index('ix_story_pairs_b', ['articleB'])
@Index('ix_story_pairs_act', ['actId'])
@Check('ck_story_pairs_order', 'article_a < article_b')
export class StoryPair {
  @PrimaryColumn({ type: 'bigint', name: 'article_a', primaryKeyConstraintName: 'pk_story_pairs' })
  articleA: string;

  @PrimaryColumn({ type: 'bigint', name: 'article_b', primaryKeyConstraintName: 'pk_story_pairs' })
  articleB: string;

  @Column({ type: 'boolean', name: 'is_same' })
  isSame: boolean;

  @PrimaryColumn({ type: 'bigint', name: 'act_id', primaryKeyConstraintName: 'pk_story_pairs' })
  actId: string;

  @ManyToOne(() => StoryAct, { nullable: false })
  @JoinColumn({ name: 'act_id', foreignKeyConstraintName: 'fk_story_pairs_act' })
  act: Relation<StoryAct>;
}
