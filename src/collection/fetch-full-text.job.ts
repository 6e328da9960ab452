import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { FullTextService } from './full-text.service.js';
import { groupByHost } from './group-by-host.js';
import { PageReadsRepository, type DuePage } from './page-reads.repository.js';

/** Between the end of one request and the next to the same host; longer where its robots.txt asks for it. */
const HOST_PAUSE_MS = 2_000;

/** Jobs at a time: those of other hosts go on while one is slow. */
const CONCURRENCY = 2;

/** Reads the pages of articles: one at a time of each host. A page that cannot be had is an outcome on its row. */
@Injectable()
export class FetchFullTextJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FetchFullTextJob.name);
  private readonly stopping = new AbortController();

  constructor(
    private readonly reads: PageReadsRepository,
    private readonly fullText: FullTextService,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('fetch-full-text', { concurrency: CONCURRENCY }, async ({ articleIds }, signal) =>
      this.readAll(articleIds, AbortSignal.any([signal, this.stopping.signal])),
    );
  }

  /** What is cut off here is due again when its claim has run out. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private async readAll(articleIds: readonly string[], signal: AbortSignal): Promise<void> {
    const waiting = await this.reads.findWaiting(articleIds);
    await Promise.all(groupByHost(waiting).map(async (pages) => this.readHost(pages, signal)));
  }

  private async readHost(pages: readonly DuePage[], signal: AbortSignal): Promise<void> {
    let pauseMs = 0;
    for (const page of pages) {
      if (pauseMs > 0) await delay(pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        pauseMs = Math.max(HOST_PAUSE_MS, await this.fullText.read(page, signal));
      } catch (error) {
        if (signal.aborted) return;
        this.logger.error({ error, articleId: page.articleId }, 'What came of a page could not be put on record');
      }
    }
  }
}
