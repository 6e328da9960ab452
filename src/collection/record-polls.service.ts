/** Writes what polls came to: for each source all of it in one transaction, for many sources in one where they are ready. */
import { Injectable, Logger } from '@nestjs/common';
import { ArticlesService, type IncomingFeed, type StoredFeed } from '../articles/articles.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, sqlState, type Tx } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { PushesService, type SourceOffer } from '../pushes/pushes.service.js';
import {
  holdHostFor,
  profileOf,
  SourcePollingService,
  type PollableSource,
  type PollOutcome,
  type SourceAfter,
} from '../sources/source-polling.service.js';
import { toMessage, toWarnings, type PollResult } from './poll-result.js';
import { PollsRepository, type NewPoll } from './polls.repository.js';

/** A poll that is over and not yet on record. */
export interface FinishedPoll {
  readonly source: PollableSource;
  readonly claimToken: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly result: PollResult;
}

interface Waiting {
  readonly poll: FinishedPoll;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Transactions that write at the same time in one process. */
const LANES = 2;

/** Bounds of one transaction: polls, and bytes of the documents they bring. */
const MAX_BATCH_POLLS = 100;
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

/** Revisions in one screening job: small enough that a second try repeats little. */
const REVISIONS_PER_JOB = 200;

const NOTHING_STORED = { received: 0, new: 0, known: 0, revised: 0, rejected: 0, warnings: [] };

@Injectable()
export class RecordPollsService {
  private readonly logger = new Logger(RecordPollsService.name);
  private readonly waiting: Waiting[] = [];
  private busyLanes = 0;

  constructor(
    private readonly articles: ArticlesService,
    private readonly polling: SourcePollingService,
    private readonly polls: PollsRepository,
    private readonly pushes: PushesService,
    private readonly jobs: JobsService,
    private readonly metrics: MetricsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a poll on record; resolves once it is committed. Polls that finish while a transaction is under way share the
   * next one. A source whose claim another process has taken over in the meantime is left to that one.
   *
   * @throws What the database threw, if not even the failure could be recorded.
   */
  async record(poll: FinishedPoll): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ poll, done, failed });
      this.startLanes();
    });
  }

  private startLanes(): void {
    while (this.busyLanes < LANES && this.waiting.length > 0) {
      this.busyLanes += 1;
      void this.write(this.takeBatch()).finally(() => {
        this.busyLanes -= 1;
        this.startLanes();
      });
    }
  }

  private takeBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { poll } of this.waiting) {
      bytes += poll.result.kind === 'fetched' ? poll.result.body.length : 0;
      if (count > 0 && (count === MAX_BATCH_POLLS || bytes > MAX_BATCH_BYTES)) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      const recorded = await this.database.transaction((tx) =>
        this.writeAll(
          batch.map(({ poll }) => poll),
          tx,
        ),
      );
      this.count(recorded);
      for (const { poll, done } of batch) {
        this.tellOfChange(poll);
        done();
      }
    } catch (error) {
      await this.writeOneByOne(batch, error);
    }
  }

  /** The log says when a feed begins to fail and when it is back; what comes between is on its row. */
  private tellOfChange({ source, result }: FinishedPoll): void {
    const feed = { sourceId: source.id, address: source.address };
    if (result.kind === 'failed' && source.consecutiveFailures === 0) {
      this.logger.warn({ ...feed, code: result.code }, `A feed could not be read: ${toMessage(result.message)}`);
    } else if (result.kind !== 'failed' && source.consecutiveFailures > 0) {
      this.logger.log({ ...feed, failures: source.consecutiveFailures }, 'A feed can be read again');
    }
  }

  /** One document that cannot be stored must not keep others from it. */
  private async writeOneByOne(batch: readonly Waiting[], cause: unknown): Promise<void> {
    for (const { poll, done, failed } of batch) {
      try {
        if (isOutOfReach(cause)) throw cause;
        if (batch.length === 1) await this.writeFailure(poll, cause);
        else
          await this.database
            .transaction((tx) => this.writeAll([poll], tx))
            .then((recorded) => this.count(recorded))
            .catch((error) => this.writeFailure(poll, error));
        done();
      } catch (error) {
        failed(error);
      }
    }
  }

  private async writeFailure(poll: FinishedPoll, error: unknown): Promise<void> {
    this.logger.error({ error, sourceId: poll.source.id }, 'A document could not be stored');
    const { status, retryAfterMs, permanentRedirectTo } = poll.result;
    const message = toMessage(error instanceof Error ? error.message : String(error));
    const bytes = poll.result.kind === 'fetched' ? poll.result.body.length : null;
    const result: PollResult = {
      kind: 'failed',
      code: 'not-stored',
      message,
      bytes,
      unstoredItems: poll.result.kind === 'fetched' ? poll.result.items.length + poll.result.unreadItems : 0,
      status,
      retryAfterMs,
      permanentRedirectTo,
    };
    this.count(await this.database.transaction((tx) => this.writeAll([{ ...poll, result }], tx)));
  }

  /** Counts what is on record: only what is committed, and once. */
  private count(recorded: readonly NewPoll[]): void {
    for (const poll of recorded) {
      this.metrics.count('embargo_polls_total', { outcome: poll.outcome });
      this.metrics.count('embargo_poll_certificates_total', { certificate: poll.certificate });
      if (poll.received === 0) continue;
      this.metrics.count('embargo_items_received_total', {}, poll.received);
      const outcomes = {
        new: poll.new,
        known: poll.known,
        revised: poll.revised,
        'rejected-empty': poll.rejectedEmpty,
        'rejected-unread': poll.rejectedUnread,
        'rejected-unstored': poll.rejectedUnstored,
      };
      for (const [outcome, items] of Object.entries(outcomes)) {
        if (items > 0) this.metrics.count('embargo_articles_total', { outcome }, items);
      }
    }
  }

  /** @returns What is on record once `tx` is committed. */
  private async writeAll(all: readonly FinishedPoll[], tx: Tx): Promise<readonly NewPoll[]> {
    const held = await this.polling.lockClaimed(
      all.map(({ source, claimToken }) => ({ id: source.id, token: claimToken })),
      tx,
    );
    const polls = all.filter(({ source }) => held.has(source.id));
    if (polls.length === 0) return [];
    const { feeds, revisionIds } = await this.articles.store(polls.flatMap(toIncomingFeed), tx);
    const storedBySource = new Map(feeds.map((feed) => [feed.sourceId, feed]));
    const states = polls.map((poll) =>
      this.polling.plan(poll.source, toOutcome(poll, storedBySource.get(poll.source.id))),
    );
    const recorded = polls.flatMap((poll, index) => {
      const state = states[index];
      return state === undefined ? [] : [toNewPoll(poll, storedBySource.get(poll.source.id), state)];
    });
    await this.polls.insert(recorded, tx);
    await this.pushes.noteOffers(polls.flatMap(toOffer), tx);
    for (let start = 0; start < revisionIds.length; start += REVISIONS_PER_JOB) {
      const payload = { revisionIds: revisionIds.slice(start, start + REVISIONS_PER_JOB) };
      await this.jobs.enqueue('screen-article', payload, tx);
    }
    await this.polling.recordPolled(
      polls.flatMap(({ source, result }, index) => {
        const [after, ledger] = [states[index], recorded[index]];
        return after === undefined || ledger === undefined
          ? []
          : [{ source, after, ledger, heldForMs: holdHostFor(result.status, result.retryAfterMs) }];
      }),
      tx,
    );
    return recorded;
  }
}

