/** Screening's door for the alerts: what has findings that nobody has taken up yet. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';
import type { RaisableScreening } from './raisable-screening.js';
import { ScreeningRepository } from './screening.repository.js';

export type { RaisableScreening } from './raisable-screening.js';

@Injectable()
export class ScreeningService {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Of the given screenings those that have not been raised yet, oldest first, locked until `tx` ends: with findings, or
   * without where an earlier reading of the article had some. A
   * screening that another transaction has locked is waited for, and left out if that one raised it.
   */
  async loadForRaising(screeningIds: readonly string[], tx: Tx): Promise<RaisableScreening[]> {
    return this.screenings.lockUnraised(screeningIds, tx);
  }

  /** Records, as part of `tx`, that the findings of these screenings have been taken up. */
  async recordRaised(screeningIds: readonly string[], tx: Tx): Promise<void> {
    await this.screenings.markRaised(screeningIds, this.clock.now(), tx);
  }
}
