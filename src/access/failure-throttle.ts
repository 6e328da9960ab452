/** Counts failed attempts per address, so that guessing is slowed down; in memory, per process. */

/** How many failures are let pass, and for how long they count. */
export interface FailureLimits {
  readonly maxFailures: number;
  readonly windowMs: number;
  /** Addresses remembered at most; the longest known is forgotten first. */
  readonly maxAddresses: number;
}

/** Ten a minute: a person who mistypes is not kept out, a program that guesses is. */
const FAILURE_LIMITS: FailureLimits = { maxFailures: 10, windowMs: 60_000, maxAddresses: 10_000 };

/** Windows of fixed length that start with an address's first failure. */
export class FailureThrottle {
  private readonly windows = new Map<string, { count: number; readonly endsAt: number }>();

  constructor(private readonly limits: FailureLimits = FAILURE_LIMITS) {}

  /**
   * Counts one failure.
   *
   * @returns Milliseconds to wait when it is one too many, else 0.
   */
  fail(address: string, now: Date): number {
    const at = now.getTime();
    let window = this.windows.get(address);
    if (!window || window.endsAt <= at) {
      this.windows.delete(address);
      window = { count: 0, endsAt: at + this.limits.windowMs };
      this.windows.set(address, window);
      this.forgetOldest();
    }
    window.count++;
    return window.count > this.limits.maxFailures ? window.endsAt - at : 0;
  }

  private forgetOldest(): void {
    if (this.windows.size <= this.limits.maxAddresses) return;
    const [oldest] = this.windows.keys();
    if (oldest !== undefined) this.windows.delete(oldest);
  }
}
