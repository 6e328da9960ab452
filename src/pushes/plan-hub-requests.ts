/** When a hub is asked, and for how long a lease is asked and believed. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The lease that is asked for, in seconds. Hubs give what they like; ten days is what most of them give. */
export const WANTED_LEASE_SECONDS = (10 * DAY_MS) / 1_000;

/** Leases are believed between these bounds: a shorter one would have us renew all the time. */
const MIN_LEASE_MS = 10 * MINUTE_MS;
const MAX_LEASE_MS = 90 * DAY_MS;

/** Of a lease, after which it is renewed: what is left outlasts a night in which the hub cannot be reached. */
const RENEW_SHARE = 0.8;

/** A hub that has not verified, or could not be asked, is asked again after this, doubling with each try. */
const RETRY_MS = HOUR_MS;
const MAX_RETRY_MS = 7 * DAY_MS;

/** A denial is asked about again after this. */
const DENIED_MS = 7 * DAY_MS;

/** After so many requests to end it, a subscription is forgotten: its address answers 410 from then on. */
export const MAX_FAREWELLS = 3;

/** The lease that a hub has given. @param seconds As stated; null where it says nothing (hubs older than WebSub). */
export function leaseUntil(now: Date, seconds: number | null): Date {
  const wanted = (seconds ?? WANTED_LEASE_SECONDS) * 1_000;
  return new Date(now.getTime() + Math.min(Math.max(wanted, MIN_LEASE_MS), MAX_LEASE_MS));
}

/** When a lease is to be renewed. @param random Uniform in [0, 1): many leases that began together do not end together. */
export function renewAt(now: Date, until: Date, random: number): Date {
  const leaseMs = until.getTime() - now.getTime();
  return new Date(now.getTime() + leaseMs * RENEW_SHARE * (1 - 0.1 * random));
}

/** When to ask again where the last request came to nothing. While a lease runs, soon enough to save it. @param tries Requests so far, this one included. */
export function retryAt(now: Date, tries: number, lease: Date | null): Date {
  const byTries = Math.min(RETRY_MS * 2 ** Math.min(tries - 1, 20), MAX_RETRY_MS);
  const leftMs = lease === null ? 0 : lease.getTime() - now.getTime();
  const delayMs = leftMs > 0 ? Math.min(byTries, Math.max(leftMs / 2, RETRY_MS / 4)) : byTries;
  return new Date(now.getTime() + delayMs);
}

/** When to ask again a hub that has denied. */
export function askAfterDenial(now: Date): Date {
  return new Date(now.getTime() + DENIED_MS);
}
