import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { PlanDigestsService } from './plan-digests.service.js';

const EVERY_MS = 20_000;

/** Looks who is due. Several processes may: what one has planned is void for the others. */
@Injectable()
export class PlanDigestsTick implements OnApplicationBootstrap {
  private readonly logger = new Logger(PlanDigestsTick.name);
  private isRunning = false;

  constructor(private readonly planning: PlanDigestsService) {}

  /** What was due while nothing ran need not wait for the first interval. */
  onApplicationBootstrap(): void {
    void this.tick();
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      await this.planning.plan();
    } catch (error) {
      this.logger.error({ error }, 'Digests could not be planned');
    } finally {
      this.isRunning = false;
    }
  }
}
