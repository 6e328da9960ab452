import { Clock } from '../../src/platform/clock/clock.js';

/** A clock that stands still until it is moved, and whose chance is always the same. */
export class FixedClock extends Clock {
  constructor(private instant: Date = new Date('2026-11-23T12:00:00Z')) {
    super();
  }

  override now(): Date {
    return this.instant;
  }

  override random(): number {
    return 0.5;
  }

  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}
