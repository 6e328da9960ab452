/**
 * How long until the next attempt: 1 minute after the first, doubling up to 2 hours, each spread by a fifth either way
 * so that many mails held up together do not come back together. Two days of that are about 30 attempts (RFC 5321,
 * 4.5.4.1 asks for at least half an hour between later ones and for 4–5 days in a relay; a digest is stale sooner).
 */

const FIRST_MS = 60_000;
const LONGEST_MS = 2 * 3_600_000;
const SPREAD = 0.2;

/** After so long without success a mail is given up. */
export const GIVE_UP_AFTER_MS = 48 * 3_600_000;

/**
 * @param attempts Attempts so far, at least 1.
 * @param random In [0, 1).
 * @returns Milliseconds.
 */
export function computeRetryDelay(attempts: number, random: number): number {
  const plain = Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);
  return Math.round(plain * (1 - SPREAD + 2 * SPREAD * random));
}

/** Rests after digests that failed, in a row: 1 h, 4 h, 16 h, 64 h. */
const FIRST_REST_MS = 3_600_000;
const REST_FACTOR = 4;
const MOST_FAILURES = 5;

/**
 * How long a subscription is left alone after a digest that was refused or given up; what was in it goes into the next.
 *
 * @param failures Digests that failed in a row, at least 1.
 * @returns Milliseconds; null where it has failed often enough for a person to look.
 */
export function computeRest(failures: number): number | null {
  return failures >= MOST_FAILURES ? null : FIRST_REST_MS * REST_FACTOR ** (failures - 1);
}
