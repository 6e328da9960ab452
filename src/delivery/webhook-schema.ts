/** How webhooks look in the API: these schemas are its contract. */
import { z } from 'zod';
import { idText, listQuery } from '../platform/http/list-query.js';
import {
  MESSAGE_STATES,
  WEBHOOK_STATES,
  type AttemptRecord,
  type MessageRecord,
  type WebhookRecord,
} from './webhook-records.js';
import { WEBHOOK_EVENTS, WEBHOOK_FORMATS, webhookTermsSchema, webhookTokenSchema } from './webhook-terms.js';

const instant = z.iso.datetime().meta({ description: 'Instant, ISO 8601 in UTC', example: '2026-11-23T05:37:00.000Z' });

export const webhookSchema = z
  .object({
    id: idText,
    name: z.string(),
    url: z.string(),
    format: z.enum(WEBHOOK_FORMATS),
    events: z.array(z.enum(WEBHOOK_EVENTS)).describe('Empty for all'),
    regimes: z.array(z.string()),
    kinds: z.array(z.string()),
    conduct: z.array(z.string()),
    minPriority: z.int(),
    lanes: z.int().describe('Requests to it at the same time'),
    hasToken: z.boolean().describe('Whether a bearer token is sent; it is never shown'),
    state: z.enum(WEBHOOK_STATES).describe('disabled: switched off by itself after days of failures'),
    stateReason: z.string().nullable(),
    previousSecretUntil: instant.nullable().describe('Until then the secret before signs as well'),
    failures: z.int().describe('Failed attempts since the last that was taken'),
    failingSince: instant.nullable(),
    heldBackUntil: instant.nullable().describe('Nothing is sent before that'),
    lastSuccessAt: instant.nullable(),
    toldNumber: z.int().describe('Number in the change feed up to which it has been told'),
    createdAt: instant,
    updatedAt: instant,
    version: z.int(),
  })
  .meta({ id: 'Webhook' });

export const issuedWebhookSchema = z
  .object({
    webhook: webhookSchema,
    secret: z.string().describe('Verifies the signatures; shown only now').meta({ example: 'whsec_…' }),
  })
  .meta({ id: 'IssuedWebhook' });

export const webhookMessageSchema = z
  .object({
    id: idText,
    messageId: z.string().describe('webhook-id: the same at every attempt and replay'),
    event: z.string(),
    alertId: idText.nullable(),
    alertVersion: z.int().nullable(),
    changeNumber: z.int().nullable().describe('Of the change in the feed that it tells of'),
    state: z.enum(MESSAGE_STATES),
    attempts: z.int().describe('Since it was planned or last replayed'),
    replays: z.int(),
    nextAttemptAt: instant.nullable().describe('Null once it is over'),
    plannedAt: instant,
    deliveredAt: instant.nullable(),
    lastStatus: z.int().nullable().describe('HTTP status of the last attempt'),
    lastFault: z.string().nullable().describe('Why there was no answer, or none that will do'),
  })
  .meta({ id: 'WebhookMessage' });

const headers = z.record(z.string(), z.string());

export const webhookMessageDetailSchema = webhookMessageSchema
  .extend({
    body: z.string().describe('As sent'),
    log: z
      .array(
        z.object({
          at: instant,
          durationMs: z.int(),
          status: z.int().nullable(),
          fault: z.string().nullable(),
          requestHeaders: headers,
          answerHeaders: headers.nullable(),
          answerBody: z.string().nullable().describe('Its first 4096 bytes'),
        }),
      )
      .describe('Attempts, the newest first, 50 at most'),
  })
  .meta({ id: 'WebhookMessageDetail' });

export const webhookParams = z.object({ id: idText });
export const webhookMessageParams = z.object({ id: idText, messageId: idText });

export const listWebhooksSchema = listQuery.extend({ state: z.enum(WEBHOOK_STATES).optional() });
export const listWebhookMessagesSchema = listQuery.extend({ state: z.enum(MESSAGE_STATES).optional() });

