/** Rows of webhooks as SQL gives them. Ids are bigints as text. */
import type { ToldMeaning } from './decide-webhook-event.js';
import type { WebhookTerms } from './webhook-terms.js';

export const WEBHOOK_STATES = ['active', 'paused', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** A receiver, without its secrets. */
export interface WebhookRecord extends WebhookTerms {
  readonly id: string;
  readonly hasToken: boolean;
  readonly previousUntil: Date | null;
  readonly state: WebhookState;
  readonly stateReason: string | null;
  readonly toldNumber: string;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly openUntil: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export const MESSAGE_STATES = ['planned', 'sending', 'delivered', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message with the outcome of its last attempt. */
export interface MessageRecord {
  readonly id: string;
  readonly webhookId: string;
  readonly messageId: string;
  readonly event: string;
  readonly alertId: string | null;
  readonly alertVersion: number | null;
  readonly changeNumber: string | null;
  readonly state: MessageState;
  readonly attempts: number;
  readonly replays: number;
  readonly nextAttemptAt: Date;
  readonly plannedAt: Date;
  readonly deliveredAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
}

/** One attempt as it is kept. */
export interface AttemptRecord {
  readonly id: string;
  readonly at: Date;
  readonly durationMs: number;
  readonly status: number | null;
  readonly fault: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly answerHeaders: Readonly<Record<string, string>> | null;
  readonly answerBody: string | null;
}

/** A message to write. */
export interface NewMessage {
  readonly webhookId: string;
  readonly messageId: string;
  readonly event: string;
  readonly alertId: string | null;
  readonly alertVersion: number | null;
  readonly changeNumber: string | null;
  readonly sourceEventId: string | null;
  readonly body: string;
  /** What it says of its alert; null where it is about none. */
  readonly meaning: ToldMeaning | null;
}

/** A message that this worker may send now, with what sending takes. */
export interface ClaimedMessage {
  readonly id: string;
  readonly webhookId: string;
  readonly messageId: string;
  readonly event: string;
  readonly body: string;
  readonly attempts: number;
  readonly url: string;
  readonly format: string;
  readonly token: string | null;
  /** The one in use first. */
  readonly secrets: readonly Buffer[];
}
