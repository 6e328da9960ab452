/** What a receiver on the web asks for, checked at the door: the same for the API and for the console. */
import { z } from 'zod';
import { CONDUCTS, KINDS, REGIMES } from '../detection/vocabulary.js';

/** What a receiver can be told of. */
export const WEBHOOK_EVENTS = [
  'alert.created',
  'alert.updated',
  'alert.corrected',
  'alert.closed',
  'source.silent',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent on demand, to try a receiver; asked for by nobody. */
export const TEST_EVENT = 'webhook.test';

/** How a body is written: as Standard Webhooks has it, or ready for a chat. */
export const WEBHOOK_FORMATS = ['standard', 'slack', 'teams', 'matrix'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** Empty lists ask for all. */
export interface WebhookTerms {
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly events: readonly WebhookEvent[];
  readonly regimes: readonly string[];
  readonly kinds: readonly string[];
  readonly conduct: readonly string[];
  readonly minPriority: number;
  readonly lanes: number;
}

const some = <const T extends readonly [string, ...string[]]>(
  values: T,
): z.ZodDefault<z.ZodArray<z.ZodEnum<{ [K in T[number]]: K }>>> =>
  z.array(z.enum(values)).max(values.length).default([]);

const receiverUrl = z
  .string()
  .trim()
  .max(2_000)
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  }, 'must be an http or https address without credentials')
  .meta({ description: 'Where messages are posted', example: 'https://receiver.example.org/embargo' });

/** What a new receiver gets where it does not say otherwise. */
export const webhookTermsSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).describe('What people call it'),
  url: receiverUrl,
  format: z
    .enum(WEBHOOK_FORMATS)
    .default('standard')
    .describe('standard: JSON as Standard Webhooks has it; slack, teams, matrix: ready for a chat'),
  events: some(WEBHOOK_EVENTS).describe('Empty for all'),
  regimes: some(REGIMES).describe('Whose embargoes; empty for all'),
  kinds: some(KINDS).describe('Empty for all'),
  conduct: some(CONDUCTS).describe('Alerts with at least one of these; empty for all'),
  minPriority: z.int().min(0).max(100).default(0).describe('Least priority, 0–100'),
  lanes: z.int().min(1).max(10).default(2).describe('Requests to it at the same time'),
});

/** Sent as a bearer token, e.g. to a Matrix home server. */
export const webhookTokenSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,1000}$/, 'must be printable characters without spaces')
  .nullable();
