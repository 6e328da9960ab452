/** Takes mail that strangers wrote apart, in a thread with bounds of time and memory. */
import { extname } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BoundedThread } from '../platform/threads/bounded-thread.client.js';
import type { MailReply, MailTask } from './mail-thread.client.js';

/** A message of 20 MB with a hundred attachments takes about a second. */
const BOUNDS = { maxMs: 20_000, maxHeapMb: 256, idleMs: 10_000 };

const MAX_PARTS = 1_000;
const MAX_ATTACHMENTS = 100;

@Injectable()
export class MailClient implements OnModuleDestroy {
  private readonly thread = new BoundedThread<MailTask, MailReply>(
    // Beside this file and in the language it is in: built, or as the tests run it.
    new URL(`./mail-thread.client${extname(import.meta.filename)}`, import.meta.url),
    BOUNDS,
  );

  /** @param bytes One message (RFC 5322). Never rejects for what it is. */
  async read(bytes: Uint8Array): Promise<MailReply> {
    const reply = await this.thread.run({ bytes, maxParts: MAX_PARTS, maxAttachments: MAX_ATTACHMENTS });
    return reply ?? { kind: 'damaged', message: 'It takes more time or memory to read than a message may' };
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.close();
  }
}
