import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CheckpointMailsService } from './checkpoint-mails.service.js';

const EVERY_MS = 600_000;

/** Looks whether a checkpoint is due. Several processes may: only one sends at a time, and then none is due. */
@Injectable()
export class MailCheckpointsTick {
  private readonly logger = new Logger(MailCheckpointsTick.name);

  constructor(private readonly mails: CheckpointMailsService) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    try {
      await this.mails.sendDue();
    } catch (error) {
      this.logger.error({ error }, 'The checkpoint of the day could not be mailed');
    }
  }
}
