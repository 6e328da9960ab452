/** What people bring becomes an article: fetched or taken as it is, read, kept with its bytes, and sent to be screened. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ArticlesService, type Brought, type IncomingCapture } from '../articles/articles.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { invalidRequest } from '../platform/http/http.errors.js';
import type { Actor } from '../platform/http/needs.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { chooseDate, isToCome } from './choose-date.js';
import { DocumentsService } from './documents.service.js';
import { fileUnreadable, pageUnreadable, textMissing } from './intake.errors.js';

/** What a person may say of whatever they bring; null where they do not. */
export interface Said {
  readonly title: string | null;
  /** ISO 639, a hint. */
  readonly language: string | null;
  readonly published: Date | null;
  /** Where it was published: a channel, an agency. Shown as its outlet. */
  readonly origin: string | null;
  /** Why it is brought: for the record, erasable. */
  readonly note: string | null;
}

/** What was added, or what of it was known; see {@link Brought}. */
export type Added = Pick<Brought, 'outcome' | 'articleId'>;

type Via = 'address' | 'text' | 'file';

interface Readable {
  readonly via: Via;
  readonly url: string | null;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  /** As the document says. */
  readonly published: Date | null;
  readonly capture: Omit<IncomingCapture, 'retrievedAt' | 'sha256'>;
}

@Injectable()
export class AddArticleService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly articles: ArticlesService,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Fetches an address of the public web: a page, a PDF or plain text. @throws Refusal `page-unreadable` */
  async addAddress(address: string, said: Said, actor: Actor): Promise<Added> {
    const read = await this.documents.fetch(address);
    if (read.kind === 'failed') throw pageUnreadable(read.message);
    const { finalAddress, status, headers, body, contentType } = read.answer;
    const capture = { address, finalAddress, status, headers, mediaType: contentType ?? read.mediaType, body };
    return this.keep({ ...read, via: 'address', url: finalAddress, capture }, said, actor);
  }

  /** Takes a text as it is. @throws Refusal `text-missing` */
  async addText(text: string, said: Said, actor: Actor): Promise<Added> {
    if (text.trim() === '') throw textMissing();
    const body = Buffer.from(said.title === null ? text : `${said.title}\n\n${text}`, 'utf8');
    const capture = byHand('paste:', body, 'text/plain; charset=utf-8');
    return this.keep(
      { via: 'text', url: null, title: '', text, language: null, published: null, capture },
      said,
      actor,
    );
  }

  /** Reads a file of HTML, PDF or plain text. @param name As its owner calls it. @throws Refusal `file-unreadable` */
  async addFile(
    file: { readonly name: string; readonly mediaType: string | null; readonly bytes: Buffer },
    said: Said,
    actor: Actor,
  ): Promise<Added> {
    const read = await this.documents.read(file.bytes, file.mediaType);
    if (read.kind === 'failed') throw fileUnreadable(read.message);
    const title = read.title === '' ? file.name.replace(/\.[a-z0-9]{1,5}$/i, '') : read.title;
    const address = `upload:${encodeURIComponent(file.name.toWellFormed())}`;
    const capture = byHand(address, file.bytes, file.mediaType ?? read.mediaType);
    return this.keep({ ...read, title, via: 'file', url: null, capture }, said, actor);
  }

  /** Takes what was read out of a file, with the bytes it was read from. @throws Refusal `text-missing` */
  async addRead(
    read: Pick<Readable, 'title' | 'text' | 'language' | 'published'> &
      Pick<IncomingCapture, 'address' | 'body'> & {
        readonly mediaType: string;
      },
    said: Said,
    actor: Actor,
  ): Promise<Added> {
    const { title, text, language, published } = read;
    const capture = byHand(read.address, read.body, read.mediaType);
    return this.keep({ title, text, language, published, via: 'file', url: null, capture }, said, actor);
  }

  private async keep(read: Readable, said: Said, actor: Actor): Promise<Added> {
    const now = this.clock.now();
    if (said.published !== null && isToCome(said.published, now)) {
      throw invalidRequest([{ field: 'published', message: 'must not be to come' }]);
    }
    const sha256 = createHash('sha256').update(read.capture.body).digest('hex');
    const item = {
      guid: null,
      url: read.url,
      title: said.title ?? read.title,
      text: read.text,
      author: said.origin,
      language: said.language ?? read.language,
      ...chooseDate(said.published, read.published, now),
    };
    return this.database.transaction(async (tx) => {
      const brought = await this.articles.bring(
        {
          item,
          capture: { ...read.capture, retrievedAt: now, sha256 },
          broughtBy: actor.userId,
          mayRevise: read.via === 'address',
        },
        tx,
      );
      if (brought === null) throw textMissing();
      const { outcome, articleId, revisionId } = brought;
      if (revisionId === null) return { outcome, articleId };
      await this.jobs.enqueue('screen-article', { revisionIds: [revisionId] }, tx);
      await this.audit.record(
        {
          actor: actor.id,
          act: 'article.add',
          subjectType: 'article',
          subjectId: articleId,
          after: { via: read.via, outcome, revisionId, sha256 },
          text: said.note,
        },
        tx,
      );
      return { outcome, articleId };
    });
  }
}

function byHand(address: string, body: Buffer, mediaType: string): Readable['capture'] {
  return { address, finalAddress: address, status: null, headers: {}, mediaType, body };
}
