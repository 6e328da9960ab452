/** Screening's door for the alerts: what has findings that nobody has taken up yet. */
import { Injectable } from '@nestjs/common';
import type { Quiet } from '../detection/finding.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';
import type { RaisableScreening } from './raisable-screening.js';
import { isWorthKeeping, type ReadRevision } from './screen-revision.js';
import { ScreeningRepository, type ReadBy } from './screening.repository.js';

export { screenRevision, type ReadRevision } from './screen-revision.js';
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

  /** What a pack kept quiet in a text when it read it; null where nothing is kept of that. */
  async findQuiet(revisionId: string, packVersion: string): Promise<readonly Quiet[] | null> {
    return this.screenings.findQuiet(revisionId, packVersion);
  }

  /** Records, as part of `tx`, that the findings of these screenings have been taken up. */
  async recordRaised(screeningIds: readonly string[], tx: Tx): Promise<void> {
    await this.screenings.markRaised(screeningIds, this.clock.now(), tx);
  }

  /**
   * Keeps what a pack read in texts that others have read before, as part of `tx`; what stands of it already is left as it
   * is. Whatever is to be raised of it, or taken back, is found by the tick.
   */
  async keepAgain(read: readonly ReadRevision[], by: ReadBy, tx: Tx): Promise<void> {
    const ids = read.map(({ id }) => id);
    const superseding = await this.screenings.findSuperseding(ids, by.packVersion, tx);
    const kept = read.filter((each) => isWorthKeeping(each) || superseding.has(each.id));
    const screenings = kept.map((each) => ({
      ...each,
      revisionId: each.id,
      // A text that could not be read says nothing about what it says.
      supersedes: superseding.has(each.id) && each.error === null,
    }));
    await this.screenings.insert(screenings, by, this.clock.now(), tx);
  }
}
