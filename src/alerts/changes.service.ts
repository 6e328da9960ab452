/** The change feed as pollers see it: opaque cursors, catching up, waiting for news. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import type { Change } from './alert-schema.js';
import { changesCursorGone } from './alerts.errors.js';
import { ChangesRepository, type ChangeHead, type ChangeRow } from './changes.repository.js';

/** Some changes in order, and the cursor to go on from; the same cursor again where there are none. */
export interface ChangesPage {
  readonly items: readonly Change[];
  readonly next: string;
}

/** A change, and the cursor that goes on after it. */
export interface PlacedChange {
  readonly change: Change;
  readonly cursor: string;
}

/** While someone waits, the head of the feed is read this often: one small statement for all who wait. */
const LOOK_EVERY_MS = 250;

const FEED = { list: 'changes' };
const position = z.tuple([z.string().regex(/^\d{1,18}$/), z.string().regex(/^([0-9a-f]{8})?$/)]);

interface Waiter {
  readonly after: bigint;
  readonly wake: () => void;
}

@Injectable()
export class ChangesService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ChangesService.name);
  private readonly waiters = new Set<Waiter>();
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;
  private running: Promise<ChangeHead> | null = null;
  private queued: Promise<ChangeHead> | null = null;

  constructor(private readonly changes: ChangesRepository) {}

  /** The cursor that goes on after a change (or after none, from the head of an empty feed). */
  cursorAfter(head: ChangeHead): string {
    return encodeCursor([head.number, head.mark], FEED);
  }

  /** The change after which a cursor of this feed goes on. @throws Refusal cursor-invalid */
  positionOf(cursor: string): ChangeHead {
    const [number, mark] = decodeCursor(cursor, position, FEED);
    return { number, mark };
  }

  /**
   * The head of the feed, not older than this call. Calls that come while a reading is under way share the next one, so
   * any number of callers costs the database one small statement at a time.
   */
  async head(): Promise<ChangeHead> {
    if (this.queued !== null) return this.queued;
    if (this.running === null) return this.read();
    const current = this.running;
    this.queued = current
      .catch(() => undefined)
      .then(() => {
        this.queued = null;
        return this.read();
      });
    return this.queued;
  }

  /**
   * Changes after a cursor, in the order of their commits, each once.
   *
   * @param after A cursor of this feed; null for the beginning.
   * @throws Refusal cursor-invalid; changes-cursor-gone (410) where the change it names is not in the feed.
   */
  async readAfter(after: string | null, limit: number): Promise<ChangesPage> {
    const placed = await this.readPlaced(after, limit);
    const start = after ?? this.cursorAfter({ number: '0', mark: '' });
    return { items: placed.map(({ change }) => change), next: placed.at(-1)?.cursor ?? start };
  }

  /** As {@link readAfter}, each change with the cursor that goes on after it. */
  async readPlaced(after: string | null, limit: number): Promise<PlacedChange[]> {
    const [number, mark] = after === null ? ['0', ''] : decodeCursor(after, position, FEED);
    // The change that the cursor names is read again: after a restore its number may belong to another.
    const from = number === '0' ? '0' : String(BigInt(number) - 1n);
    const rows = await this.changes.readAfter(from, limit + 1);
    if (number !== '0') {
      const named = rows.shift();
      if (named?.number !== number || named.mark !== mark) throw changesCursorGone();
    }
    return rows.slice(0, limit).map((row) => ({ change: toChange(row), cursor: this.cursorAfter(row) }));
  }

  /**
   * As {@link readAfter}; where there is nothing yet, waits up to `waitMs` for the first change. Holds no connection
   * while it waits.
   *
   * @param signal Ends the waiting early, as when the caller has gone.
   */
  async readOrWait(after: string | null, limit: number, waitMs: number, signal: AbortSignal): Promise<ChangesPage> {
    const page = await this.readAfter(after, limit);
    if (page.items.length > 0 || waitMs <= 0) return page;
    await this.waitAfter(page.next, waitMs, signal);
    return this.readAfter(page.next, limit);
  }

  /** Waits until there is a change after a cursor, at most `waitMs`, and no longer than until `signal` or the end. */
  async waitAfter(cursor: string, waitMs: number, signal: AbortSignal): Promise<void> {
    const [number] = decodeCursor(cursor, position, FEED);
    await this.waitBeyond(BigInt(number), waitMs, signal);
  }

  /** True from the moment that the server has begun to close. */
  get isClosing(): boolean {
    return this.isStopping;
  }

  /** Lets everyone who waits go home, so that the server can close. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.wake(() => true);
  }

  private async waitBeyond(after: bigint, waitMs: number, signal: AbortSignal): Promise<void> {
    if (this.isStopping || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', end);
        this.waiters.delete(waiter);
        resolve();
      };
      const waiter: Waiter = { after, wake: end };
      const timeout = setTimeout(end, waitMs);
      signal.addEventListener('abort', end, { once: true });
      this.waiters.add(waiter);
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.timer !== null || this.waiters.size === 0) return;
    this.timer = setTimeout(() => {
      void this.look();
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    try {
      const head = BigInt((await this.head()).number);
      this.wake(({ after }) => head > after);
    } catch (error) {
      // Whoever waits tries again at the next look, and is told when their own time is over.
      this.logger.warn({ error }, 'The head of the change feed cannot be read');
    } finally {
      this.timer = null;
      this.schedule();
    }
  }

  private wake(isReady: (waiter: Waiter) => boolean): void {
    for (const waiter of this.waiters) if (isReady(waiter)) waiter.wake();
  }

  private async read(): Promise<ChangeHead> {
    const reading = this.changes.findHead().finally(() => {
      if (this.running === reading) this.running = null;
    });
    this.running = reading;
    return reading;
  }
}

function toChange(row: ChangeRow): Change {
  return {
    number: Number(row.number),
    change: row.change,
    what: row.what,
    alertId: row.alertId,
    changedAt: row.changedAt.toISOString(),
    alert: row.alert,
  };
}
