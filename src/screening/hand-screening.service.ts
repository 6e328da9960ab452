/** What a person read in a text that the pack did not. */
import { Injectable } from '@nestjs/common';
import type { Finding } from '../detection/finding.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { ScreeningRepository } from './screening.repository.js';

@Injectable()
export class HandScreeningService {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the finding as part of `tx`, under a pack version that no pack ever has, and hands it to the alerts. Once for
   * each text and embargo.
   *
   * @returns Whether it was kept now; false where the same was raised by hand before.
   */
  async record(
    reading: { readonly revisionId: string; readonly language: string | null; readonly finding: Finding },
    tx: Tx,
  ): Promise<boolean> {
    const { revisionId, language, finding } = reading;
    const screeningIds = await this.screenings.insert(
      [{ revisionId, language, languageHint: null, findings: [finding], quiet: [], error: null, supersedes: false }],
      { packVersion: `by-hand-${finding.regime}`, engine: null },
      this.clock.now(),
      tx,
    );
    if (screeningIds.length > 0) await this.jobs.enqueue('raise-alerts', { screeningIds }, tx);
    return screeningIds.length > 0;
  }
}