function toOutcome({ result, finishedAt: at }: FinishedPoll, stored: StoredFeed | undefined): PollOutcome {
  const { status, retryAfterMs, permanentRedirectTo } = result;
  const answer = { at, status, retryAfterMs, permanentRedirectTo };
  if (result.kind === 'failed') {
    return { ...answer, kind: 'failed', code: result.code, message: result.message };
  }
  const { etag, lastModified, hintMs } = result;
  return {
    ...answer,
    kind: 'answered',
    etag,
    lastModified,
    hintMs,
    document:
      result.kind === 'fetched' && stored !== undefined
        ? {
            sha256: Buffer.from(result.sha256, 'hex'),
            seen: stored.seen,
            received: stored.received,
            revised: stored.revised,
            profile: profileOf(
              result.title,
              result.items.map(({ link }) => link),
            ),
          }
        : null,
  };
}

/** Only a document says anything of its hub. */
function toOffer({ source, result }: FinishedPoll): SourceOffer[] {
  return result.kind === 'fetched' ? [{ sourceId: source.id, offer: result.hub }] : [];
}

function toIncomingFeed({ source, startedAt, result }: FinishedPoll): IncomingFeed[] {
  if (result.kind !== 'fetched') return [];
  const { finalAddress, headers, mediaType, body, sha256, status } = result;
  return [
    {
      sourceId: source.id,
      isOldNews: source.lastSuccessAt === null,
      language: result.language ?? source.language,
      capture: {
        address: source.address,
        finalAddress,
        retrievedAt: startedAt,
        status,
        headers,
        mediaType,
        body,
        sha256,
      },
      items: result.items.map((item) => ({
        guid: item.id,
        url: item.link,
        title: item.title,
        text: item.text,
        author: item.author,
        language: item.language,
        published: item.published,
        publishedMark: item.publishedMark,
      })),
    },
  ];
}

function toNewPoll(poll: FinishedPoll, stored: StoredFeed | undefined, state: SourceAfter): NewPoll {
  const { source, startedAt, finishedAt, result } = poll;
  const { received, new: fresh, known, revised, rejected: rejectedEmpty, warnings } = stored ?? NOTHING_STORED;
  const isFailed = result.kind === 'failed';
  const rejectedUnread = result.kind === 'fetched' ? result.unreadItems : 0;
  const rejectedUnstored = isFailed ? result.unstoredItems : 0;
  return {
    sourceId: source.id,
    startedAt,
    finishedAt,
    outcome: isFailed ? 'failed' : result.kind === 'fetched' ? 'fetched' : 'not-modified',
    status: result.status,
    errorCode: isFailed ? result.code : null,
    error: isFailed ? toMessage(result.message) : null,
    bytes: result.kind === 'fetched' ? result.body.length : result.bytes,
    bodySha256: result.kind === 'fetched' ? Buffer.from(result.sha256, 'hex') : null,
    certificate: state.certificate,
    received: received + rejectedUnread + rejectedUnstored,
    new: fresh,
    known,
    revised,
    rejected: rejectedEmpty + rejectedUnread + rejectedUnstored,
    rejectedEmpty,
    rejectedUnread,
    rejectedUnstored,
    warnings: toWarnings([...(result.kind === 'fetched' ? result.warnings : []), ...warnings]),
    nextPollAt: state.nextPollAt,
  };
}

/** No connection, no resources, or shutting down: then trying one by one would only repeat the failure. */
function isOutOfReach(error: unknown): boolean {
  const state = sqlState(error);
  return /^(08|53|57)/.test(state) || /^E[A-Z]+$/.test(state);
}
