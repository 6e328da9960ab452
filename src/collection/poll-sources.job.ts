import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import {
  EXTEND_EVERY_MS,
  holdHostFor,
  SourcePollingService,
  UNCLAIMED,
  type PollableSource,
} from '../sources/source-polling.service.js';
import { FeedClient } from './feed.client.js';
import { FeedReaderClient } from './feed-reader.client.js';
import { Gate } from './gate.js';
import { groupByHost } from './group-by-host.js';
import { readAnswer } from './read-answer.js';
import { RecordPollsService, type FinishedPoll } from './record-polls.service.js';

/** Between the end of one request and the next to the same host: as long as the last one took, within these bounds. */
const MIN_HOST_PAUSE_MS = 1_000;
const MAX_HOST_PAUSE_MS = 10_000;

/** Jobs at a time for each eight feeds fetched at a time: one slow host in a job does not leave the others idle. */
const FETCHES_PER_JOB = 8;

/** A poll that takes longer than this waits for the other side, and lets another one fetch meanwhile. */
const SLOW_AFTER_MS = 2_000;

/** Slow polls under way for each feed fetched at a time: each may hold a socket and a megabyte. */
const SLOW_PER_FETCH = 4;

/** Large documents held at a time, from their fetching to their record: what bounds the memory that hostile feeds take. */
const MAX_LARGE = 2;

/** A poll that has been made, and is or will be on record. */
interface PolledOnce {
  readonly tookMs: number;
  /** The host asks for patience: its other sources are not polled now. */
  readonly isHeld: boolean;
  /** Resolves when it is on record, or cannot be. */
  readonly recorded: Promise<void>;
}

const UNDONE: PolledOnce = { tookMs: 0, isHeld: false, recorded: Promise.resolve() };

/** What is still to be polled under one claim. */
interface Run {
  readonly claimToken: string;
  readonly remaining: Set<string>;
  readonly signal: AbortSignal;
}

/**
 * Polls claimed sources: many at a time, but one at a time of each host. A poll that fails is an outcome on record; a
 * poll that is cut off leaves nothing, and its source is as due as before.
 */
