/** What delivery refuses. The codes are part of the API's contract. */
import { Refusal, type RefusalKind } from '../platform/errors/refusal.js';

export const DELIVERY_ERRORS = [
  'bounce-not-readable',
  'confirmations-throttled',
  'delivery-not-found',
  'digest-empty',
  'no-checkpoint-readers',
  'subscriber-bounced',
  'subscriber-not-bounced',
  'subscriber-not-found',
  'subscription-changed',
  'subscription-ended',
  'subscription-not-found',
  'subscription-version-missing',
  'webhook-changed',
  'webhook-message-not-found',
  'webhook-not-found',
  'webhook-version-missing',
  'webhooks-too-many',
] as const;

export type DeliveryErrorCode = (typeof DELIVERY_ERRORS)[number];

const refuse = (kind: RefusalKind, code: DeliveryErrorCode, message: string): Refusal =>
  new Refusal(kind, code, message);

export const confirmationsThrottled = (): Refusal =>
  refuse('too-many', 'confirmations-throttled', 'This address has been asked often enough today; it may answer yet.');

export const deliveryNotFound = (id: string): Refusal =>
  refuse('not-found', 'delivery-not-found', `There is no delivery ${id}.`);

/** @param why As a sentence. */
export const digestEmpty = (why: string): Refusal =>
  refuse('conflict', 'digest-empty', `There is nothing to send. ${why}`.trim());

export const subscriberNotFound = (id: string): Refusal =>
  refuse('not-found', 'subscriber-not-found', `There is no subscriber ${id}.`);

export const subscriberBounced = (): Refusal =>
  refuse('conflict', 'subscriber-bounced', 'The address was refused by its server; resume the subscriber first.');

export const subscriberNotBounced = (): Refusal =>
  refuse('conflict', 'subscriber-not-bounced', 'The address is not stopped.');

export const subscriptionNotFound = (id: string): Refusal =>
  refuse('not-found', 'subscription-not-found', `There is no subscription ${id}.`);

export const subscriptionChanged = (version: number): Refusal =>
  refuse('stale', 'subscription-changed', `The subscription has changed in the meantime and is at version ${version}.`);

export const subscriptionEnded = (): Refusal =>
  refuse('conflict', 'subscription-ended', 'The subscription has ended; a new one must be confirmed by its reader.');

export const subscriptionVersionMissing = (): Refusal =>
  refuse(
    'invalid',
    'subscription-version-missing',
    'Say which version is changed: If-Match with the ETag, or version in the body.',
  );

export const webhookNotFound = (id: string): Refusal =>
  refuse('not-found', 'webhook-not-found', `There is no webhook ${id}.`);

export const webhookMessageNotFound = (id: string): Refusal =>
  refuse('not-found', 'webhook-message-not-found', `This webhook has no message ${id}.`);

export const webhookChanged = (version: number): Refusal =>
  refuse('stale', 'webhook-changed', `The webhook has changed in the meantime and is at version ${version}.`);

export const webhookVersionMissing = (): Refusal =>
  refuse(
    'invalid',
    'webhook-version-missing',
    'Say which version is changed: If-Match with the ETag, or version in the body.',
  );

export const webhooksTooMany = (most: number): Refusal =>
  refuse('conflict', 'webhooks-too-many', `There are ${most} webhooks already; delete one that is not needed.`);

export const bounceNotReadable = (): Refusal =>
  refuse('invalid', 'bounce-not-readable', 'Send the message as it came, as message/rfc822.');

export const noCheckpointReaders = (): Refusal =>
  refuse('conflict', 'no-checkpoint-readers', 'No address gets checkpoints yet, or nothing is on record.');
