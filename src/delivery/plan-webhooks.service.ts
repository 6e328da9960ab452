/**
 * Decides which messages receivers get: reads the change feed on from where each stands, and writes messages, position and
 * job together. The position of a receiver passes a change in the transaction that writes the message of it, so no change
 * is told twice and none is left out, however often this is interrupted and however many workers plan.
 */
import { Inject, Injectable } from '@nestjs/common';
import { ChangesService } from '../alerts/changes.service.js';
import { EditionsService, type EditionRow } from '../alerts/editions.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import { SourcesService } from '../sources/sources.service.js';
import { decideWebhookEvent, meaningOf, type ToldMeaning } from './decide-webhook-event.js';
import { makeMessageId } from './make-message-id.js';
import { renderWebhookBody } from './render-webhook-body.js';
import { WebhookMessagesRepository } from './webhook-messages.repository.js';
import {
  WebhookPlanningRepository,
  type DueWebhook,
  type WebhookStep,
  type WebhookToldRecord,
} from './webhook-planning.repository.js';
import type { NewMessage } from './webhook-records.js';

type Changes = Awaited<ReturnType<ChangesService['readAfter']>>['items'];

/** Receivers that are planned together, and changes read at a time: together they bound what one transaction writes. */
const BATCH = 50;
const PAGE = 200;

/** Events of sources are looked for again for so long: by then whatever wrote them has committed. */
const LOOK_BACK_MS = 24 * 3_600_000;
const MOST_SOURCE_EVENTS = 500;

@Injectable()
export class PlanWebhooksService {
  constructor(
    private readonly planning: WebhookPlanningRepository,
    private readonly messages: WebhookMessagesRepository,
    private readonly changes: ChangesService,
    private readonly editions: EditionsService,
    private readonly sources: SourcesService,
    private readonly jobs: JobsService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Plans what the change feed has brought. @returns How many messages were written. */
  async planChanges(): Promise<number> {
    let written = 0;
    for (;;) {
      const head = await this.changes.head();
      const due = await this.planning.findBehind(head.number, BATCH);
      const [first] = due;
      if (first === undefined) return written;
      const after = this.changes.cursorAfter({ number: first.toldNumber, mark: first.toldMark });
      const page = await this.changes.readAfter(after, PAGE);
      written += await this.planPage(due, page.items, this.changes.positionOf(page.next));
    }
  }

  /** Plans what was noticed of silent sources. @returns How many messages were written. */
  async planSources(): Promise<number> {
    const watchers = await this.planning.findSourceWatchers();
    if (watchers.length === 0) return 0;
    const since = new Date(this.clock.now().getTime() - LOOK_BACK_MS);
    const events = (await this.sources.findEventsSince('source.silent', since, MOST_SOURCE_EVENTS)).reverse();
    const known = await this.planning.findPlannedSourceEvents(events.map(({ id }) => id));
    const messages = watchers.flatMap((webhook) =>
      events
        .filter(({ id, occurredAt }) => occurredAt >= webhook.sourcesSince && !known.has(`${webhook.id}:${id}`))
        .map(({ id, kind, occurredAt, sourceId, title, detail }) => ({
          webhookId: webhook.id,
          messageId: makeMessageId(),
          event: kind,
          alertId: null,
          alertVersion: null,
          changeNumber: null,
          sourceEventId: id,
          body: renderWebhookBody(
            { type: kind, at: occurredAt, about: { kind: 'source', sourceId, title, detail } },
            webhook.format,
            this.config.http.baseUrl,
          ),
          meaning: null,
        })),
    );
    return this.write([], messages);
  }

  private async planPage(
    due: readonly DueWebhook[],
    changes: Changes,
    end: { readonly number: string; readonly mark: string },
  ): Promise<number> {
    const known = await this.planning.findTold(
      due.map(({ id }) => id),
      [...new Set(changes.map(({ alertId }) => alertId))],
    );
    const edited = changes.filter(({ what }) => what.includes('edition')).map(({ alertId }) => alertId);
    const editions = await this.editions.listMany([...new Set(edited)]);
    const messages: NewMessage[] = [];
    const steps: WebhookStep[] = [];
    for (const webhook of due) {
      const told = new Map<string, WebhookToldRecord>();
      for (const change of changes) {
        const before = told.get(change.alertId) ?? known.get(`${webhook.id}:${change.alertId}`) ?? null;
        const message = this.tell(webhook, change, before, editions.get(change.alertId) ?? []);
        if (message === null) continue;
        told.set(change.alertId, { version: change.alert.version, meaning: message.meaning });
        if (webhook.events.length === 0 || webhook.events.some((event) => event === message.event)) {
          messages.push(message);
        }
      }
      steps.push({
        webhookId: webhook.id,
        fromNumber: webhook.toldNumber,
        toNumber: end.number,
        toMark: end.mark,
        told: [...told].map(([alertId, record]) => ({ alertId, ...record })),
      });
    }
    return this.write(steps, messages);
  }

  private tell(
    webhook: DueWebhook,
    change: Changes[number],
    before: WebhookToldRecord | null,
    editions: readonly EditionRow[],
  ): (NewMessage & { readonly meaning: ToldMeaning }) | null {
    const { alert, number, what } = change;
    const since = editions.filter(
      (edition) => before !== null && edition.number > before.meaning.edition && edition.number <= alert.edition,
    );
    const isCorrection = since.some((edition) => edition.isCorrection);
    const event = decideWebhookEvent(change, before?.meaning ?? null, isCorrection, webhook);
    if (event === null) return null;
    const told = before === null ? null : { version: before.version, ...before.meaning };
    const changes = since.flatMap((edition) => edition.changes);
    return {
      webhookId: webhook.id,
      messageId: makeMessageId(),
      event,
      alertId: change.alertId,
      alertVersion: alert.version,
      changeNumber: String(number),
      sourceEventId: null,
      body: renderWebhookBody(
        { type: event, at: new Date(change.changedAt), about: { kind: 'alert', number, what, told, changes, alert } },
        webhook.format,
        this.config.http.baseUrl,
      ),
      meaning: meaningOf(alert),
    };
  }

  private async write(steps: readonly WebhookStep[], messages: readonly NewMessage[]): Promise<number> {
    if (steps.length + messages.length === 0) return 0;
    return this.database.transaction(async (tx) => {
      const moved = steps.length === 0 ? null : await this.planning.move(steps, tx);
      const standing = messages.filter(({ webhookId }) => moved === null || moved.has(webhookId));
      const written = await this.messages.insert(standing, this.clock.now(), tx);
      await this.planning.recordTold(
        steps.filter(({ webhookId }) => moved?.has(webhookId) ?? false),
        tx,
      );
      for (const webhookId of new Set(written.map((each) => each.webhookId))) {
        await this.jobs.enqueue('send-webhook', { webhookId }, tx, { singletonKey: webhookId });
      }
      return written.length;
    });
  }
}
