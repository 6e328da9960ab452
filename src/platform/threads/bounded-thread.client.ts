/** A thread for work on what strangers made: one task at a time, within bounds of time and memory. */
import { Worker } from 'node:worker_threads';

/** Bounds of the thread, and how long it waits for its next task. */
export interface ThreadBounds {
  readonly maxMs: number;
  readonly maxHeapMb: number;
  readonly idleMs: number;
}

export class BoundedThread<Task, Reply> {
  private last: Promise<unknown> = Promise.resolve();
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;

  /**
   * @param program A module that answers each message with one.
   * @param isHeavy Whether the thread ends with this task: a heap that has once grown is not given back by itself.
   */
  constructor(
    private readonly program: URL,
    private readonly bounds: ThreadBounds,
    private readonly isHeavy: (task: Task) => boolean = () => false,
  ) {}

  /** The thread's reply; null where the task took more than it may. Tasks wait for one another. */
  async run(task: Task): Promise<Reply | null> {
    const result = this.last.then(() => this.runNow(task));
    this.last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.last;
    await this.end();
  }

  private async runNow(task: Task): Promise<Reply | null> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    const reply = Promise.withResolvers<Reply | null>();
    const giveUp = (): void => reply.resolve(null);
    const fail = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp();
      else reply.reject(new Error('A thread failed', { cause: error }));
    };
    worker.once('message', reply.resolve).once('error', fail).once('exit', giveUp);
    const timer = setTimeout(giveUp, this.bounds.maxMs);
    let said: Reply | null = null;
    worker.ref();
    try {
      worker.postMessage(task);
      said = await reply.promise;
    } finally {
      clearTimeout(timer);
      worker.off('message', reply.resolve).off('error', fail).off('exit', giveUp);
      worker.unref();
      if (said === null || this.isHeavy(task)) await this.end();
      else this.idle = setTimeout(() => void this.end(), this.bounds.idleMs).unref();
    }
    return said;
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    // A thread that dies of its last task must not take the process with it.
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }

  private start(): Worker {
    return new Worker(this.program, {
      env: {},
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: this.bounds.maxHeapMb, maxYoungGenerationSizeMb: 16 },
    });
  }
}
