/** Signatures and secrets as Standard Webhooks 1.0.0 has them: symmetric, HMAC-SHA256. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** Within the 24 to 64 bytes that the standard asks for. */
const SECRET_BYTES = 32;

/** A new secret. */
export function makeWebhookSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** A secret as people hand it on. */
export function writeWebhookSecret(secret: Buffer): string {
  return PREFIX + secret.toString('base64');
}

/**
 * The headers that prove who sent a message and when.
 *
 * @param secrets Each signs: a receiver that knows the old or the new one accepts it.
 */
export function signWebhook(
  messageId: string,
  at: Date,
  body: string,
  secrets: readonly Buffer[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${messageId}.${timestamp}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
