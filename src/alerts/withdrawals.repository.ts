/** SQL of reports that no longer say what an alert rests on. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';

/** A screening, and whether its text says that it is taken back: then none of its findings counts. */
export interface ReadAgain {
  readonly screeningId: string;
  readonly isRetracted: boolean;
}

/** A current piece of an alert's evidence that a later reading of its article does not bear out. */
export interface UnsaidReport {
  readonly evidenceId: string;
  readonly alertId: string;
  readonly storyId: string;
  readonly articleId: string;
  readonly publisher: string;
  readonly title: string;
  readonly isMention: boolean;
  /** Another text of the article; otherwise the same one, read by another pack. */
  readonly isOtherText: boolean;
  readonly isRetracted: boolean;
}

@Injectable()
export class WithdrawalsRepository {
  /**
   * Of the current evidence from the articles of these screenings what they find no more, in order of the alerts. What a
   * person read by hand is taken back by its publisher only, not by a reading.
   */
  async findUnsaid(screenings: readonly ReadAgain[], tx: Tx): Promise<UnsaidReport[]> {
    return tx.rows<UnsaidReport>(
      `SELECT e.id AS "evidenceId", e.alert_id AS "alertId", a.story_id AS "storyId", e.article_id AS "articleId",
              e.publisher, e.title, e.is_mention AS "isMention", e.revision_id <> r.id AS "isOtherText",
              g.is_retracted AS "isRetracted"
       FROM unnest($1::bigint[], $2::boolean[]) AS g(id, is_retracted)
       JOIN screenings s ON s.id = g.id
       JOIN revisions r ON r.id = s.revision_id
       JOIN alert_evidence e ON e.article_id = r.article_id AND e.is_current
         AND (e.revision_id < r.id OR (e.revision_id = r.id AND (g.is_retracted OR e.pack_version <> s.pack_version)))
       JOIN alerts a ON a.id = e.alert_id
       WHERE g.is_retracted OR (e.pack_version NOT LIKE 'by-hand-%' AND NOT EXISTS (
         SELECT FROM findings f WHERE f.screening_id = s.id AND f.kind = a.kind AND f.regime = a.regime))
       ORDER BY e.alert_id, e.id`,
      [screenings.map(({ screeningId }) => screeningId), screenings.map(({ isRetracted }) => isRetracted)],
    );
  }

  /** These pieces stay as evidence of what was said, and no longer carry their alerts. */
  async setAside(evidenceIds: readonly string[], tx: Tx): Promise<void> {
    await tx.run('UPDATE alert_evidence SET is_current = false WHERE id = ANY($1::bigint[])', [evidenceIds]);
  }
}
