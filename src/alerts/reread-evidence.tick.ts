/** After a change of the rules, has the texts read anew that alerts rest on: the law or the reading may be another now. */
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { RulesService } from '../rules/rules.service.js';
import { AlertEvidenceRepository } from './alert-evidence.repository.js';

const EVERY_MS = 30_000;

/** Texts enqueued at a time, in jobs of a few hundred, and only while the queue is not behind. */
const MAX_TEXTS = 2_000;
const IDS_PER_JOB = 200;
const MAX_WAITING_JOBS = 4;

@Injectable()
export class RereadEvidenceTick {
  private readonly logger = new Logger(RereadEvidenceTick.name);
  private isRunning = false;
  /** The pack is the same until the process ends: once all has been read with it, there is nothing more to look for. */
  private isDone = false;

  constructor(
    private readonly evidence: AlertEvidenceRepository,
    private readonly rules: RulesService,
    private readonly jobs: JobsService,
    private readonly database: Database,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning || this.isDone) return;
    this.isRunning = true;
    try {
      await this.enqueue();
    } catch (error) {
      this.logger.error({ error }, 'Texts that alerts rest on could not be enqueued to be read anew');
    } finally {
      this.isRunning = false;
    }
  }

  /** Texts already read with the pack in use are left out, whatever came of it. */
  async enqueue(): Promise<void> {
    if ((await this.jobs.depth('screen-article')).waiting > MAX_WAITING_JOBS) return;
    const { version } = this.rules.pack;
    const ids = await this.evidence.findReadOtherwise(version, MAX_TEXTS);
    if (ids.length === 0) {
      this.isDone = true;
      return;
    }
    this.logger.log({ texts: ids.length, packVersion: version }, 'The rules have changed: reading evidence anew');
    await this.database.transaction(async (tx) => {
      for (let start = 0; start < ids.length; start += IDS_PER_JOB) {
        await this.jobs.enqueue('screen-article', { revisionIds: ids.slice(start, start + IDS_PER_JOB) }, tx);
      }
    });
  }
}
