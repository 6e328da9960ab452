/** How delivery looks in the API: these schemas are its contract. */
import { z } from 'zod';
import { PARTS } from './build-digest.js';
import {
  DELIVERY_KINDS,
  DELIVERY_STATES,
  SUBSCRIBER_STATES,
  SUBSCRIPTION_STATES,
  type DeliveryRecord,
  type SubscriberRecord,
  type SubscriptionRecord,
} from './delivery-records.js';
import { RHYTHMS } from './find-next-due.js';
import { PREVIEW_SPANS } from './preview-spans.js';
import { idText, listQuery } from '../platform/http/list-query.js';
import { emailSchema, termsSchema } from './subscription-terms.js';

const instant = z.iso.datetime().meta({ description: 'Instant, ISO 8601 in UTC', example: '2026-11-23T05:37:00.000Z' });

export const subscriberSchema = z
  .object({
    id: idText,
    email: z.string(),
    state: z.enum(SUBSCRIBER_STATES).describe('bounced: its server refused it, so nothing is sent'),
    stateReason: z.string().nullable().describe('The words of the server'),
    confirmedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version: z.int(),
  })
  .meta({ id: 'Subscriber' });

export const subscriptionSchema = z
  .object({
    id: idText,
    subscriberId: idText,
    email: z.string(),
    state: z.enum(SUBSCRIPTION_STATES).describe('pending until its reader has confirmed it'),
    stateReason: z.string().nullable().describe('Why it ended'),
    regimes: z.array(z.string()),
    kinds: z.array(z.string()),
    conduct: z.array(z.string()),
    languages: z.array(z.string()),
    minPriority: z.int(),
    rhythm: z.enum(RHYTHMS),
    hour: z.int(),
    weekday: z.int(),
    timeZone: z.string(),
    confirmedAt: instant.nullable(),
    endedAt: instant.nullable(),
    toldNumber: z.int().describe('Number in the change feed up to which it has been told'),
    nextDueAt: instant.nullable(),
    lastDigestAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version: z.int(),
  })
  .meta({ id: 'Subscription' });

const spanSchema = z
  .enum(PREVIEW_SPANS)
  .default('next')
  .describe('next: what would be sent now; week: what the last week would have brought, as one mail');

/** Which preview, in a query or a body. */
export const previewSchema = z.strictObject({ span: spanSchema });

export const digestPreviewSchema = z
  .object({
    span: z.enum(PREVIEW_SPANS),
    alertCount: z.int(),
    isCut: z.boolean().describe('Whether the week brought more alerts than were read'),
    silence: z.string().nullable().describe('Why there is nothing to send'),
    mail: z.object({ subject: z.string(), html: z.string(), text: z.string() }).nullable(),
    week: z.string().describe('How much the last week would have brought'),
  })
  .meta({ id: 'DigestPreview' });

export const deliverySchema = z
  .object({
    id: idText,
    kind: z.enum(DELIVERY_KINDS),
    subscriberId: idText.nullable().describe('Null of a notice: it goes to the people who keep this installation'),
    subscriptionId: idText.nullable(),
    recipient: z.string(),
    subject: z.string(),
    messageId: z.string().describe('The same at every attempt'),
    alertCount: z.int(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    nextAttemptAt: instant.nullable().describe('Null once it is over'),
    lastStatus: z.int().nullable().describe('SMTP reply code of the last attempt'),
    lastAnswer: z.string().nullable().describe('The words of the server'),
    plannedAt: instant,
    sentAt: instant.nullable(),
  })
  .meta({ id: 'Delivery' });

export const deliveryDetailSchema = deliverySchema
  .extend({
    html: z.string(),
    text: z.string(),
    alerts: z.array(
      z.object({
        alertId: idText,
        version: z.int().describe('Of the alert, as it was told'),
        part: z.enum(PARTS),
        changes: z.array(z.string()),
        why: z.string(),
        headline: z.string(),
      }),
    ),
  })
  .meta({ id: 'DeliveryDetail' });

export const idParams = z.object({ id: idText });

const addressPart = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0') && text.isWellFormed())
  .optional()
  .describe('Part of the address');

export const listSubscribersSchema = listQuery.extend({
  state: z.enum(SUBSCRIBER_STATES).optional(),
  q: addressPart,
});

export const listSubscriptionsSchema = listQuery.extend({
  state: z.enum(SUBSCRIPTION_STATES).optional(),
  subscriberId: idText.optional(),
  q: addressPart,
});

export const listDeliveriesSchema = listQuery.extend({
  state: z.enum(DELIVERY_STATES).optional(),
  kind: z.enum(DELIVERY_KINDS).optional(),
  subscriberId: idText.optional(),
  subscriptionId: idText.optional(),
});

export const createSubscriptionSchema = termsSchema.extend({ email: emailSchema });

/** What is given is changed; no defaults here. */
export const changeSubscriptionSchema = z.strictObject({
  regimes: termsSchema.shape.regimes.unwrap().optional(),
  kinds: termsSchema.shape.kinds.unwrap().optional(),
  conduct: termsSchema.shape.conduct.unwrap().optional(),
  languages: termsSchema.shape.languages.unwrap().optional(),
  minPriority: termsSchema.shape.minPriority.unwrap().optional(),
  rhythm: termsSchema.shape.rhythm.unwrap().optional(),
  hour: termsSchema.shape.hour.unwrap().optional(),
  weekday: termsSchema.shape.weekday.unwrap().optional(),
  timeZone: termsSchema.shape.timeZone.unwrap().optional(),
  version: z.int().positive().optional().describe('The version that is changed; or send If-Match'),
});

export type SubscriberJson = z.output<typeof subscriberSchema>;
export type SubscriptionJson = z.output<typeof subscriptionSchema>;
export type DeliveryJson = z.output<typeof deliverySchema>;
export type DeliveryDetailJson = z.output<typeof deliveryDetailSchema>;

export function toSubscriberJson(row: SubscriberRecord): SubscriberJson {
  return {
    id: row.id,
    email: row.email,
    state: row.state,
    stateReason: row.stateReason,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

export function toSubscriptionJson(row: SubscriptionRecord): SubscriptionJson {
  return {
    id: row.id,
    subscriberId: row.subscriberId,
    email: row.email,
    state: row.state,
    stateReason: row.stateReason,
    regimes: [...row.regimes],
    kinds: [...row.kinds],
    conduct: [...row.conduct],
    languages: [...row.languages],
    minPriority: row.minPriority,
    rhythm: row.rhythm,
    hour: row.hour,
    weekday: row.weekday,
    timeZone: row.timeZone,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    toldNumber: Number(row.toldNumber),
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
    lastDigestAt: row.lastDigestAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

export function toDeliveryJson(row: DeliveryRecord): DeliveryJson {
  return {
    id: row.id,
    kind: row.kind,
    subscriberId: row.subscriberId,
    subscriptionId: row.subscriptionId,
    recipient: row.recipient,
    subject: row.subject,
    messageId: row.messageId,
    alertCount: row.alertCount,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'planned' || row.state === 'sending' ? row.nextAttemptAt.toISOString() : null,
    lastStatus: row.lastStatus,
    lastAnswer: row.lastAnswer,
    plannedAt: row.plannedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
