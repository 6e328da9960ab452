/** The job engine (pg-boss, in the same Postgres), with the queues of this product and their payloads typed. */
import { Injectable, Logger } from '@nestjs/common';
import { PgBoss, type Job } from 'pg-boss';
import type { Tx } from '../database/database.js';
import { QUEUES, type QueueName, type QueuePayloads } from './queues.js';

/** How to reach the database and what to call this process there. */
export interface JobsSettings {
  readonly url: string;
  readonly applicationName: string;
}

/** Limits of one worker. */
export interface WorkOptions {
  /** Jobs of this queue that this process works at the same time. */
  readonly concurrency: number;
}

/** Size and state of one queue. */
export interface QueueDepth {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/**
 * How often lost jobs are looked for. One whose heartbeat has stopped is taken up again at the next look: until then it
 * holds back a queue that works one job at a time.
 */
const SUPERVISE_EVERY_SECONDS = 10;

const STOP_TIMEOUT_MS = 10_000;

@Injectable()
export class JobsService {
  private readonly logger = new Logger(JobsService.name);
  private readonly boss: PgBoss;
  private isStarted = false;

  constructor(settings: JobsSettings) {
    this.boss = new PgBoss({
      connectionString: settings.url,
      application_name: settings.applicationName,
      max: 5,
      schedule: false,
      useListenNotify: true,
      superviseIntervalSeconds: SUPERVISE_EVERY_SECONDS,
      monitorIntervalSeconds: SUPERVISE_EVERY_SECONDS,
    });
    this.boss.on('error', (error) => this.logger.error({ error }, 'The job engine reports an error'));
    this.boss.on('warning', (warning) => this.logger.warn({ warning }, 'The job engine warns'));
  }

  /** Installs the engine's tables where they are missing, and the queues. Safe in many processes at once. */
  async start(): Promise<void> {
    await this.boss.start({ attempts: 5 });
    for (const [name, policy] of Object.entries(QUEUES)) {
      await this.boss.createQueue(name, policy);
    }
    this.isStarted = true;
  }

  /**
   * Puts a job into a queue as part of a transaction: committed with its rows, or not at all.
   *
   * @param startAfterSeconds Delay before a worker may take it.
   * @param singletonKey In a queue of policy `short`: where a job with this key waits already, none is added.
   */
  async enqueue<Q extends QueueName>(
    queue: Q,
    payload: QueuePayloads[Q],
    tx: Tx,
    options: { readonly startAfterSeconds?: number; readonly singletonKey?: string } = {},
  ): Promise<void> {
    await this.boss.send(queue, payload, {
      db: {
        executeSql: async (sql, values) => ({
          rows: (await tx.queryRunner.query(sql, values, true)).records as unknown[],
        }),
      },
      ...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
      ...(options.singletonKey === undefined ? {} : { singletonKey: options.singletonKey }),
    });
  }

  /**
   * Works a queue. The handler may run twice for one job and must then have no second effect; it gets a signal that
   * ends when the process shuts down or the job has expired. What it throws fails the job, to be tried again.
   */
  async work<Q extends QueueName>(
    queue: Q,
    options: WorkOptions,
    handler: (payload: QueuePayloads[Q], signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const settings = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 };
    for (let lane = 0; lane < options.concurrency; lane++) {
      let workerId = '';
      workerId = await this.boss.work<QueuePayloads[Q]>(queue, settings, async (jobs) => {
        try {
          for (const job of jobs) await this.workOne(queue, job, handler);
        } finally {
          // Where one job was there may be more: look again at once, not at the next poll of the queue.
          this.boss.notifyWorker(workerId);
        }
      });
    }
  }

  /** How much is waiting in each queue now. */
  async depths(): Promise<QueueDepth[]> {
    // Counted here and now: the engine's own figures may be a minute old.
    const { rows } = await this.boss.getDb().executeSql(
      `SELECT name, count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
              count(*) FILTER (WHERE state = 'active')::int AS active, count(*) FILTER (WHERE state = 'failed')::int AS failed
       FROM pgboss.job GROUP BY name`,
    );
    const counted = new Map((rows as (QueueDepth & { name: string })[]).map((row) => [row.name, row]));
    return (Object.keys(QUEUES) as QueueName[]).map((queue) => {
      const { waiting = 0, active = 0, failed = 0 } = counted.get(queue) ?? {};
      return { queue, waiting, active, failed };
    });
  }

  /** How much is waiting in one queue now. */
  async depth(queue: QueueName): Promise<QueueDepth> {
    const found = (await this.depths()).find((depth) => depth.queue === queue);
    return found ?? { queue, waiting: 0, active: 0, failed: 0 };
  }

  /** True once jobs can be sent and worked. */
  get isReady(): boolean {
    return this.isStarted;
  }

  /** Lets running jobs finish for up to ten seconds, then hands them back. */
  async stop(): Promise<void> {
    if (!this.isStarted) return;
    this.isStarted = false;
    await this.boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  }

  private async workOne<Q extends QueueName>(
    queue: Q,
    job: Job<QueuePayloads[Q]>,
    handler: (payload: QueuePayloads[Q], signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    try {
      await handler(job.data, job.signal);
    } catch (error) {
      this.logger.error({ queue, jobId: job.id, attempt: job.retryCount, error }, 'A job failed');
      throw error;
    }
  }
}
