/** Signed checkpoints of the record, mailed to whoever shall be able to tell that it was rewritten. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import type { SignedCheckpoint } from '../platform/audit/checkpoint-statement.js';
import { CheckpointsService } from '../platform/audit/checkpoints.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { tellDay } from './build-digest.js';
import { CheckpointMailsRepository, type SentCheckpointRow } from './checkpoint-mails.repository.js';
import { noCheckpointReaders } from './delivery.errors.js';
import { NoticesService } from './notices.service.js';
import { renderNotice, renderNoticeText, type Notice } from './render-notice.js';

export type { SentCheckpointRow } from './checkpoint-mails.repository.js';

/** One goes out this often, where something was put on record since. */
const EVERY_MS = 86_400_000;

@Injectable()
export class CheckpointMailsService {
  constructor(
    private readonly mails: CheckpointMailsRepository,
    private readonly checkpoints: CheckpointsService,
    private readonly notices: NoticesService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who gets them, and the latest that were sent. */
  async describe(limit: number): Promise<{ readonly readers: string[]; readonly sent: SentCheckpointRow[] }> {
    const [readers, sent] = await Promise.all([this.mails.listReaders(), this.mails.listSent(limit)]);
    return { readers, sent };
  }

  /** Puts these addresses in the place of those before, on record; the addresses themselves can be erased from it. */
  async setReaders(emails: readonly string[], actor: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.mails.lock(tx);
      const before = await this.mails.listReaders(tx);
      const after = [...new Set(emails.map((email) => email.toLowerCase()))].sort();
      if (before.join() === after.join()) return;
      await this.mails.replaceReaders(after, this.clock.now(), tx);
      await this.audit.record(
        {
          actor: actor.id,
          act: 'record.set-checkpoint-readers',
          subjectType: 'record',
          subjectId: 'checkpoints',
          before: { addresses: before.length },
          after: { addresses: after.length },
          text: after.length === 0 ? null : after.join(', '),
        },
        tx,
      );
    });
  }

  /** Sends one to all readers now, on record. @throws Refusal `no-checkpoint-readers`. */
  async sendNow(actor: Actor): Promise<SignedCheckpoint> {
    return this.database.transaction(async (tx) => {
      await this.mails.lock(tx);
      const checkpoint = await this.send(tx);
      if (checkpoint === null) throw noCheckpointReaders();
      await this.audit.record(
        {
          actor: actor.id,
          act: 'record.mail-checkpoint',
          subjectType: 'record',
          subjectId: 'checkpoints',
          after: { number: checkpoint.number, hash: checkpoint.hash },
        },
        tx,
      );
      return checkpoint;
    });
  }

  /** Sends one where a day has gone by since the last and the record has grown. @returns Null where none was due. */
  async sendDue(): Promise<SignedCheckpoint | null> {
    return this.database.transaction(async (tx) => {
      await this.mails.lock(tx);
      const [last] = await this.mails.listSent(1, tx);
      if (last !== undefined) {
        if (this.clock.now().getTime() - last.madeAt.getTime() < EVERY_MS) return null;
        if ((await this.audit.head())?.hash === last.hash) return null;
      }
      return this.send(tx);
    });
  }

  /** @returns Null where nobody wants one, or nothing is on record yet. */
  private async send(tx: Tx): Promise<SignedCheckpoint | null> {
    const readers = await this.mails.listReaders(tx);
    const checkpoint = readers.length === 0 ? null : await this.checkpoints.make();
    if (checkpoint === null) return null;
    const notice = this.tell(checkpoint);
    const mail = { subject: notice.subject, html: renderNotice(notice), text: renderNoticeText(notice) };
    await this.notices.write(
      readers.map((recipient) => ({ recipient, ...mail })),
      tx,
    );
    await this.mails.insertSent(checkpoint, readers.length, tx);
    return checkpoint;
  }

  private tell(checkpoint: SignedCheckpoint): Notice {
    return {
      subject: `Checkpoint of the record of acts: entry ${checkpoint.number}`,
      lines: [
        'Keep this mail. As long as the installation stands, it proves that every entry up to this one still stands as it stood: none changed, none added, none cut off.',
        'To hold the record against it, save what stands from the first brace to the last as checkpoint.json and run: npm run --silent cli -- verify-audit --checkpoint checkpoint.json',
        'It cannot prove that what was written was true, nor anything about entries made after it.',
      ],
      verbatim: JSON.stringify(checkpoint, null, 2),
      href: `${this.config.http.baseUrl}/record`,
      dateline: tellDay(new Date(checkpoint.at), 'UTC'),
    };
  }
}
