import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ScreeningQueueService } from '../articles/screening-queue.service.js';
import { detect } from '../detection/detect.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { KeptPacksService } from '../rules/kept-packs.service.js';
import { RulesService } from '../rules/rules.service.js';
import { isWorthKeeping, screenRevision, type ReadRevision } from './screen-revision.js';
import { ScreeningRepository, type ReadBy } from './screening.repository.js';

/** Jobs at a time: one is written while the next is read. */
const CONCURRENCY = 2;

/** Texts read between two looks at what else the process has to do. */
const TEXTS_PER_TURN = 4;

/** Runs the pack in use over revisions that it has not read. Running twice changes nothing. */
@Injectable()
export class ScreenArticleJob implements OnApplicationBootstrap {
  private readonly logger = new Logger(ScreenArticleJob.name);

  constructor(
    private readonly queue: ScreeningQueueService,
    private readonly screenings: ScreeningRepository,
    private readonly rules: RulesService,
    private readonly packs: KeptPacksService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('screen-article', { concurrency: CONCURRENCY }, async ({ revisionIds }, signal) =>
      this.screen(revisionIds, signal),
    );
  }

  /** Reads the texts, then writes what was found, and the job for the alerts, in one transaction. */
  async screen(revisionIds: readonly string[], signal: AbortSignal): Promise<void> {
    const { pack } = this.rules;
    const engine = (await this.packs.keepInUse()).version;
    const revisions = await this.queue.findUnscreenedBy(pack.version, revisionIds);
    const read: ReadRevision[] = [];
    for (const [index, revision] of revisions.entries()) {
      if (index % TEXTS_PER_TURN === 0) await nextTurn(undefined, { signal });
      read.push(screenRevision(revision, (article) => detect(article, pack)));
    }
    for (const { id, error } of read) {
      if (error !== null)
        this.logger.error({ revisionId: id, packVersion: pack.version, reason: error }, 'A text could not be screened');
    }
    const again = revisions.filter(({ isFirstReading }) => !isFirstReading).map(({ id }) => id);
    const by = { packVersion: pack.version, engine };
    if (read.length > 0) await this.database.transaction((tx) => this.write(read, again, by, tx));
  }

  private async write(read: readonly ReadRevision[], again: readonly string[], by: ReadBy, tx: Tx): Promise<void> {
    const now = this.clock.now();
    const noted = await this.queue.recordScreened(read, by.packVersion, now, tx);
    const superseding = await this.screenings.findSuperseding(again, by.packVersion, tx);
    const kept = read.filter((each) => noted.has(each.id) && (isWorthKeeping(each) || superseding.has(each.id)));
    const screenings = kept.map((each) => ({
      ...each,
      revisionId: each.id,
      // A text that could not be read says nothing about what it says.
      supersedes: superseding.has(each.id) && each.error === null,
    }));
    const screeningIds = await this.screenings.insert(screenings, by, now, tx);
    if (screeningIds.length > 0) await this.jobs.enqueue('raise-alerts', { screeningIds }, tx);
    tx.afterCommit(() => {
      for (const { kind, regime } of kept.flatMap(({ findings }) => findings))
        this.metrics.count('embargo_findings_total', { kind, regime });
    });
  }
}
