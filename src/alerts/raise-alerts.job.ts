/** Works the queue `raise-alerts`: one job at a time in the whole installation. */
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { RaisingService } from './raising.service.js';

@Injectable()
export class RaiseAlertsJob implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: JobsService,
    private readonly raising: RaisingService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('raise-alerts', { concurrency: 1 }, ({ screeningIds }, signal) =>
      this.raising.raise(screeningIds, signal),
    );
  }
}
