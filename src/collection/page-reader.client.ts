/** Reads the articles of pages that strangers made, in a thread with bounds of time and memory. */
import { extname } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BoundedThread } from '../platform/threads/bounded-thread.client.js';
import type { ArticlePage } from './extract-article.js';

/** What the thread is given. */
export interface PageTask {
  readonly html: string;
  readonly address: string;
}

/** Within the bounds on its tree a page takes about a second at most. */
const BOUNDS = { maxMs: 10_000, maxHeapMb: 160, idleMs: 30_000 };

@Injectable()
export class PageReaderClient implements OnModuleDestroy {
  private readonly thread = new BoundedThread<PageTask, ArticlePage>(
    new URL('./page-thread.client.js', import.meta.url),
    BOUNDS,
  );

  /** The article of a page, as `extractArticle` reads it; null where that takes too much. */
  async read(html: string, address: string): Promise<ArticlePage | null> {
    // Run from its sources, as by tests, it has no compiled thread beside it.
    if (extname(import.meta.filename) === '.js') return this.thread.run({ html, address });
    // Loaded here alone: what the thread reads with takes megabytes, and is of no use outside it.
    const { extractArticle } = await import('./extract-article.js');
    return extractArticle(html, address);
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.close();
  }
}
