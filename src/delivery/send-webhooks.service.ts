/**
 * Sends what is due to one receiver and writes down what came of it. A message is claimed on its row before anything leaves;
 * a process that dies in between leaves a claim that runs out, and the message goes out again under the same id.
 */
import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { computeOpenTime, computeWebhookWait, DISABLE_AFTER_MS, readRetryAfter } from './compute-webhook-wait.js';
import { NoticesService } from './notices.service.js';
import { WEBHOOK_LIMIT_MS, WebhookClient, type WebhookOutcome } from './webhook.client.js';
import { WebhookQueueRepository } from './webhook-queue.repository.js';
import type { ClaimedMessage, WebhookRecord } from './webhook-records.js';
import { WebhooksRepository } from './webhooks.repository.js';

/** A claim outlasts the longest attempt and the writing of its outcome. */
const CLAIM_MS = WEBHOOK_LIMIT_MS + 30_000;

/** One job sends for so long; what is left then waits for the next, behind those of other receivers. */
const TURN_MS = 60_000;

/** HTTP 410: the receiver says that it will never take anything again. */
const GONE = 410;

const MOST_LANES = 10;

@Injectable()
export class SendWebhooksService {
  private readonly logger = new Logger(SendWebhooksService.name);

  constructor(
    private readonly queue: WebhookQueueRepository,
    private readonly webhooks: WebhooksRepository,
    private readonly client: WebhookClient,
    private readonly notices: NoticesService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Works off what is due to a receiver, in as many lanes as it has. */
  async send(webhookId: string, signal: AbortSignal): Promise<void> {
    const webhook = await this.webhooks.find(webhookId);
    if (webhook === null) return;
    const until = this.clock.now().getTime() + TURN_MS;
    const lane = async (): Promise<void> => {
      while (!signal.aborted && this.clock.now().getTime() < until) {
        const token = randomUUID();
        const now = this.clock.now();
        const message = await this.queue.claim(webhookId, token, now, new Date(now.getTime() + CLAIM_MS));
        if (message === null) return;
        const outcome = await this.client.send(message, now, signal);
        await this.record(message, token, outcome, now);
      }
    };
    await Promise.all(Array.from({ length: Math.min(webhook.lanes, MOST_LANES) }, lane));
  }

  private async record(message: ClaimedMessage, token: string, outcome: WebhookOutcome, at: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      const webhook = await this.webhooks.lock(message.webhookId, tx);
      const now = this.clock.now();
      const attempt = { ...outcome.attempt, at, durationMs: now.getTime() - at.getTime() };
      if (webhook === null || !(await this.queue.recordAttempt(message.id, token, attempt, tx))) return;
      if (outcome.isDelivered) return this.queue.recordDelivered(message.id, webhook.id, now, tx);
      if (outcome.isAborted) return this.queue.recordDeferred(message.id, now, false, tx);
      await this.retry(message, outcome, now, tx);
      await this.judge(webhook, outcome.attempt.status, now, tx);
    });
  }

  private async retry(message: ClaimedMessage, outcome: WebhookOutcome, now: Date, tx: Tx): Promise<void> {
    const askedMs = readRetryAfter(outcome.retryAfter, now);
    const waitMs = computeWebhookWait(message.attempts, askedMs, this.clock.random());
    if (waitMs === null) {
      this.logger.warn({ webhookId: message.webhookId, messageId: message.messageId }, 'A message is given up');
      return this.queue.recordFailed(message.id, tx);
    }
    await this.queue.recordDeferred(message.id, new Date(now.getTime() + waitMs), true, tx);
  }

  /** Holds a failing receiver back, and switches off one that fails for good. */
  private async judge(webhook: WebhookRecord, status: number | null, now: Date, tx: Tx): Promise<void> {
    const { failures, failingSince } = await this.queue.countFailure(webhook.id, now, tx);
    const openMs = computeOpenTime(failures);
    if (openMs > 0) await this.queue.holdBack(webhook.id, new Date(now.getTime() + openMs), tx);
    const isLost = now.getTime() - failingSince.getTime() >= DISABLE_AFTER_MS;
    if (webhook.state !== 'active' || (status !== GONE && !isLost)) return;
    const reason =
      status === GONE
        ? 'It answered 410: it will take nothing again.'
        : `It has taken nothing since ${failingSince.toISOString()}.`;
    await this.webhooks.recordState(webhook.id, 'disabled', reason, now, tx);
    await this.audit.record(
      {
        actor: SYSTEM.id,
        act: 'webhook.disable',
        subjectType: 'webhook',
        subjectId: webhook.id,
        before: { state: webhook.state },
        after: { state: 'disabled', reason },
      },
      tx,
    );
    await this.notices.tellAdmins(
      {
        subject: `The webhook “${webhook.name}” has been switched off`,
        lines: [
          `Messages to ${new URL(webhook.url).host} are held back. ${reason}`,
          'Nothing is lost: once it is switched on again, it gets all that happened meanwhile.',
        ],
        path: `/webhooks/${webhook.id}`,
      },
      tx,
    );
  }
}
