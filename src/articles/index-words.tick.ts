import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { ArticleWordsRepository } from './article-words.repository.js';
import { isScreeningBehind } from './index-words.job.js';

const EVERY_MS = 2_000;

/** Has waiting texts indexed when there is time for it. The queue takes one such job at a time. */
@Injectable()
export class IndexWordsTick {
  private readonly logger = new Logger(IndexWordsTick.name);
  private isRunning = false;

  constructor(
    private readonly words: ArticleWordsRepository,
    private readonly jobs: JobsService,
    private readonly database: Database,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      if (!(await this.words.hasWaiting()) || (await isScreeningBehind(this.jobs))) return;
      await this.database.transaction((tx) => this.jobs.enqueue('index-words', {}, tx));
    } catch (error) {
      this.logger.error({ error }, 'Indexing could not be enqueued');
    } finally {
      this.isRunning = false;
    }
  }
}
