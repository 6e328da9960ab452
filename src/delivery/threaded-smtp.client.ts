/**
 * Mails over SMTP from a thread of its own: composing a mail takes as much of a processor as planning it does, and while
 * thousands leave, requests are answered all the same.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../platform/config/config.js';
import type { MailOutcome } from './classify-smtp-answer.js';
import type { MailContent } from './delivery-records.js';
import { MailClient } from './mail.client.js';
import { SmtpMailClient } from './smtp.client.js';

/** What {@link SmtpMailClient} is made with. */
export interface SmtpSettings {
  readonly url: string;
  readonly from: string;
  readonly limitMs: number;
  readonly dkim: Config['mail']['dkim'];
}

/** To the thread: send this mail; without a mail, end the attempt of that number. */
export interface ThreadOrder {
  readonly number: number;
  readonly mail: MailContent | null;
}

/** From the thread. */
export interface ThreadReply {
  readonly number: number;
  readonly outcome: MailOutcome;
}

/** A thread that has nothing to send for so long is let go, and its memory with it. */
const IDLE_MS = 30_000;

/** Of one mail that may have left: it is sent again under the same Message-ID. */
const LOST: MailOutcome = { kind: 'deferred', status: null, answer: 'The mailer has stopped.', isUnreachable: false };

class ThreadedSmtpMailClient extends MailClient {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, (outcome: MailOutcome) => void>();
  private last = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly settings: SmtpSettings) {
    super();
  }

  // Not async: a function that waits holds its mail, and thousands of them would outlive the young generation.
  override send(mail: MailContent, signal: AbortSignal): Promise<MailOutcome> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    const number = ++this.last;
    const { promise, resolve } = Promise.withResolvers<MailOutcome>();
    const abort = (): void => worker.postMessage({ number, mail: null } satisfies ThreadOrder);
    signal.addEventListener('abort', abort, { once: true });
    this.waiting.set(number, (outcome) => {
      signal.removeEventListener('abort', abort);
      this.waiting.delete(number);
      if (this.waiting.size === 0) this.idle = setTimeout(() => this.close(), IDLE_MS).unref();
      resolve(outcome);
    });
    worker.postMessage({ number, mail } satisfies ThreadOrder);
    if (signal.aborted) abort();
    return promise;
  }

  override close(): void {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    this.loseAll();
    void worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL('./smtp-thread.client.js', import.meta.url), {
      workerData: this.settings,
      env: {},
      execArgv: ['--no-warnings'],
    });
    const end = (): void => {
      // One that is let go ends later than the next may have begun.
      if (this.worker !== worker) return;
      this.worker = null;
      this.loseAll();
    };
    worker.on('message', ({ number, outcome }: ThreadReply) => this.waiting.get(number)?.(outcome));
    worker.on('error', end).on('exit', end).unref();
    return worker;
  }

  private loseAll(): void {
    for (const settle of this.waiting.values()) settle(LOST);
  }
}

/** The way over SMTP. Run from its sources, as by tests, it has no compiled thread beside it and sends in place. */
export function openSmtp(settings: SmtpSettings): MailClient {
  return extname(import.meta.filename) === '.js'
    ? new ThreadedSmtpMailClient(settings)
    : new SmtpMailClient(settings.url, settings.from, settings.limitMs, settings.dkim);
}
