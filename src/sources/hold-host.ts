/** How long a whole host is left alone after one of its feeds was refused for asking too much. */

const MINUTE_MS = 60_000;

/** A busy host that does not say how long. */
const UNSAID_MS = 5 * MINUTE_MS;

/** Beyond this only the feed that was refused waits: its neighbours may be welcome. */
const MAX_HOLD_MS = 6 * 60 * MINUTE_MS;

/**
 * How long no feed of the host is polled, in ms; 0 where the answer says nothing of the host. Too Many Requests (429) counts
 * for all of it; Service Unavailable (503) where it asks for a time.
 */
export function holdHostFor(status: number | null, retryAfterMs: number | null): number {
  if (status === 429) return Math.min(retryAfterMs ?? UNSAID_MS, MAX_HOLD_MS);
  return status === 503 && retryAfterMs !== null ? Math.min(retryAfterMs, MAX_HOLD_MS) : 0;
}
