/** "This was missed": reviewers say that an article should have raised an alert, and may raise it themselves. */
import { Injectable } from '@nestjs/common';
import { ArticleReadingService, type RevisionRecord } from '../articles/article-reading.service.js';
import { judgeByHand, type HandClaim } from '../detection/detect.js';
import type { Finding } from '../detection/finding.js';
import type { RegimeId } from '../detection/vocabulary.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { RulesService } from '../rules/rules.service.js';
import { HandScreeningService } from '../screening/hand-screening.service.js';
import { findPassage } from './find-passage.js';
import { claimNotCovered, passageNotFound } from './intake.errors.js';
import { MissedArticlesRepository, type MissedMark } from './missed-articles.repository.js';

export type { MissedMark } from './missed-articles.repository.js';

/** What a reviewer says that an article reports, and the words of the article that carry it. */
export type RaisedClaim = Omit<HandClaim, 'regime' | 'passage'> & { readonly passage: string };

/** A reviewer's mark. */
export interface Mark {
  readonly regime: RegimeId;
  /** What the article reports, in words for colleagues. */
  readonly note: string | null;
  /** Raises an alert where given; else the article is only kept as an example. */
  readonly claim: RaisedClaim | null;
}

@Injectable()
export class MissedArticlesService {
  constructor(
    private readonly hand: HandScreeningService,
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
   * Marks the latest text of an article, on record; a text that is marked for this embargo already stays as it is. With
   * a claim an alert is raised from it as from any other text, once for each text and embargo.
   *
   * @returns Whether an alert is being raised now: not without a claim, nor where one was raised by hand before.
   * @throws Refusal `article-not-found`, `embargo-not-found`, `passage-not-found`, `claim-not-covered`.
   */
  async mark(articleId: string, { regime, note, claim }: Mark, actor: Actor): Promise<boolean> {
    this.rules.getRegime(regime);
    const { article, revisions } = await this.articles.get(articleId);
    const [latest] = revisions;
    if (latest === undefined) throw new Error(`Article ${articleId} has no text`);
    const publishedAt = latest.publishedAt ?? article.publishedAt;
    const finding = claim === null ? null : this.judge(claim, regime, latest, publishedAt);
    const language = latest.recognisedLanguage ?? latest.language;
    return this.database.transaction(async (tx) => {
      const packVersion = latest.screenedWith ?? this.rules.pack.version;
      const { id: revisionId, title, text } = latest;
      const markedBy = actor.userId;
      const mark = { articleId, revisionId, regime, title, text, language, publishedAt, packVersion, markedBy };
      const id = await this.marks.insert(mark, this.clock.now(), tx);
      const act = { actor: actor.id, subjectType: 'article', subjectId: articleId };
      if (id !== null) {
        const marked = { ...act, act: 'article.mark-missed', after: { regime }, text: note };
        await this.marks.noteEntry(id, await this.audit.record(marked, tx), tx);
      }
      if (finding === null || claim === null) return false;
      const isRaised = await this.hand.record({ revisionId, language, finding }, tx);
      // The passage may name people: the finding keeps it, and the record, which nothing can be taken out of, does not.
      const { passage: _, ...said } = claim;
      // What was written stands in one entry only, so that one erasure takes it out.
      const words = id === null ? note : null;
      const raised = { ...act, act: 'article.raise-by-hand', after: { regime, ...said }, text: words };
      if (isRaised) await this.audit.record(raised, tx);
      return isRaised;
    });
  }

  private judge(claim: RaisedClaim, regime: RegimeId, text: RevisionRecord, publishedAt: Date | null): Finding {
    const passage = findPassage(claim.passage, text);
    if (passage === null) throw passageNotFound();
    const article = { title: text.title, text: text.text, published: publishedAt?.toISOString() ?? null };
    const judgement = judgeByHand({ ...claim, regime, passage }, article, this.rules.pack.register);
    if (judgement.outcome === 'not-held')
      throw claimNotCovered(this.rules.getRegime(regime).name, judgement.explanation);
    return judgement.finding;
  }
}
