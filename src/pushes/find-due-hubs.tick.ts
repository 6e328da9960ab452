import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import { HubSubscriptionsRepository } from './hub-subscriptions.repository.js';
import { PushesService } from './pushes.service.js';

const EVERY_MS = 10_000;

/** Hubs that are asked in one job, and for how long they are left to it. */
const MAX_HUBS = 20;
const CLAIM_MS = 30 * 60_000;

/** Finds the hubs that are to be asked. Processes that tick at the same moment get different ones. */
@Injectable()
export class FindDueHubsTick {
  private readonly logger = new Logger(FindDueHubsTick.name);
  private isRunning = false;

  constructor(
    private readonly subscriptions: HubSubscriptionsRepository,
    private readonly pushes: PushesService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning || !this.pushes.isOn || !this.config.collection.isPolling) return;
    this.isRunning = true;
    try {
      await this.enqueueDue();
    } catch (error) {
      this.logger.error({ error }, 'Hubs to be asked could not be enqueued');
    } finally {
      this.isRunning = false;
    }
  }

  /** @returns How many hubs are to be asked now. */
  async enqueueDue(): Promise<number> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      await this.subscriptions.leaveUnwanted(now, tx);
      const until = new Date(now.getTime() + CLAIM_MS);
      const subscriptionIds = await this.subscriptions.claim(now, until, MAX_HUBS, tx);
      if (subscriptionIds.length > 0) await this.jobs.enqueue('ask-hubs', { subscriptionIds }, tx);
      return subscriptionIds.length;
    });
  }
}
