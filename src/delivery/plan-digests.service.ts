/**
 * Decides who is told what: reads the change feed on from where each subscription stands, builds its digest, and writes
 * digest, position and job together. A subscription is told of a change because its position has not passed the number
 * of that change; the position passes it in the transaction that writes the digest, so nothing is told twice and nothing
 * is left out, however often this is interrupted and however many workers plan.
 */
import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { ChangesService } from '../alerts/changes.service.js';
import { EditionsService } from '../alerts/editions.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, sqlState } from '../platform/database/database.js';
import { Refusal } from '../platform/errors/refusal.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { buildDigest, inOrder, type DigestEntry } from './build-digest.js';
import { buildMailedAlert, type MailedAlert } from './build-mailed-alert.js';
import { chooseAlerts, type Candidate } from './choose-alerts.js';
import type { ToldEdition } from './compare-mailed-alerts.js';
import { GIVE_UP_AFTER_MS } from './compute-retry-delay.js';
import { FeedFold } from './feed-fold.js';
import { nextDueAfter, type Schedule } from './find-next-due.js';
import { LinksService } from './links.service.js';
import { packBody } from './mail-body.js';
import { digestHeaders, toMessageId } from './mail-headers.js';
import { PlanningRepository, type DueSubscription, type PlannedStep, type ToldRecord } from './planning.repository.js';
import { renderDigestText } from './render-digest-text.js';
import { renderDigest } from './render-digest.js';
import type { LinkPurpose } from './sign-link.js';
import { tellCandidate, tellGone } from './tell-candidate.js';

/** The end of the feed as it is read. */
interface Head {
  readonly number: string;
  readonly mark: string;
}

/** Alerts as they are told, read as they are needed; null for one that is gone. */
type Mailed = Map<string, MailedAlert | null>;

/** What a batch of subscriptions is decided from. */
interface Gathered {
  readonly feed: FeedFold;
  readonly told: ReadonlyMap<string, ReadonlyMap<string, ToldRecord>>;
  readonly editions: ReadonlyMap<string, readonly ToldEdition[]>;
  readonly mailed: Mailed;
}

type Sign = (purpose: LinkPurpose, ...numbers: readonly string[]) => string;

/** Subscriptions read and planned together: they share one reading of the feed. */
const BATCH = 500;

/** Steps written in one transaction. */
const WRITE_BATCH = 25;

/** Transactions that write at the same time. */
const WRITERS = 2;

/** Alerts that are kept from one batch to the next. */
const MOST_MAILED = 2_000;

/** Changes read at a time. */
const PAGE = 500;

/** Alerts read at the same time. */
const READERS = 4;

/** SQLSTATE class of what breaks a constraint. */
const INTEGRITY_FAULTS = '23';

/** A subscription whose digest cannot be built is tried again after this. */
const AFTER_FAULT_MS = 15 * 60_000;

@Injectable()
export class PlanDigestsService {
  private readonly logger = new Logger(PlanDigestsService.name);

