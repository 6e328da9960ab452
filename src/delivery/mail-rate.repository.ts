/** SQL of the rate of mails. */
import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { Database } from '../platform/database/database.js';

@Injectable()
export class MailRateRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes a place for one mail, where fewer than `most` were taken after `since`; whoever asks, one at a time.
   *
   * @returns False where the window is full.
   */
  async takePlace(now: Date, since: Date, most: number): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.holdMailRate]);
      await tx.run('DELETE FROM mail_places WHERE taken_at <= $1', [since]);
      const taken = await tx.run(
        `INSERT INTO mail_places (taken_at) SELECT $1 WHERE (SELECT count(*) FROM mail_places) < $2`,
        [now, most],
      );
      return taken > 0;
    });
  }
}
