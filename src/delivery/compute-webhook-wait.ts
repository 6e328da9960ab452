/** When a message that failed is tried again, and for how long a receiver that fails is left alone. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits after each failed attempt: 12 attempts over at least 74 hours, so that a long weekend loses nothing. */
const WAITS_MS = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  10 * HOUR_MS,
  12 * HOUR_MS,
  14 * HOUR_MS,
  21 * HOUR_MS,
] as const;

/** Each is stretched by up to a quarter, never shortened: many messages that failed together come back apart. */
const SPREAD = 0.25;

/** A receiver may ask for more patience than that, up to this. */
const MOST_ASKED_MS = 24 * HOUR_MS;

/** Failures in a row, of whatever message, after which a receiver is left alone for a while. */
const FAILURES_TO_OPEN = 3;
const FIRST_OPEN_MS = 30 * SECOND_MS;
const LONGEST_OPEN_MS = 15 * MINUTE_MS;

/** A receiver that has answered nothing well for so long is switched off. */
export const DISABLE_AFTER_MS = 5 * 24 * HOUR_MS;

/**
 * @param attempts Attempts so far, at least 1.
 * @param askedMs What the receiver asked for by Retry-After; null where it did not.
 * @param random In [0, 1).
 * @returns Milliseconds; null where it has been tried often enough.
 */
export function computeWebhookWait(attempts: number, askedMs: number | null, random: number): number | null {
  const plain = WAITS_MS[attempts - 1];
  if (plain === undefined) return null;
  return Math.max(Math.round(plain * (1 + SPREAD * random)), Math.min(askedMs ?? 0, MOST_ASKED_MS));
}

/**
 * How long nothing is sent to a receiver; after that one message at a time tries it until one is taken.
 *
 * @param failures Failed attempts in a row, of whatever message.
 * @returns Milliseconds; 0 while it is not failing.
 */
export function computeOpenTime(failures: number): number {
  if (failures < FAILURES_TO_OPEN) return 0;
  return Math.min(FIRST_OPEN_MS * 2 ** Math.min(failures - FAILURES_TO_OPEN, 20), LONGEST_OPEN_MS);
}

/** Milliseconds that a Retry-After header asks for (RFC 9110, 10.2.3), or null. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
