import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import { PageReadsRepository } from './page-reads.repository.js';

const EVERY_MS = 10_000;

/** Articles older than this are left as they are, however long nobody was here to read their pages. */
const WINDOW_MS = 3 * 24 * 3_600_000;

/** Pages taken at a time, and for how long: one host may have them all, with a pause between each. */
const MAX_PAGES = 60;
const CLAIM_MS = 3_600_000;

/** Finds the pages that are to be read. Those that tick at the same moment get different ones. */
@Injectable()
export class FindUnreadPagesTick {
  private readonly logger = new Logger(FindUnreadPagesTick.name);
  private isRunning = false;

  constructor(
    private readonly reads: PageReadsRepository,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning || !this.config.collection.isPolling) return;
    this.isRunning = true;
    try {
      await this.enqueueDue();
    } catch (error) {
      this.logger.error({ error }, 'Pages to be read could not be enqueued');
    } finally {
      this.isRunning = false;
    }
  }

  /** @returns How many pages are to be read now. */
  async enqueueDue(): Promise<number> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      await this.reads.plan(now, new Date(now.getTime() - WINDOW_MS), MAX_PAGES * 10, tx);
      const articleIds = await this.reads.claim(now, new Date(now.getTime() + CLAIM_MS), MAX_PAGES, tx);
      if (articleIds.length > 0) await this.jobs.enqueue('fetch-full-text', { articleIds }, tx);
      return articleIds.length;
    });
  }
}
