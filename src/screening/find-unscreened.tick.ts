import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ScreeningQueueService } from '../articles/screening-queue.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import type { QueueName } from '../platform/jobs/queues.js';
import { ScreeningRepository } from './screening.repository.js';

const EVERY_MS = 30_000;

/** Younger rows are still on their way through the queue. */
const OVERDUE_MS = 60_000;

/** At most so many rows are enqueued again at a time, in jobs of a few hundred. */
const MAX_OVERDUE = 5_000;
const IDS_PER_JOB = 200;

/** More jobs than that, and a queue is behind. */
const MAX_WAITING_JOBS = 4;

/** Rows are the truth: what a lost job has left unscreened or unraised is enqueued again. */
@Injectable()
export class FindUnscreenedTick {
  private readonly logger = new Logger(FindUnscreenedTick.name);
  private isRunning = false;

  constructor(
    private readonly queue: ScreeningQueueService,
    private readonly screenings: ScreeningRepository,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      await this.enqueueOverdue();
    } catch (error) {
      this.logger.error({ error }, 'Overdue screenings could not be enqueued');
    } finally {
      this.isRunning = false;
    }
  }

  /** A queue that is behind is left alone: what looks overdue is most likely still in it. */
  async enqueueOverdue(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - OVERDUE_MS);
    const isCaughtUp = async (queue: QueueName): Promise<boolean> =>
      (await this.jobs.depth(queue)).waiting <= MAX_WAITING_JOBS;
    const revisionIds = (await isCaughtUp('screen-article'))
      ? await this.queue.findUnscreened(before, MAX_OVERDUE)
      : [];
    const screeningIds = (await isCaughtUp('raise-alerts'))
      ? await this.screenings.findUnraised(before, MAX_OVERDUE)
      : [];
    if (revisionIds.length + screeningIds.length === 0) return;
    this.logger.warn(
      { revisions: revisionIds.length, screenings: screeningIds.length },
      'Found work that no job had finished; enqueueing it again',
    );
    await this.database.transaction(async (tx) => {
      for (const ids of inPortions(revisionIds)) await this.jobs.enqueue('screen-article', { revisionIds: ids }, tx);
      for (const ids of inPortions(screeningIds)) await this.jobs.enqueue('raise-alerts', { screeningIds: ids }, tx);
    });
  }
}

function inPortions(ids: readonly string[]): (readonly string[])[] {
  const portions: (readonly string[])[] = [];
  for (let start = 0; start < ids.length; start += IDS_PER_JOB) portions.push(ids.slice(start, start + IDS_PER_JOB));
  return portions;
}