export const createWebhookSchema = webhookTermsSchema.extend({
  token: webhookTokenSchema.default(null).describe('Sent as a bearer token; a Matrix home server wants one'),
});

export const changeWebhookSchema = z.strictObject({
  name: webhookTermsSchema.shape.name.optional(),
  url: webhookTermsSchema.shape.url.optional(),
  format: webhookTermsSchema.shape.format.unwrap().optional(),
  events: webhookTermsSchema.shape.events.unwrap().optional(),
  regimes: webhookTermsSchema.shape.regimes.unwrap().optional(),
  kinds: webhookTermsSchema.shape.kinds.unwrap().optional(),
  conduct: webhookTermsSchema.shape.conduct.unwrap().optional(),
  minPriority: webhookTermsSchema.shape.minPriority.unwrap().optional(),
  lanes: webhookTermsSchema.shape.lanes.unwrap().optional(),
  token: webhookTokenSchema.optional().describe('Kept where it is not given, unless the address goes to another host'),
  version: z.int().positive().optional().describe('The version that is changed; or send If-Match'),
});

export const rotateSecretSchema = z.strictObject({
  keepHours: z.int().min(0).max(720).default(24).describe('Hours for which the secret before signs as well'),
});

export const resumeWebhookSchema = z.strictObject({
  from: z
    .enum(['stopped', 'now'])
    .default('stopped')
    .describe('stopped: with all that happened meanwhile; now: without'),
});

const range = z.strictObject({
  from: z.coerce.date().describe('Planned at this instant or later'),
  to: z.coerce.date().describe('Planned at this instant or before'),
  state: z.enum(['delivered', 'failed']).nullable().default(null).describe('Null for both'),
});

export const replaySchema = z
  .union([z.strictObject({ messageIds: z.array(idText).min(1).max(1_000) }), range])
  .describe('Which messages: some by their ids, or all that were planned within a range');

export const replayedSchema = z
  .object({ messages: z.int().describe('How many are sent again, under their own ids') })
  .meta({ id: 'ReplayedMessages' });

export type WebhookJson = z.output<typeof webhookSchema>;
export type WebhookMessageJson = z.output<typeof webhookMessageSchema>;
export type WebhookMessageDetailJson = z.output<typeof webhookMessageDetailSchema>;

export function toWebhookJson(row: WebhookRecord): WebhookJson {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    format: row.format,
    events: [...row.events],
    regimes: [...row.regimes],
    kinds: [...row.kinds],
    conduct: [...row.conduct],
    minPriority: row.minPriority,
    lanes: row.lanes,
    hasToken: row.hasToken,
    state: row.state,
    stateReason: row.stateReason,
    previousSecretUntil: row.previousUntil?.toISOString() ?? null,
    failures: row.failures,
    failingSince: row.failingSince?.toISOString() ?? null,
    heldBackUntil: row.openUntil?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    toldNumber: Number(row.toldNumber),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

export function toWebhookMessageJson(row: MessageRecord): WebhookMessageJson {
  const isOpen = row.state === 'planned' || row.state === 'sending';
  return {
    id: row.id,
    messageId: row.messageId,
    event: row.event,
    alertId: row.alertId,
    alertVersion: row.alertVersion,
    changeNumber: row.changeNumber === null ? null : Number(row.changeNumber),
    state: row.state,
    attempts: row.attempts,
    replays: row.replays,
    nextAttemptAt: isOpen ? row.nextAttemptAt.toISOString() : null,
    plannedAt: row.plannedAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    lastFault: row.lastFault,
  };
}

export function toWebhookMessageDetailJson(
  row: MessageRecord & { readonly body: string; readonly log: readonly AttemptRecord[] },
): WebhookMessageDetailJson {
  return {
    ...toWebhookMessageJson(row),
    body: row.body,
    log: row.log.map(({ at, durationMs, status, fault, requestHeaders, answerHeaders, answerBody }) => ({
      durationMs,
      status,
      fault,
      answerBody,
      at: at.toISOString(),
      requestHeaders: { ...requestHeaders },
      answerHeaders: answerHeaders === null ? null : { ...answerHeaders },
    })),
  };
}
