/** What admins do with receivers: every act goes on record in the transaction that makes it. */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ChangesService } from '../alerts/changes.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import { webhookChanged, webhookMessageNotFound, webhookNotFound, webhooksTooMany } from './delivery.errors.js';
import { makeMessageId } from './make-message-id.js';
import { renderWebhookBody } from './render-webhook-body.js';
import { makeWebhookSecret, writeWebhookSecret } from './sign-webhook.js';
import { WebhookMessagesRepository, type ReplayRange } from './webhook-messages.repository.js';
import type { AttemptRecord, MessageRecord, MessageState, WebhookRecord, WebhookState } from './webhook-records.js';
import { TEST_EVENT, type WebhookTerms } from './webhook-terms.js';
import { WebhooksRepository, type WebhookBacklog } from './webhooks.repository.js';

/** A receiver with the secret that it must know; shown once. */
export interface IssuedWebhook {
  readonly webhook: WebhookRecord;
  readonly secret: string;
}

const MOST_WEBHOOKS = 1_000;
const HOUR_MS = 3_600_000;
const BACKLOG_DAYS = 7;

@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly messages: WebhookMessagesRepository,
    private readonly changes: ChangesService,
    private readonly audit: AuditService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(state: WebhookState | null, afterId: string, limit: number): Promise<WebhookRecord[]> {
    return this.webhooks.list(state, afterId, limit);
  }

  /** @throws Refusal webhook-not-found */
  async get(id: string): Promise<WebhookRecord> {
    const found = await this.webhooks.find(id);
    if (found === null) throw webhookNotFound(id);
    return found;
  }

  /** What waits for these receivers, and what was given up within a week; none for those with no message at all. */
  async countBacklogs(ids: readonly string[]): Promise<WebhookBacklog[]> {
    return this.webhooks.countBacklogs(ids, new Date(this.clock.now().getTime() - BACKLOG_DAYS * 24 * HOUR_MS));
  }

  /** Adds a receiver; it is told of what happens from now on. @throws Refusal webhooks-too-many */
  async create(terms: WebhookTerms, token: string | null, actor: string): Promise<IssuedWebhook> {
    const head = await this.changes.head();
    const secret = makeWebhookSecret();
    const webhook = await this.database.transaction(async (tx) => {
      if ((await this.webhooks.countAll(tx)) >= MOST_WEBHOOKS) throw webhooksTooMany(MOST_WEBHOOKS);
      const id = await this.webhooks.insert(terms, { token, secret }, head, this.clock.now(), tx);
      await this.record(actor, 'webhook.create', id, null, forRecord(terms), tx);
      return this.locked(id, tx);
    });
    return { webhook, secret: writeWebhookSecret(secret) };
  }

  /**
   * Changes what a receiver is told, and where.
   *
   * @param token Undefined to keep the one that stands, as long as the address stays with its host.
   * @param version The version the caller has seen; null for whatever stands.
   * @throws Refusal webhook-not-found, webhook-changed
   */
  async change(
    id: string,
    change: Partial<WebhookTerms>,
    token: string | null | undefined,
    version: number | null,
    actor: string,
  ): Promise<WebhookRecord> {
    return this.database.transaction(async (tx) => {
      const before = await this.locked(id, tx);
      if (version !== null && before.version !== version) throw webhookChanged(before.version);
      const terms = toTerms({ ...before, ...change });
      // A token was given for one receiver: whoever may enter another is not thereby handed it.
      const isElsewhere = new URL(before.url).origin !== new URL(terms.url).origin;
      const kept = token === undefined && isElsewhere ? null : token;
      await this.webhooks.recordTerms(id, terms, kept, this.clock.now(), tx);
      await this.record(actor, 'webhook.change', id, forRecord(before), forRecord(terms), tx);
      return this.locked(id, tx);
    });
  }

  /**
   * Gives a receiver a new secret. Until the hours are over both sign, so that it may learn the new one in its own time.
   *
   * @throws Refusal webhook-not-found
   */
  async rotateSecret(id: string, keepHours: number, actor: string): Promise<IssuedWebhook> {
    const secret = makeWebhookSecret();
    const webhook = await this.database.transaction(async (tx) => {
      await this.locked(id, tx);
      const now = this.clock.now();
      const until = new Date(now.getTime() + keepHours * HOUR_MS);
      await this.webhooks.recordSecret(id, secret, until, now, tx);
      await this.record(actor, 'webhook.rotate-secret', id, null, { previousUntil: until.toISOString() }, tx);
      return this.locked(id, tx);
    });
    return { webhook, secret: writeWebhookSecret(secret) };
  }

  /** Sends nothing until it is resumed. Twice is as good as once. @throws Refusal webhook-not-found */
  async pause(id: string, actor: string): Promise<WebhookRecord> {
    return this.database.transaction(async (tx) => {
      const before = await this.locked(id, tx);
      if (before.state === 'paused') return before;
      await this.webhooks.recordState(id, 'paused', null, this.clock.now(), tx);
      await this.record(actor, 'webhook.pause', id, { state: before.state }, { state: 'paused' }, tx);
      return this.locked(id, tx);
    });
  }

  /**
   * Sends again, what waits at once.
   *
   * @param from `stopped`: with all that happened meanwhile; `now`: without.
   * @throws Refusal webhook-not-found
   */
  async resume(id: string, from: 'stopped' | 'now', actor: string): Promise<WebhookRecord> {
    const head = from === 'now' ? await this.changes.head() : null;
    return this.database.transaction(async (tx) => {
      const before = await this.locked(id, tx);
      if (before.state === 'active') return before;
      const now = this.clock.now();
      await this.webhooks.recordState(id, 'active', null, now, tx);
      await this.webhooks.recordResumed(id, head, now, tx);
      await this.record(actor, 'webhook.resume', id, { state: before.state }, { state: 'active', from }, tx);
      await this.wake(id, tx);
      return this.locked(id, tx);
    });
  }

  /** With all its messages. @throws Refusal webhook-not-found */
  async delete(id: string, actor: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = await this.locked(id, tx);
      await this.webhooks.delete(id, tx);
      await this.record(actor, 'webhook.delete', id, forRecord(before), null, tx);
    });
  }

  /** Sends a message that says that it is a test. @returns Its id. @throws Refusal webhook-not-found */
  async test(id: string, actor: string): Promise<string> {
    return this.database.transaction(async (tx) => {
      const { format } = await this.locked(id, tx);
      const now = this.clock.now();
      const body = renderWebhookBody(
        { type: TEST_EVENT, at: now, about: { kind: 'test' } },
        format,
        this.config.http.baseUrl,
      );
      const [written] = await this.messages.insert(
        [
          {
            webhookId: id,
            messageId: makeMessageId(),
            event: TEST_EVENT,
            alertId: null,
            alertVersion: null,
            changeNumber: null,
            sourceEventId: null,
            body,
            meaning: null,
          },
        ],
        now,
        tx,
      );
      if (written === undefined) throw new Error('No message was written');
      await this.record(actor, 'webhook.test', id, null, null, tx);
      await this.wake(id, tx);
      return written.id;
    });
  }

  /** Sends messages again that were taken or given up, under their own ids. @returns How many. @throws Refusal webhook-not-found */
  async replay(id: string, which: { readonly ids: readonly string[] } | ReplayRange, actor: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      await this.locked(id, tx);
      const count = await this.messages.replay(id, which, this.clock.now(), tx);
      if (count === 0) return 0;
      const range = 'ids' in which ? which : { ...which, from: which.from.toISOString(), to: which.to.toISOString() };
      await this.record(actor, 'webhook.replay', id, null, { ...range, messages: count }, tx);
      await this.wake(id, tx);
      return count;
    });
  }

  /** Newest first. @throws Refusal webhook-not-found */
  async listMessages(
    id: string,
    state: MessageState | null,
    beforeId: string | null,
    limit: number,
  ): Promise<MessageRecord[]> {
    await this.get(id);
    return this.messages.list(id, state, beforeId, limit);
  }

  /** One message with its body and attempts, the newest first. @throws Refusal webhook-message-not-found */
  async getMessage(
    id: string,
    messageId: string,
  ): Promise<MessageRecord & { readonly body: string; readonly log: readonly AttemptRecord[] }> {
    const message = await this.messages.find(id, messageId);
    if (message === null) throw webhookMessageNotFound(messageId);
    return { ...message, log: await this.messages.listAttempts(messageId) };
  }

  private async wake(id: string, tx: Tx): Promise<void> {
    await this.jobs.enqueue('send-webhook', { webhookId: id }, tx, { singletonKey: id });
  }

  private async locked(id: string, tx: Tx): Promise<WebhookRecord> {
    const webhook = await this.webhooks.lock(id, tx);
    if (webhook === null) throw webhookNotFound(id);
    return webhook;
  }

  private async record(
    actor: string,
    act: string,
    subjectId: string,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
    tx: Tx,
  ): Promise<void> {
    await this.audit.record({ actor, act, subjectType: 'webhook', subjectId, before, after }, tx);
  }
}

function toTerms(terms: WebhookTerms): WebhookTerms {
  const { name, url, format, events, regimes, kinds, conduct, minPriority, lanes } = terms;
  return { name, url, format, events, regimes, kinds, conduct, minPriority, lanes };
}

/** Whoever has the address of a chat may write into it, and the record keeps for ever what it is given: no path, but its mark. */
function forRecord(webhook: WebhookTerms): Record<string, unknown> {
  const { origin, pathname, search } = new URL(webhook.url);
  const mark = createHash('sha256').update(`${pathname}${search}`).digest('hex').slice(0, 12);
  return { ...toTerms(webhook), url: `${origin}/…${mark}` };
}
