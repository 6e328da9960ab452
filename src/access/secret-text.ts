/** Secrets that travel as text: random, kept as a hash only, compared in constant time. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 base64url characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256: enough for 256 random bits, which nobody can run through. */
export function hashSecretText(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/**
 * The token that forms carry (OWASP: synchronizer token): an HMAC under the secret of the cookie, so that a page that
 * is not ours, which cannot read the cookie, cannot make it, and a page that shows it does not give the secret away.
 */
export function csrfToken(cookieSecret: string): string {
  return createHmac('sha256', cookieSecret).update('embargo-monitor form').digest('base64url');
}

/** Whether a form's token belongs to the cookie. */
export function isCsrfToken(given: unknown, cookieSecret: string): boolean {
  if (typeof given !== 'string') return false;
  return timingSafeEqual(hashSecretText(given), hashSecretText(csrfToken(cookieSecret)));
}
