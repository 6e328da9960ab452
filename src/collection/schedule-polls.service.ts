/** Turns what is due into jobs: claimed and enqueued in one transaction. */
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import { SourcePollingService } from '../sources/source-polling.service.js';
import { groupByHost } from './group-by-host.js';

/** Claimed sources that may wait for each feed that is fetched at a time: enough for a worker never to run dry. */
const WAITING_PER_FETCH = 64;

/** Sources of one host in one claim: they are polled one after the other, and a slow host must not hold a job for long. */
const MAX_PER_HOST = 10;

/** Sources in one job, unless one host has more. */
const SOURCES_PER_JOB = 50;

@Injectable()
export class SchedulePollsService {
  constructor(
    private readonly polling: SourcePollingService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Claims due sources, as many as workers can soon poll, and enqueues them. @returns How many. */
  async enqueueDue(): Promise<number> {
    const room = this.config.collection.concurrency * WAITING_PER_FETCH - (await this.polling.countOutstanding());
    if (room <= 0) return 0;
    return this.database.transaction(async (tx) => {
      const { token: claimToken, sources } = await this.polling.claimDue(room, MAX_PER_HOST, tx);
      for (const sourceIds of packIntoJobs(groupByHost(sources))) {
        await this.jobs.enqueue('poll-sources', { sourceIds, claimToken }, tx);
      }
      return sources.length;
    });
  }
}

/** All sources of a host in one job, so that they are polled one after the other. */
function packIntoJobs(hosts: readonly (readonly { id: string }[])[]): string[][] {
  const packed: string[][] = [];
  for (const host of hosts) {
    const last = packed.at(-1);
    const ids = host.map(({ id }) => id);
    if (last === undefined || last.length + ids.length > SOURCES_PER_JOB) packed.push(ids);
    else last.push(...ids);
  }
  return packed;
}
