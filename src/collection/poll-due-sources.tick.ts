import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { SchedulePollsService } from './schedule-polls.service.js';

const EVERY_MS = 500;

/** Finds what is due, in every process that schedules polls. Those that tick at the same moment get different sources. */
@Injectable()
export class PollDueSourcesTick implements OnModuleDestroy {
  private readonly logger = new Logger(PollDueSourcesTick.name);
  private running: Promise<void> | null = null;
  private isStopping = false;

  constructor(
    private readonly schedule: SchedulePollsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.running !== null || this.isStopping || !this.config.collection.isPolling) return;
    this.running = this.enqueue().finally(() => {
      this.running = null;
    });
    await this.running;
  }

  /** Lets a look that is under way end while there still is a database. */
  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  private async enqueue(): Promise<void> {
    try {
      await this.schedule.enqueueDue();
    } catch (error) {
      this.logger.error({ error }, 'Due sources could not be enqueued');
    }
  }
}