@Injectable()
export class PollSourcesJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PollSourcesJob.name);
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private readonly gate: Gate;
  private readonly large = new Gate(MAX_LARGE);
  private slow = 0;

  constructor(
    private readonly polling: SourcePollingService,
    private readonly feeds: FeedClient,
    private readonly reader: FeedReaderClient,
    private readonly recorder: RecordPollsService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.gate = new Gate(config.collection.concurrency);
  }

  async onApplicationBootstrap(): Promise<void> {
    const concurrency = Math.ceil(this.config.collection.concurrency / FETCHES_PER_JOB) + 1;
    await this.jobs.work('poll-sources', { concurrency }, async ({ sourceIds, claimToken }) => {
      if (claimToken === UNCLAIMED) return this.claimAgain(sourceIds);
      await this.begin(sourceIds, claimToken);
    });
  }

  /** Breaks off what is being fetched and gives its sources back. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running);
  }

  private async claimAgain(sourceIds: readonly string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const id of sourceIds) await this.polling.enqueueNow(id, tx);
    });
  }

  /**
   * Polls what is claimed. The job is over when each host has been asked once or has turned out slow; the rest, which mostly
   * waits, goes on under the claims, and so do not other jobs wait for it.
   */
  private async begin(sourceIds: readonly string[], claimToken: string): Promise<void> {
    const sources = await this.polling.takeUp(sourceIds, claimToken);
    const { signal } = this.stopping;
    const run: Run = { claimToken, signal, remaining: new Set(sources.map(({ id }) => id)) };
    const hosts = groupByHost(sources).map((feeds) => ({ feeds, begun: Promise.withResolvers<void>() }));
    const polling = Promise.allSettled(hosts.map(async ({ feeds, begun }) => this.pollHost(feeds, run, begun.resolve)));
    const over = this.endRun(run, polling).finally(() => this.running.delete(over));
    this.running.add(over);
    await Promise.all(hosts.map(({ begun }) => begun.promise));
  }

  /** Keeps the claims of a run while it lasts, and gives back what it leaves. */
  private async endRun(run: Run, polling: Promise<unknown>): Promise<void> {
    const { claimToken } = run;
    const extending = setInterval(() => {
      this.polling.extend([...run.remaining], claimToken).catch((error: unknown) => {
        this.logger.warn({ error }, 'Claims could not be extended');
      });
    }, EXTEND_EVERY_MS);
    try {
      await polling;
      if (run.remaining.size > 0) await this.polling.release([...run.remaining], claimToken);
    } catch (error) {
      this.logger.error({ error }, 'Claims could not be given back');
    } finally {
      clearInterval(extending);
    }
  }

  /** @param begun Called when the first feed has been polled, or is slow. */
  private async pollHost(sources: readonly PollableSource[], run: Run, begun: () => void): Promise<void> {
    try {
      await this.pollInTurn(sources, run, begun);
    } finally {
      begun();
    }
  }

  private async pollInTurn(sources: readonly PollableSource[], run: Run, begun: () => void): Promise<void> {
    let pauseMs = 0;
    for (const source of sources) {
      if (pauseMs > 0) await delay(pauseMs, undefined, { signal: run.signal }).catch(() => undefined);
      if (run.signal.aborted) return;
      const { tookMs, isHeld, recorded } = await this.passGate(source, run, begun);
      await recorded;
      begun();
      if (isHeld) return;
      pauseMs = Math.min(Math.max(tookMs, MIN_HOST_PAUSE_MS), MAX_HOST_PAUSE_MS);
    }
  }

  /** Polls one source when there is room. One that takes long leaves its room to others, and waits beside. */
  private async passGate(source: PollableSource, run: Run, whenSlow: () => void): Promise<PolledOnce> {
    const room = this.gate.place();
    await room.take();
    let isBeside = false;
    const slow = setTimeout(() => {
      whenSlow();
      isBeside = this.slow < this.config.collection.concurrency * SLOW_PER_FETCH;
      if (!isBeside) return;
      this.slow += 1;
      room.giveBack();
    }, SLOW_AFTER_MS);
    try {
      return await this.pollOne(source, run);
    } finally {
      clearTimeout(slow);
      if (isBeside) this.slow -= 1;
      room.giveBack();
    }
  }

  /**
   * Fetches and reads one source. A document is held until it is on record, and with it the place in the gate; what brings
   * none lets the next one in at once.
   */
  private async pollOne(source: PollableSource, run: Run): Promise<PolledOnce> {
    if (run.signal.aborted) return UNDONE;
    const startedAt = this.clock.now();
    const { address, etag, lastModified } = source;
    const place = this.large.place();
    try {
      const whenLarge = async (): Promise<void> => place.take();
      const { signal } = run;
      const answer = await this.feeds.poll({ address, etag, lastModified, now: startedAt, signal, whenLarge });
      if (run.signal.aborted) return UNDONE;
      const result = await readAnswer(source, answer, startedAt, (body, context) => this.reader.read(body, context));
      const finishedAt = this.clock.now();
      const recorded = this.record({ source, claimToken: run.claimToken, startedAt, finishedAt, result }, run);
      if (result.kind === 'fetched') await recorded;
      return {
        tookMs: finishedAt.getTime() - startedAt.getTime(),
        isHeld: holdHostFor(result.status, result.retryAfterMs) > 0,
        recorded,
      };
    } catch (error) {
      this.logger.error({ error, sourceId: source.id }, 'A poll broke off');
      return UNDONE;
    } finally {
      place.giveBack();
    }
  }

  private async record(poll: FinishedPoll, run: Run): Promise<void> {
    try {
      await this.recorder.record(poll);
      run.remaining.delete(poll.source.id);
    } catch (error) {
      this.logger.error({ error, sourceId: poll.source.id }, 'A poll could not be put on record');
    }
  }
}
