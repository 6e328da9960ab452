/** The only place that asks the machine for the time or for chance; tests hand in their own. */

/** Source of the current instant and of randomness. An abstract class so that Nest can inject by it. */
export abstract class Clock {
  /** The current instant (UTC). */
  abstract now(): Date;
  /** A number in [0, 1) for jitter; never for secrets. */
  abstract random(): number;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }

  override random(): number {
    return Math.random();
  }
}
