import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An article that an alert rests on, under a name that it tells: a ship, an aircraft, a firm, a person, a place. */
@Entity('named_articles')
@Index('ix_named_articles_article', ['articleId'])
export class NamedArticle {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_named_articles' })
  type: string;

  /** The same however it is written (name-key.ts). */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_named_articles' })
  key: string;

  @PrimaryColumn({ type: 'bigint', name: 'article_id', primaryKeyConstraintName: 'pk_named_articles' })
  articleId: string;

  /** As the text writes it. */
  @Column({ type: 'text' })
  label: string;
}
