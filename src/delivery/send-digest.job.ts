import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { SendDeliveriesService } from './send-deliveries.service.js';

/** Jobs at a time: one waits for the server while the next is read. */
const CONCURRENCY = 2;

/** Sends deliveries that are due. Running twice sends nothing twice: each is claimed on its row. */
@Injectable()
export class SendDigestJob implements OnApplicationBootstrap {
  constructor(
    private readonly sending: SendDeliveriesService,
    private readonly jobs: JobsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('send-digest', { concurrency: CONCURRENCY }, async ({ deliveryIds }, signal) =>
      this.sending.send(deliveryIds, signal),
    );
  }
}