  constructor(
    private readonly planning: PlanningRepository,
    private readonly alerts: AlertsService,
    private readonly changes: ChangesService,
    private readonly editions: EditionsService,
    private readonly links: LinksService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Plans all that is due. @returns How many digests were written. */
  async plan(): Promise<number> {
    const mailed: Mailed = new Map();
    let written = 0;
    for (;;) {
      const now = this.clock.now();
      const head = await this.changes.head();
      const due = await this.planning.findDue(now, head.number, BATCH);
      if (due.length > 0) written += await this.planBatch(due, head, now, mailed);
      if (due.length < BATCH) return written;
    }
  }

  /** What a subscription would be told now, in the order of its digest. Nothing is written and nothing counts as told. */
  async draft(subscription: DueSubscription): Promise<DigestEntry[]> {
    const gathered = await this.gather([subscription], await this.changes.head(), new Map());
    return inOrder(await this.chooseEntries(subscription, gathered));
  }

  private async planBatch(due: readonly DueSubscription[], head: Head, now: Date, mailed: Mailed): Promise<number> {
    const gathered = await this.gather(due, head, mailed);
    const sign = await this.links.signer();
    const nextDue = nextDueAfter(now);
    const ids = await this.planning.reserveDeliveryIds(due.length);
    const writing = new Set<Promise<unknown>>();
    const faults: unknown[] = [];
    let written = 0;
    for (let start = 0; start < due.length; start += WRITE_BATCH) {
      const portion = due.slice(start, start + WRITE_BATCH);
      const steps: PlannedStep[] = [];
      for (const [index, subscription] of portion.entries()) {
        steps.push(await this.planOne(subscription, ids[start + index] ?? '', { gathered, head, now, sign, nextDue }));
      }
      // While the database writes these, the next are composed.
      if (writing.size >= WRITERS) await Promise.race(writing);
      const one = this.write(steps, now).then(
        (count) => {
          written += count;
          writing.delete(one);
        },
        (error: unknown) => faults.push(error),
      );
      writing.add(one);
      if (faults.length > 0) break;
    }
    await Promise.all(writing);
    if (faults.length > 0) throw faults[0];
    return written;
  }

  /** All that deciding for these subscriptions takes. */
  private async gather(due: readonly DueSubscription[], head: Head, mailed: Mailed): Promise<Gathered> {
    const feed = await this.readFeed(due, head);
    const told = await this.planning.findTold(
      due.map(({ id }) => id),
      feed.alertIds,
    );
    // Of what a reader was told before, a correction may lie further back than this stretch of the feed.
    const known = [...told.values()].flatMap((own) => [...own.keys()]);
    const editions = await this.editions.listMany([...new Set(known)]);
    // What moved since it was read for the readers before is read again.
    for (const { alert } of feed.entries()) {
      const read = mailed.get(alert.id);
      if (mailed.size > MOST_MAILED || (read && read.version < alert.version)) mailed.delete(alert.id);
    }
    return { feed, told, editions, mailed };
  }

  /** From the position of the one that is furthest behind to the head. */
  private async readFeed(due: readonly DueSubscription[], head: Head): Promise<FeedFold> {
    const feed = new FeedFold();
    const [first] = [...due].sort((a, b) => Number(BigInt(a.toldNumber) - BigInt(b.toldNumber)));
    if (first === undefined || BigInt(first.toldNumber) >= BigInt(head.number)) return feed;
    let cursor = this.changes.cursorAfter({ number: first.toldNumber, mark: first.toldMark });
    for (;;) {
      const page = await this.changes.readAfter(cursor, PAGE);
      const within = page.items.filter(({ number }) => number <= Number(head.number));
      feed.add(within);
      if (within.length < PAGE) return feed;
      cursor = page.next;
    }
  }

  private async planOne(
    subscription: DueSubscription,
    deliveryId: string,
    context: {
      readonly gathered: Gathered;
      readonly head: Head;
      readonly now: Date;
      readonly sign: Sign;
      readonly nextDue: (schedule: Schedule) => Date;
    },
  ): Promise<PlannedStep> {
    const { gathered, head, now, sign, nextDue } = context;
    const step: PlannedStep = {
      subscriptionId: subscription.id,
      toldNumber: subscription.toldNumber,
      toldMark: subscription.toldMark,
      toNumber: head.number,
      toMark: head.mark,
      nextDueAt: subscription.rhythm === 'immediate' ? now : nextDue(subscription),
      delivery: null,
      alerts: [],
    };
    try {
      const entries = await this.chooseEntries(subscription, gathered);
      if (entries.length === 0) return step;
      return {
        ...step,
        nextDueAt: nextDue(subscription),
        ...this.compose(subscription, deliveryId, inOrder(entries), head, now, sign),
      };
    } catch (error) {
      this.logger.error({ error, subscriptionId: subscription.id }, 'A digest could not be built');
      return putOff(step, now);
    }
  }

  private async chooseEntries(subscription: DueSubscription, gathered: Gathered): Promise<DigestEntry[]> {
    const { feed, editions, mailed } = gathered;
    const told = gathered.told.get(subscription.id) ?? new Map<string, ToldRecord>();
    const candidates = chooseAlerts(subscription, Number(subscription.toldNumber), told, feed.entries());
    const standing = candidates.filter(({ alertId }) => feed.get(alertId)?.gone === null);
    await this.readAlerts(standing, mailed);
    return candidates.flatMap((candidate) => {
      const alert = mailed.get(candidate.alertId);
      const moves = feed.get(candidate.alertId);
      const before = told.get(candidate.alertId) ?? null;
      if (moves?.gone && before) return [tellGone(before.mailed, moves.gone, moves.alert.version)];
      if (!alert || !moves) return [];
      const since = editions.get(candidate.alertId) ?? [];
      const entry = tellCandidate(candidate, alert, before, since, moves.alert, subscription);
      return entry === null ? [] : [entry];
    });
  }

  private compose(
    subscription: DueSubscription,
    deliveryId: string,
    entries: readonly DigestEntry[],
    head: Head,
    now: Date,
    sign: Sign,
  ): Pick<PlannedStep, 'delivery' | 'alerts'> {
    const unsubscribeHref = sign('unsubscribe', subscription.id);
    const preferencesHref = sign('preferences', subscription.id);
    const digest = buildDigest({
      terms: subscription,
      confirmedAt: subscription.confirmedAt,
      since: subscription.lastDigestAt,
      at: now,
      entries: entries.map((entry) => ({ ...entry, href: sign('alert', deliveryId, entry.alert.alertId) })),
      listHref: sign('digest', deliveryId),
      preferencesHref,
      unsubscribeHref,
    });
    return {
      delivery: {
        id: deliveryId,
        kind: 'digest',
        subscriberId: subscription.subscriberId,
        subscriptionId: subscription.id,
        recipient: subscription.email,
        messageId: toMessageId(randomUUID(), this.links.domain),
        headers: digestHeaders(subscription.id, { unsubscribeHref, preferencesHref }, this.links.domain),
        subject: digest.subject,
        body: packBody({ html: renderDigest(digest), text: renderDigestText(digest) }),
        fromNumber: subscription.toldNumber,
        fromMark: subscription.toldMark,
        toNumber: head.number,
        alertCount: entries.length,
        giveUpAt: new Date(now.getTime() + GIVE_UP_AFTER_MS),
        plannedAt: now,
      },
      alerts: entries.map((content, position) => ({
        position,
        alertId: content.alert.alertId,
        version: content.alert.version,
        part: content.part,
        content,
      })),
    };
  }

  /** Writes steps together; where the database refuses one of them, each on its own, so that it holds up nobody else. */
  private async write(steps: readonly PlannedStep[], now: Date): Promise<number> {
    try {
      return await this.database.transaction(async (tx) => {
        const deliveryIds = await this.planning.write(steps, now, tx);
        if (deliveryIds.length > 0) await this.jobs.enqueue('send-digest', { deliveryIds }, tx);
        return deliveryIds.length;
      });
    } catch (error) {
      const [only, ...others] = steps;
      if (!sqlState(error).startsWith(INTEGRITY_FAULTS) || only === undefined) throw error;
      let written = 0;
      if (others.length > 0) {
        for (const step of steps) written += await this.write([step], now);
      } else if (only.delivery !== null) {
        this.logger.error({ error, subscriptionId: only.subscriptionId }, 'A digest could not be written');
        await this.write([putOff(only, now)], now);
      } else throw error;
      return written;
    }
  }

  /** Reads the alerts that are not yet at hand, some at a time. */
  private async readAlerts(candidates: readonly Candidate[], mailed: Mailed): Promise<void> {
    const missing = candidates.map(({ alertId }) => alertId).filter((alertId) => !mailed.has(alertId));
    for (let start = 0; start < missing.length; start += READERS) {
      await Promise.all(
        missing
          .slice(start, start + READERS)
          .map(async (alertId) => mailed.set(alertId, await this.readAlert(alertId))),
      );
    }
  }

  private async readAlert(alertId: string): Promise<MailedAlert | null> {
    try {
      return buildMailedAlert((await this.alerts.get(alertId)).alert);
    } catch (error) {
      // Gone since the feed told of it: there is nothing to show.
      if (error instanceof Refusal && error.kind === 'not-found') return null;
      throw error;
    }
  }
}

/** The same subscription later, where it stands: nothing is told. */
function putOff(step: PlannedStep, now: Date): PlannedStep {
  const { toldNumber: toNumber, toldMark: toMark } = step;
  const nextDueAt = new Date(now.getTime() + AFTER_FAULT_MS);
  return { ...step, toNumber, toMark, nextDueAt, delivery: null, alerts: [] };
}
