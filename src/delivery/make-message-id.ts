import { randomUUID } from 'node:crypto';

/** A `webhook-id`: by it a receiver knows a message that comes a second time. */
export function makeMessageId(): string {
  return `msg_${randomUUID().replaceAll('-', '')}`;
}
