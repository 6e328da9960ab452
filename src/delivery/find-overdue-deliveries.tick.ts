import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { SubscribersService } from './subscribers.service.js';

const EVERY_MS = 15_000;

/** Younger ones are still on their way through the queue. */
const OVERDUE_MS = 60_000;

const MAX_OVERDUE = 5_000;
const IDS_PER_JOB = 50;

/** Unconfirmed requests are looked through this often. */
const FORGET_EVERY_MS = 3_600_000;

/** Rows are the truth: what a lost job or a dead worker has left unsent is enqueued again. */
@Injectable()
export class FindOverdueDeliveriesTick implements OnApplicationBootstrap {
  private readonly logger = new Logger(FindOverdueDeliveriesTick.name);
  private isRunning = false;

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly subscribers: SubscribersService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What was due while nothing ran need not wait for the first interval. */
  onApplicationBootstrap(): void {
    void this.tick();
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      await this.enqueueOverdue();
    } catch (error) {
      this.logger.error({ error }, 'Overdue mails could not be enqueued');
    } finally {
      this.isRunning = false;
    }
  }

  @Interval(FORGET_EVERY_MS)
  async forget(): Promise<void> {
    try {
      await this.subscribers.forgetUnconfirmed();
    } catch (error) {
      this.logger.error({ error }, 'Unconfirmed requests could not be forgotten');
    }
  }

  private async enqueueOverdue(): Promise<void> {
    const now = this.clock.now();
    const found = await this.database.transaction(async (tx) => {
      const ids = await this.deliveries.reviveOverdue(now, new Date(now.getTime() - OVERDUE_MS), MAX_OVERDUE, tx);
      for (let start = 0; start < ids.length; start += IDS_PER_JOB) {
        await this.jobs.enqueue('send-digest', { deliveryIds: ids.slice(start, start + IDS_PER_JOB) }, tx);
      }
      return ids.length;
    });
    if (found > 0) this.logger.warn({ deliveries: found }, 'Found mails that no job had sent; enqueued them again');
  }
}
