/** SQL of planning messages: who stands where in the change feed, and what each was told of an alert. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { ToldMeaning } from './decide-webhook-event.js';
import type { WebhookTerms } from './webhook-terms.js';

/** A receiver that has not been told all there is. */
export interface DueWebhook extends WebhookTerms {
  readonly id: string;
  readonly toldNumber: string;
  readonly toldMark: string;
}

/** What a receiver was last told of an alert. */
export interface WebhookToldRecord {
  readonly version: number;
  readonly meaning: ToldMeaning;
}

/** What planning decided for one receiver. */
export interface WebhookStep {
  readonly webhookId: string;
  /** Where it stood when this was planned: if it has moved since, the step is void. */
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly toMark: string;
  /** What it counts as told of from now on. */
  readonly told: readonly { readonly alertId: string; readonly version: number; readonly meaning: ToldMeaning }[];
}

const TERMS = `name, url, format, events, regimes, kinds, conduct, min_priority AS "minPriority", lanes`;

@Injectable()
export class WebhookPlanningRepository {
  constructor(private readonly database: Database) {}

  /** Those furthest behind, all at the same place in the feed: they share one reading of it. */
  async findBehind(headNumber: string, limit: number): Promise<DueWebhook[]> {
    return this.database.rows<DueWebhook>(
      `SELECT id, ${TERMS}, told_number AS "toldNumber", told_mark AS "toldMark" FROM webhooks
       WHERE state = 'active' AND told_number = (
         SELECT min(told_number) FROM webhooks WHERE state = 'active' AND told_number < $1)
       ORDER BY id LIMIT $2`,
      [headNumber, limit],
    );
  }

  /** Active receivers that want to hear of silent sources, with the instant from which on. */
  async findSourceWatchers(): Promise<(WebhookTerms & { readonly id: string; readonly sourcesSince: Date })[]> {
    return this.database.rows(
      `SELECT id, ${TERMS}, sources_since AS "sourcesSince" FROM webhooks
       WHERE state = 'active' AND (events = '{}' OR 'source.silent' = ANY(events)) ORDER BY id`,
    );
  }

  /** Events of sources that messages stand for already: `webhook:event`. */
  async findPlannedSourceEvents(eventIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ key: string }>(
      `SELECT webhook_id || ':' || source_event_id AS key FROM webhook_messages WHERE source_event_id = ANY($1::bigint[])`,
      [eventIds],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** What these receivers were told of these alerts: `webhook:alert`. */
  async findTold(webhookIds: readonly string[], alertIds: readonly string[]): Promise<Map<string, WebhookToldRecord>> {
    const rows = await this.database.rows<WebhookToldRecord & { key: string }>(
      `SELECT webhook_id || ':' || alert_id AS key, alert_version AS version, meaning FROM webhook_told
       WHERE webhook_id = ANY($1::bigint[]) AND alert_id = ANY($2::bigint[])`,
      [webhookIds, alertIds],
    );
    return new Map(rows.map(({ key, version, meaning }) => [key, { version, meaning }]));
  }

  /** Moves receivers on. @returns Ids of those that stood where they were thought to stand. */
  async move(steps: readonly WebhookStep[], tx: Tx): Promise<Set<string>> {
    const ids = steps.map(({ webhookId }) => webhookId);
    await tx.rows('SELECT 1 FROM webhooks WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE', [ids]);
    const rows = await tx.rows<{ id: string }>(
      `UPDATE webhooks w SET told_number = s."toNumber", told_mark = s."toMark"
       FROM jsonb_to_recordset($1::jsonb) AS s("webhookId" bigint, "fromNumber" bigint, "toNumber" bigint, "toMark" text)
       WHERE w.id = s."webhookId" AND w.state = 'active' AND w.told_number = s."fromNumber" RETURNING w.id`,
      [
        JSON.stringify(
          steps.map(({ webhookId, fromNumber, toNumber, toMark }) => ({ webhookId, fromNumber, toNumber, toMark })),
        ),
      ],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What counts as told from now on. */
  async recordTold(steps: readonly WebhookStep[], tx: Tx): Promise<void> {
    const told = steps.flatMap(({ webhookId, told: each }) => each.map((one) => ({ webhookId, ...one })));
    if (told.length === 0) return;
    await tx.run(
      `INSERT INTO webhook_told (webhook_id, alert_id, alert_version, meaning)
       SELECT t."webhookId", t."alertId", t.version, t.meaning
       FROM jsonb_to_recordset($1::jsonb) AS t("webhookId" bigint, "alertId" bigint, version integer, meaning jsonb)
       ON CONFLICT (webhook_id, alert_id) DO UPDATE SET alert_version = excluded.alert_version, meaning = excluded.meaning`,
      [JSON.stringify(told)],
    );
  }
}
