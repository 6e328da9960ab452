import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { SchedulePollsService } from './schedule-polls.service.js';

const EVERY_MS = 500;

/** Finds what is due, in every process that schedules polls. Those that tick at the same moment get different sources. */
@Injectable()
export class PollDueSourcesTick {
  private readonly logger = new Logger(PollDueSourcesTick.name);
  private isRunning = false;

  constructor(
    private readonly schedule: SchedulePollsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning || !this.config.collection.isPolling) return;
    this.isRunning = true;
    try {
      await this.schedule.enqueueDue();
    } catch (error) {
      this.logger.error({ error }, 'Due sources could not be enqueued');
    } finally {
      this.isRunning = false;
    }
  }
}
