/** Reads the text of PDF files that strangers made, each in a thread of its own with bounds of time and memory. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { joinPdfLines } from './join-pdf-lines.js';
import type { PdfReply, PdfTask } from './pdf-thread.client.js';

/** What reading a PDF came to. */
export type PdfAnswer =
  | { readonly kind: 'read'; readonly title: string; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string };

/** A panel's longest reports have some 600 pages. */
const MAX_PAGES = 1_000;

/** In UTF-16 code units: more than an article keeps, so that what is cut is known to be cut. */
const MAX_LENGTH = 1_100_000;

const MAX_MS = 20_000;

/** Of the thread: of its heap, and of what stands outside it (streams that a small file unpacks to). */
const MAX_HEAP_MB = 256;
const MAX_EXTERNAL_BYTES = 256 * 1024 * 1024;
const LOOK_EVERY_MS = 50;

/** Documents that may wait for the one being read. */
const MAX_WAITING = 8;

@Injectable()
export class PdfClient {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** One at a time: each may take a core and half a gigabyte. Never rejects for what the document is. */
  async read(bytes: Uint8Array): Promise<PdfAnswer> {
    if (this.waiting >= MAX_WAITING) {
      return { kind: 'failed', message: 'Too many documents are being read at the moment; try again in a minute' };
    }
    this.waiting += 1;
    const answer = this.last.then(() => readInThread(bytes)).finally(() => (this.waiting -= 1));
    this.last = answer.catch(() => undefined);
    return answer;
  }
}

async function readInThread(bytes: Uint8Array): Promise<PdfAnswer> {
  const task: PdfTask = { bytes, maxPages: MAX_PAGES, maxLength: MAX_LENGTH };
  // Beside this file and in the language it is in: built, or as the tests run it.
  const thread = new URL(`./pdf-thread.client${extname(import.meta.filename)}`, import.meta.url);
  const worker = new Worker(thread, {
    workerData: task,
    env: {},
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  });
  const reply = Promise.withResolvers<PdfReply | null>();
  const giveUp = (): void => reply.resolve(null);
  worker.once('message', (said: PdfReply) => reply.resolve(said));
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp();
    else reply.reject(new Error('The thread that reads PDF files failed', { cause: error }));
  });
  worker.once('exit', giveUp);
  const timer = setTimeout(giveUp, MAX_MS);
  const look = setInterval(() => {
    // Rejects once the thread has ended, which is told otherwise.
    worker.getHeapStatistics().then(
      ({ external_memory }) => {
        if (external_memory > MAX_EXTERNAL_BYTES) giveUp();
      },
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  try {
    return toAnswer(await reply.promise);
  } finally {
    clearTimeout(timer);
    clearInterval(look);
    await worker.terminate();
  }
}

function toAnswer(reply: PdfReply | null): PdfAnswer {
  switch (reply?.kind) {
    case undefined:
      return { kind: 'failed', message: 'The PDF takes more time or memory to read than a document may' };
    case 'encrypted':
      return { kind: 'failed', message: 'The PDF is locked with a password' };
    case 'damaged':
      return { kind: 'failed', message: 'The PDF is damaged' };
    case 'too-long':
      return { kind: 'failed', message: `The PDF has ${reply.pages} pages; at most ${MAX_PAGES} are read` };
    case 'read': {
      const text = joinPdfLines(reply.lines);
      if (text === '') {
        return { kind: 'failed', message: 'The PDF holds no text: it may be a scan, which is not read here' };
      }
      return { kind: 'read', title: reply.title, text };
    }
  }
}
