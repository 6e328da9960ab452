import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Article } from './article.entity.js';

/** The words of an article's latest text, for searching. Without words it waits to be indexed. */
@Entity('article_words')
@Index('ix_article_words_words', { synchronize: false })
@Index('ix_article_words_waiting', ['articleId'], { where: 'words IS NULL' })
export class ArticleWords {
  @PrimaryColumn({ type: 'bigint', name: 'article_id', primaryKeyConstraintName: 'pk_article_words' })
  articleId: string;

  @OneToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'fk_article_words_article' })
  article: Relation<Article>;

  @Column({ type: 'tsvector', nullable: true })
  words: string | null;
}
