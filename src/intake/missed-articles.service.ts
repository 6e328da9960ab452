/** "This was missed": reviewers say that an article should have raised an alert. */
import { Injectable } from '@nestjs/common';
import { ArticleReadingService } from '../articles/article-reading.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { RulesService } from '../rules/rules.service.js';
import { MissedArticlesRepository, type MissedMark } from './missed-articles.repository.js';

export type { MissedMark } from './missed-articles.repository.js';

@Injectable()
export class MissedArticlesService {
  constructor(
    private readonly marks: MissedArticlesRepository,
    private readonly articles: ArticleReadingService,
    private readonly rules: RulesService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async listOfArticle(articleId: string): Promise<MissedMark[]> {
    return this.marks.listOfArticle(articleId);
  }

  /**
   * Marks the latest text of an article, on record; a text that is marked for this embargo already stays as it is.
   *
   * @throws Refusal `article-not-found`, `embargo-not-found`.
   */
  async mark(articleId: string, regime: string, note: string | null, actor: Actor): Promise<void> {
    this.rules.getRegime(regime);
    const { article, revisions } = await this.articles.get(articleId);
    const [latest] = revisions;
    if (latest === undefined) throw new Error(`Article ${articleId} has no text`);
    await this.database.transaction(async (tx) => {
      const id = await this.marks.insert(
        {
          articleId,
          revisionId: latest.id,
          regime,
          note,
          title: latest.title,
          text: latest.text,
          language: latest.recognisedLanguage ?? latest.language,
          publishedAt: latest.publishedAt ?? article.publishedAt,
          packVersion: latest.screenedWith ?? this.rules.pack.version,
          markedBy: actor.userId,
        },
        this.clock.now(),
        tx,
      );
      if (id === null) return;
      await this.audit.record(
        {
          actor: actor.id,
          act: 'article.mark-missed',
          subjectType: 'article',
          subjectId: articleId,
          after: { regime },
          text: note,
        },
        tx,
      );
    });
  }
}
