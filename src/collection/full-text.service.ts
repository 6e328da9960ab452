/** Reads the pages of articles whose feeds carry a teaser only, and keeps what more they say as a revision. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ArticlesService, type IncomingCapture, type IncomingItem } from '../articles/articles.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import type { ArticlePage } from './extract-article.js';
import type { PageOutcome } from './page-read.entity.js';
import { PageReaderClient } from './page-reader.client.js';
import { PageReadsRepository, type DuePage } from './page-reads.repository.js';
import { PagesService, type FetchedBytes } from './pages.service.js';
import { RobotsService } from './robots.service.js';
import { titleFromAddress } from './title-from-address.js';

/** A page must say this much more than the feed did, or it is no fuller text. */
const MIN_GAIN = 1.2;

/** A page that cannot be had is tried so often, an hour apart at first, then four, then nine. */
const MAX_TRIES = 4;
const HOUR_MS = 3_600_000;

/** Failures that will be the same tomorrow. */
const LASTING = new Set([
  'refused-address',
  'too-large',
  'bad-encoding',
  'redirect-loop',
  'bad-redirect',
  'not-a-page',
]);

/** A page that was had, with the article that was read out of it. */
interface ReadPage {
  readonly capture: IncomingCapture;
  readonly page: ArticlePage;
}

type PageReading = ReadPage | { readonly outcome: PageOutcome; readonly detail: string } | { readonly again: string };

@Injectable()
export class FullTextService {
  constructor(
    private readonly reads: PageReadsRepository,
    private readonly robots: RobotsService,
    private readonly pages: PagesService,
    private readonly reader: PageReaderClient,
    private readonly articles: ArticlesService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads one page and puts on record what came of it: the article's fuller text, to be screened, or why there is none.
   *
   * @returns The pause that the site asks for before the next request, in ms.
   */
  async read(due: DuePage, signal: AbortSignal): Promise<number> {
    const { isAllowed, crawlDelayMs } = await this.robots.ask(due.address);
    const reading: PageReading = isAllowed
      ? await this.fetch(due.address, signal)
      : { outcome: 'forbidden', detail: 'The site asks in its robots.txt not to fetch this page' };
    signal.throwIfAborted();
    await this.record(due, reading);
    return crawlDelayMs ?? 0;
  }

  /** The page; where something stands in its way and it offers another form of itself on its own host, that one. */
  private async fetch(address: string, signal: AbortSignal): Promise<PageReading> {
    const reading = await this.fetchOne(address, signal);
    if (!('page' in reading) || reading.page.kind === 'article' || reading.page.amp === null) return reading;
    const amp = new URL(reading.page.amp);
    if (amp.host !== new URL(reading.capture.finalAddress).host || amp.href === address) return reading;
    if (!(await this.robots.ask(amp.href)).isAllowed) return reading;
    const other = await this.fetchOne(amp.href, signal);
    return 'page' in other && other.page.kind === 'article' ? other : reading;
  }

  private async fetchOne(address: string, signal: AbortSignal): Promise<PageReading> {
    const retrievedAt = this.clock.now();
    const answer = await this.pages.fetch(address, { signal });
    if (answer.kind === 'failed') return toFailure(answer);
    const { finalAddress, status, headers, contentType, body } = answer;
    const { raw, isHtml } = this.pages.readBytes(body, contentType);
    if (!isHtml) return { outcome: 'no-article', detail: `Not a page: ${contentType ?? 'of no stated kind'}` };
    const page = await this.reader.read(raw, finalAddress);
    if (page === null) return { outcome: 'no-article', detail: 'The page takes more time or memory than a page may' };
    const sha256 = createHash('sha256').update(body).digest('hex');
    const capture = { address, finalAddress, retrievedAt, status, headers, mediaType: contentType, body, sha256 };
    return { capture, page };
  }

  private async record(due: DuePage, reading: PageReading): Promise<void> {
    if ('again' in reading) {
      if (due.tries < MAX_TRIES) {
        const dueAt = new Date(this.clock.now().getTime() + due.tries ** 2 * HOUR_MS);
        await this.reads.postpone(due.articleId, dueAt, reading.again);
        return;
      }
      await this.note(due, { outcome: 'failed', detail: reading.again }, null);
      return;
    }
    if (!('page' in reading)) {
      await this.note(due, reading, null);
      return;
    }
    const { page } = reading;
    if (page.kind !== 'article') {
      await this.note(due, { outcome: page.kind, detail: null }, page.canonical);
    } else if (page.text.length < due.textLength * MIN_GAIN) {
      await this.note(due, { outcome: 'nothing-new', detail: null }, page.canonical);
    } else await this.keep(due, reading);
  }

  private async note(
    { articleId }: DuePage,
    { outcome, detail }: { outcome: PageOutcome; detail: string | null },
    canonical: string | null,
  ): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => this.reads.record(articleId, { outcome, detail, canonical, at }, tx));
  }

  private async keep(due: DuePage, { capture, page }: ReadPage): Promise<void> {
    const at = this.clock.now();
    const item: IncomingItem = {
      guid: null,
      url: due.address,
      // What only a sitemap has named has no title of its own.
      title: due.title === titleFromAddress(due.address) && page.title !== '' ? page.title : due.title,
      text: page.text,
      author: page.author,
      language: page.language ?? due.language,
      published: page.published,
      publishedMark: page.published === null ? 'absent' : 'stated',
    };
    await this.database.transaction(async (tx) => {
      const revisionId = await this.articles.revise(due.articleId, item, capture, tx);
      const outcome = revisionId === null ? 'nothing-new' : 'read';
      await this.reads.record(due.articleId, { outcome, detail: null, canonical: page.canonical, at }, tx);
      if (revisionId !== null) await this.jobs.enqueue('screen-article', { revisionIds: [revisionId] }, tx);
    });
  }
}

function toFailure({ code, message }: Extract<FetchedBytes, { kind: 'failed' }>): PageReading {
  const status = /\d{3}$/.exec(message)?.[0];
  if (code === 'http-status' && status !== undefined) {
    if (status === '401' || status === '402') return { outcome: 'paywall', detail: message };
    if (status === '403' || status === '451') return { outcome: 'blocked', detail: message };
    if (status === '404' || status === '410') return { outcome: 'failed', detail: message };
  }
  return LASTING.has(code) ? { outcome: 'failed', detail: message } : { again: message };
}
