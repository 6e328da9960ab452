import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { PlanWebhooksService } from './plan-webhooks.service.js';
import { WebhookMessagesRepository } from './webhook-messages.repository.js';
import { WebhookQueueRepository } from './webhook-queue.repository.js';

/** Receivers hear of a change within this, when all is well. */
const EVERY_MS = 2_000;
const SOURCES_EVERY_MS = 30_000;
const FORGET_EVERY_MS = 3_600_000;

const MOST_DUE = 500;

/** Messages and their attempts are kept for so long. */
const KEPT_MS = 90 * 24 * 3_600_000;
const FORGOTTEN_AT_A_TIME = 5_000;

/** Looks what is to be told, and which receivers have messages that are due. Several processes may. */
@Injectable()
export class PlanWebhooksTick implements OnApplicationBootstrap {
  private readonly logger = new Logger(PlanWebhooksTick.name);
  private readonly running = new Set<string>();

  constructor(
    private readonly planning: PlanWebhooksService,
    private readonly queue: WebhookQueueRepository,
    private readonly messages: WebhookMessagesRepository,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What happened while nothing ran need not wait for the first interval. */
  onApplicationBootstrap(): void {
    void this.tick();
    void this.tickSources();
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    await this.once('changes', async () => {
      await this.planning.planChanges();
      await this.enqueueDue();
    });
  }

  @Interval(SOURCES_EVERY_MS)
  async tickSources(): Promise<void> {
    await this.once('sources', () => this.planning.planSources());
  }

  @Interval(FORGET_EVERY_MS)
  async forget(): Promise<void> {
    await this.once('forgetting', () =>
      this.messages.deleteEnded(new Date(this.clock.now().getTime() - KEPT_MS), FORGOTTEN_AT_A_TIME),
    );
  }

  private async enqueueDue(): Promise<void> {
    const due = await this.queue.findDue(this.clock.now(), MOST_DUE);
    if (due.length === 0) return;
    await this.database.transaction(async (tx) => {
      for (const webhookId of due) {
        await this.jobs.enqueue('send-webhook', { webhookId }, tx, { singletonKey: webhookId });
      }
    });
  }

  /** One at a time of each kind; what goes wrong is tried again at the next interval. */
  private async once(kind: string, work: () => Promise<unknown>): Promise<void> {
    if (this.running.has(kind)) return;
    this.running.add(kind);
    try {
      await work();
    } catch (error) {
      this.logger.error({ error, kind }, 'Messages to receivers could not be planned');
    } finally {
      this.running.delete(kind);
    }
  }
}
