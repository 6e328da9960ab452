/** Screens a stream of JSON lines in input order and constant memory, on one core or on several. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Pack } from '../detection/pack.js';
import { screenLines, type NumberedLine, type ScreenedLine } from './screen-lines.js';

const LINES_PER_BATCH = 64;

/** What became of a stream of lines. */
export interface ScreenedStream {
  readonly lines: number;
  readonly faults: number;
}

/** How to run. */
export interface ScreenStreamOptions {
  readonly workers: number;
  /** Loads the pack in this process, when one core is enough. */
  readonly loadPack: () => Promise<Pack>;
  /** Handed to worker threads, which load the pack themselves. */
  readonly rulesDir: string | null;
}

/** Reads lines from `input` and writes one line each to `output`. */
export async function screenStream(
  input: Readable,
  output: Writable,
  options: ScreenStreamOptions,
): Promise<ScreenedStream> {
  const lane =
    options.workers > 1 ? new ThreadLane(options.workers, options.rulesDir) : new LocalLane(await options.loadPack());
  const pending: Promise<ScreenedLine[]>[] = [];
  let lines = 0;
  let faults = 0;
  const flush = async (): Promise<void> => {
    const done = await pending.shift();
    if (!done) return;
    faults += done.filter(({ isFault }) => isFault).length;
    if (!output.write(done.map(({ output: line }) => `${line}\n`).join(''))) await once(output, 'drain');
  };
  try {
    let number = 0;
    let batch: NumberedLine[] = [];
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      lines++;
      batch.push({ number, line });
      if (batch.length < LINES_PER_BATCH) continue;
      pending.push(lane.screen(batch));
      batch = [];
      while (pending.length > 2 * options.workers) await flush();
    }
    if (batch.length > 0) pending.push(lane.screen(batch));
    while (pending.length > 0) await flush();
  } finally {
    await lane.close();
  }
  return { lines, faults };
}

interface Lane {
  screen(lines: readonly NumberedLine[]): Promise<ScreenedLine[]>;
  close(): Promise<void>;
}

class LocalLane implements Lane {
  constructor(private readonly pack: Pack) {}

  async screen(lines: readonly NumberedLine[]): Promise<ScreenedLine[]> {
    return screenLines(lines, this.pack);
  }

  async close(): Promise<void> {}
}

class ThreadLane implements Lane {
  private readonly workers: Worker[];
  private next = 0;
  private ticket = 0;
  private readonly waiting = new Map<number, { done: (lines: ScreenedLine[]) => void; fail: (error: Error) => void }>();

  constructor(count: number, rulesDir: string | null) {
    this.workers = Array.from({ length: count }, () => {
      const worker = new Worker(new URL('./screen-thread.js', import.meta.url), { workerData: { rulesDir } });
      worker.on('message', ({ ticket, lines }: { ticket: number; lines: ScreenedLine[] }) => {
        this.waiting.get(ticket)?.done(lines);
        this.waiting.delete(ticket);
      });
      worker.on('error', (error: Error) => {
        for (const { fail } of this.waiting.values()) fail(error);
        this.waiting.clear();
      });
      return worker;
    });
  }

  screen(lines: readonly NumberedLine[]): Promise<ScreenedLine[]> {
    const ticket = this.ticket++;
    const worker = this.workers[this.next++ % this.workers.length];
    return new Promise((done, fail) => {
      this.waiting.set(ticket, { done, fail });
      worker?.postMessage({ ticket, lines });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
