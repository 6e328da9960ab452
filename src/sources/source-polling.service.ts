/** The registry's door for collection: which sources are due, and what their polls came to. */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { planAfterPoll, type PollOutcome, type SourceAfter } from './plan-after-poll.js';
import {
  SourcePollingRepository,
  type ClaimedSource,
  type PollableSource,
  type PollLedger,
} from './source-polling.repository.js';
import { tellEvents } from './tell-events.js';

export { holdHostFor } from './hold-host.js';
export type { PollOutcome, SourceAfter } from './plan-after-poll.js';
export { profileOf } from './profile.js';
export type { ClaimedSource, PollableSource } from './source-polling.repository.js';

/**
 * How long a claim stands without being extended. A killed worker's sources wait so long; a job that comes to its sources
 * later than that may find that another token holds them, and leaves them.
 */
const CLAIM_MS = 2 * 60_000;

/** Whoever polls extends its claims this often. */
export const EXTEND_EVERY_MS = 30_000;

/** A permanent redirect must have led to the same place for this long before the registered address is changed. */
const STABLE_MOVE_MS = 7 * 24 * 60 * 60_000;

/** Token of a job whose sources could not be claimed when it was enqueued, since their host was being polled. */
export const UNCLAIMED = '';

const RETRY_BUSY_HOST_SECONDS = 2;

/** A poll that is over, with the state in which it leaves its source. */
export interface Polled {
  readonly source: PollableSource;
  readonly after: SourceAfter;
  readonly ledger: PollLedger;
  /** For how long no feed of its host is to be polled; 0 for none. */
  readonly heldForMs: number;
}

/** Sources claimed together, under one token. */
export interface Claim {
  readonly token: string;
  readonly sources: readonly ClaimedSource[];
}

@Injectable()
export class SourcePollingService {
  /** Begins the token of every claim that this process makes. */
  private readonly owner = randomUUID();

  constructor(
    private readonly polling: SourcePollingRepository,
    private readonly audit: AuditService,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims up to `limit` due sources, at most `perHost` of a host, and none of a host that is being polled. Two processes
   * that call this at the same time get different sources.
   */
  async claimDue(limit: number, perHost: number, tx: Tx): Promise<Claim> {
    const now = this.clock.now();
    const token = `${this.owner}/${randomUUID()}`;
    const until = new Date(now.getTime() + CLAIM_MS);
    return { token, sources: await this.polling.claimDue({ now, until, token, limit, perHost }, tx) };
  }

  /**
   * Sees to it, as part of `tx`, that a source is polled now, whatever its plan says: claims and enqueues it, or, where its
   * host is being polled, enqueues another attempt. A source that is being polled already, or is not enabled, is left.
   */
  async enqueueNow(id: string, tx: Tx): Promise<void> {
    const now = this.clock.now();
    const token = `${this.owner}/${randomUUID()}`;
    const until = new Date(now.getTime() + CLAIM_MS);
    const attempt = await this.polling.claimOne(id, { now, until, token }, tx);
    if (attempt === 'claimed') await this.jobs.enqueue('poll-sources', { sourceIds: [id], claimToken: token }, tx);
    if (attempt === 'host-busy') {
      const payload = { sourceIds: [id], claimToken: UNCLAIMED };
      await this.jobs.enqueue('poll-sources', payload, tx, { startAfterSeconds: RETRY_BUSY_HOST_SECONDS });
    }
  }

  /** How many sources this process has claimed that have not been polled yet, by whomever. */
  async countOutstanding(): Promise<number> {
    return this.polling.countClaimed(this.owner, this.clock.now());
  }

  /** Begins to work a claim. @returns The sources that are still under it; the rest others have taken up. */
  async takeUp(sourceIds: readonly string[], token: string): Promise<PollableSource[]> {
    const sources = await this.polling.findClaimed(sourceIds, token);
    const soon = this.clock.now().getTime() + CLAIM_MS - EXTEND_EVERY_MS;
    if (sources.some(({ claimedUntil }) => claimedUntil.getTime() < soon)) await this.extend(sourceIds, token);
    return sources;
  }

  /** Keeps claims alive; see {@link EXTEND_EVERY_MS}. */
  async extend(sourceIds: readonly string[], token: string): Promise<void> {
    await this.polling.extend(sourceIds, token, new Date(this.clock.now().getTime() + CLAIM_MS));
  }

  /** Gives up claims: the sources can be claimed by others at once. */
  async release(sourceIds: readonly string[], token: string): Promise<void> {
    await this.polling.release(sourceIds, token);
  }

  /** Of these claims, those that stand; their sources are locked until `tx` ends. @returns Ids of sources. */
  async lockClaimed(claims: readonly { id: string; token: string }[], tx: Tx): Promise<Set<string>> {
    return this.polling.lockClaimed(claims, tx);
  }

  /** The state in which a poll leaves its source, to be written by {@link recordPolled}. */
  plan(source: PollableSource, outcome: PollOutcome): SourceAfter {
    return planAfterPoll(source, outcome, this.clock.random());
  }

  /**
   * Writes what polls came to, as part of `tx`, and ends their claims; keeps what is to be told of it. Sources that are gone
   * or back, or that have moved for good and long enough, are changed and the act goes on record.
   */
  async recordPolled(polled: readonly Polled[], tx: Tx): Promise<void> {
    await this.polling.recordPolled(polled, tx);
    await this.polling.insertEvents(
      polled.flatMap(({ source, after }) => tellEvents(source, after)),
      tx,
    );
    await this.polling.holdHosts(
      polled.flatMap(({ source, after, heldForMs }) =>
        heldForMs > 0 && after.lastStatus !== null
          ? [{ host: source.host, until: new Date(after.lastPolledAt.getTime() + heldForMs), status: after.lastStatus }]
          : [],
      ),
      this.clock.now(),
      tx,
    );
    for (const { source, after } of polled) {
      if (after.isGone && !source.isGone) {
        await this.record('source.gone', after.id, null, { state: 'gone', stateReason: after.attention }, tx);
      } else if (!after.isGone && source.isGone) {
        await this.record('source.return', after.id, { state: 'gone' }, { state: 'enabled' }, tx);
      } else if (after.movedTo !== null && after.movedSince !== null) {
        await this.adoptMove(after.id, after.movedTo, after.movedSince, tx);
      }
    }
  }

  /** Until when a hub tells of the news of a source; null where none does any more. */
  async setPushedUntil(id: string, until: Date | null, tx: Tx): Promise<void> {
    await this.polling.setPushedUntil(id, until, tx);
  }

  /** A hub has told of news: the source is polled at once, at most once a minute; one that fails keeps its wait. */
  async hastenAfterPush(id: string, now: Date): Promise<void> {
    await this.polling.hastenAfterPush(id, now);
  }

  private async adoptMove(id: string, address: string, since: Date, tx: Tx): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - since.getTime() < STABLE_MOVE_MS) return;
    if (!(await this.polling.adoptAddress(id, address, new URL(address).host, now, tx))) return;
    await this.record('source.move', id, null, { address, redirectedSince: since.toISOString() }, tx);
  }

  private async record(
    act: string,
    id: string,
    before: Record<string, unknown> | null,
    after: Record<string, unknown>,
    tx: Tx,
  ): Promise<void> {
    await this.audit.record({ actor: SYSTEM.id, act, subjectType: 'source', subjectId: id, before, after }, tx);
  }
}
