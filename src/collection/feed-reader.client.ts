/** Reads feed documents that strangers made: small ones in place, large ones in a thread with bounds of time and memory. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { parseFeed, type FeedContext } from './parse-feed.js';
import type { ParsedFeed } from './parsed-feed.js';

/** What the thread is given. */
export interface FeedTask {
  readonly body: Uint8Array;
  readonly context: FeedContext;
}

/** Documents up to this size are read in place: the worst of them hold the process up for less than 100 ms. */
const MAX_BYTES_IN_PLACE = 300_000;

/** An honest document of the largest size that is fetched takes less than a second. */
const MAX_MS = 10_000;
const MAX_HEAP_MB = 160;

/** After so long without a large document the thread is let go. */
const IDLE_MS = 5_000;

@Injectable()
export class FeedReaderClient implements OnModuleDestroy {
  private last: Promise<unknown> = Promise.resolve();
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;

  /**
   * Reads one document as `parseFeed` does, and gives up on one that takes too much time or memory. Large ones wait for
   * one another: each may take a core and some hundred megabytes. Never rejects for what the document is.
   */
  async read(body: Uint8Array, context: FeedContext): Promise<ParsedFeed> {
    // Run from its sources, as by tests, it has no compiled thread beside it.
    const hasThread = extname(import.meta.filename) === '.js';
    if (body.length <= MAX_BYTES_IN_PLACE || !hasThread) return parseFeed(body, context);
    const result = this.last.then(() => this.readInThread({ body, context }));
    this.last = result.catch(() => undefined);
    return result;
  }

  async onModuleDestroy(): Promise<void> {
    await this.last;
    await this.end();
  }

  private async readInThread(task: FeedTask): Promise<ParsedFeed> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= startThread());
    const reply = Promise.withResolvers<ParsedFeed | null>();
    const giveUp = (): void => reply.resolve(null);
    const fail = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp();
      else reply.reject(new Error('The thread that reads feeds failed', { cause: error }));
    };
    worker.once('message', reply.resolve).once('error', fail).once('exit', giveUp);
    const timer = setTimeout(giveUp, MAX_MS);
    let parsed: ParsedFeed | null = null;
    worker.ref();
    try {
      worker.postMessage(task);
      parsed = await reply.promise;
    } finally {
      clearTimeout(timer);
      worker.off('message', reply.resolve).off('error', fail).off('exit', giveUp);
      worker.unref();
      if (parsed === null) await this.end();
      else this.idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    }
    return parsed ?? { kind: 'failed', reason: 'The document takes more time or memory to read than a feed may' };
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    // A thread that dies of its last document must not take the process with it.
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }
}

function startThread(): Worker {
  return new Worker(new URL('./feed-thread.client.js', import.meta.url), {
    env: {},
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 32 },
  });
}
