import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { ArticleWordsRepository } from './article-words.repository.js';

const ARTICLES_PER_STEP = 100;

/** Makes new texts searchable, some seconds after they were stored: whatever alerts people goes first. */
@Injectable()
export class IndexWordsJob implements OnApplicationBootstrap, OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly words: ArticleWordsRepository,
    private readonly jobs: JobsService,
    private readonly database: Database,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('index-words', { concurrency: 1 }, async (_, signal) => this.index(signal));
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Goes on until nothing waits any more, or other work does. */
  async index(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.isStopping && !(await isScreeningBehind(this.jobs))) {
      const indexed = await this.database.transaction((tx) => this.words.indexWaiting(ARTICLES_PER_STEP, tx));
      if (indexed < ARTICLES_PER_STEP) return;
    }
  }
}

/** Texts that wait to be screened go before texts that wait to be searched. */
export async function isScreeningBehind(jobs: JobsService): Promise<boolean> {
  return (await jobs.depth('screen-article')).waiting > 0;
}
