/** Saved filters that feed readers open: made once shown once, opened by their own key, revoked for good. */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { newFeedKey, readFeedKey } from './feed-key.js';
import { FeedsRepository, type FeedRow, type OpenedFeed } from './feeds.repository.js';
import { feedNotFound, feedRevoked } from './publishing.errors.js';

export type { FeedRow } from './feeds.repository.js';

/** A new feed: `key` is the whole text that stands in its address, and is known here and now only. */
export interface IssuedFeed {
  readonly feed: FeedRow;
  readonly key: string;
}

const TOUCH_EVERY_MS = 60_000;

@Injectable()
export class FeedsService {
  constructor(
    private readonly feeds: FeedsRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Up to `limit` feeds of a user in the order of their ids, ended ones too. */
  async list(userId: string, afterId: string, limit: number): Promise<FeedRow[]> {
    return this.feeds.list(userId, afterId, limit);
  }

  /** @param filter As given, and found valid. @param actor Id of whoever makes it. */
  async create(userId: string, name: string, filter: object, actor: string): Promise<IssuedFeed> {
    const { prefix, hash, text } = newFeedKey();
    const feed = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const row = await this.feeds.insert({ userId, name, filter, uuid: randomUUID(), prefix, hash }, now, tx);
      await this.audit.record(
        { actor, act: 'feed.create', subjectType: 'feed', subjectId: row.id, after: { userId, prefix }, text: name },
        tx,
      );
      return row;
    });
    return { feed, key: text };
  }

  /** Ends a feed for good; one that is ended already stays as it is. @throws Refusal `feed-not-found` */
  async revoke(id: string, userId: string, actor: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const wasOpen = await this.feeds.revoke(id, userId, this.clock.now(), tx);
      if (wasOpen === null) throw feedNotFound();
      if (wasOpen) await this.audit.record({ actor, act: 'feed.revoke', subjectType: 'feed', subjectId: id }, tx);
    });
  }

  /** The feed that a key opens. @throws Refusal `feed-not-found`; `feed-revoked`, also where its owner is deactivated. */
  async open(key: string): Promise<OpenedFeed> {
    const parts = readFeedKey(key);
    const feed = parts && (await this.feeds.findByPrefix(parts.prefix));
    if (!parts || !feed || !timingSafeEqual(parts.hash, feed.hash)) throw feedNotFound();
    if (feed.revokedAt || !feed.isOwnerActive) throw feedRevoked();
    const now = this.clock.now();
    if (feed.lastUsedAt === null || now.getTime() - feed.lastUsedAt.getTime() >= TOUCH_EVERY_MS)
      await this.feeds.touch(feed.id, now, TOUCH_EVERY_MS);
    return feed;
  }
}
