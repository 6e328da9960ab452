/** The articles' door for screening: what is to be read, and the note that it was. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { RevisionsRepository, type ScreenableRevision, type ScreenedRevision } from './revisions.repository.js';

export type { ScreenableRevision, ScreenedRevision } from './revisions.repository.js';

@Injectable()
export class ScreeningQueueService {
  constructor(private readonly revisions: RevisionsRepository) {}

  /** Of these revisions those that this version of the pack has not read yet, with their texts. */
  async findUnscreenedBy(packVersion: string, revisionIds: readonly string[]): Promise<ScreenableRevision[]> {
    return this.revisions.findUnscreenedBy(packVersion, revisionIds);
  }

  /** Ids of up to `limit` revisions recorded before `before` that no pack has read, oldest first. */
  async findUnscreened(before: Date, limit: number): Promise<string[]> {
    return this.revisions.findUnscreened(before, limit);
  }

  /**
   * Notes, as part of `tx`, that a pack has read revisions, and in which language they are.
   *
   * @returns Ids of those that were not noted before; only what was found in these is to be kept.
   */
  async recordScreened(
    revisions: readonly ScreenedRevision[],
    packVersion: string,
    screenedAt: Date,
    tx: Tx,
  ): Promise<Set<string>> {
    return this.revisions.recordScreened(revisions, packVersion, screenedAt, tx);
  }

  /** Notes, as part of `tx`, that another pack has read revisions whose language is known. */
  async noteReadAgain(revisionIds: readonly string[], packVersion: string, at: Date, tx: Tx): Promise<void> {
    await this.revisions.noteReadAgain(revisionIds, packVersion, at, tx);
  }

  /** Of these articles, marks those first seen before an instant as old news: nobody is mailed what is found in them now. */
  async markOldNews(articleIds: readonly string[], seenBefore: Date, tx: Tx): Promise<void> {
    await this.revisions.markOldNews(articleIds, seenBefore, tx);
  }
}
