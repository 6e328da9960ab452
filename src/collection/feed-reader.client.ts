/** Reads feed documents that strangers made: small ones in place, large ones in a thread with bounds of time and memory. */
import { extname } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BoundedThread } from '../platform/threads/bounded-thread.client.js';
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
const BOUNDS = { maxMs: 10_000, maxHeapMb: 128, idleMs: 5_000 };

/** A document from this size leaves so large a heap behind that a new thread, at some 100 ms, is the better bargain. */
const HEAVY_BYTES = 2_000_000;

@Injectable()
export class FeedReaderClient implements OnModuleDestroy {
  private readonly thread = new BoundedThread<FeedTask, ParsedFeed>(
    new URL('./feed-thread.client.js', import.meta.url),
    BOUNDS,
    ({ body }) => body.length >= HEAVY_BYTES,
  );

  /**
   * Reads one document as `parseFeed` does, and gives up on one that takes too much time or memory. Large ones wait for
   * one another: each may take a core and some hundred megabytes. Never rejects for what the document is.
   */
  async read(body: Uint8Array, context: FeedContext): Promise<ParsedFeed> {
    // Run from its sources, as by tests, it has no compiled thread beside it.
    const hasThread = extname(import.meta.filename) === '.js';
    if (body.length <= MAX_BYTES_IN_PLACE || !hasThread) return parseFeed(body, context);
    const parsed = await this.thread.run({ body, context });
    return parsed ?? { kind: 'failed', reason: 'The document takes more time or memory to read than a feed may' };
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.close();
  }
}
