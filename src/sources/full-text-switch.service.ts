/** Per source: whether the pages of its articles are read, since its feed carries a teaser only. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { sourceNotFound } from './sources.errors.js';

@Injectable()
export class FullTextSwitchService {
  constructor(
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Since when pages are read; null where they are not. @throws Refusal `source-not-found` */
  async since(id: string): Promise<Date | null> {
    const [row] = await this.database.rows<{ since: Date | null }>(
      'SELECT full_text_since AS since FROM sources WHERE id = $1',
      [id],
    );
    if (row === undefined) throw sourceNotFound(id);
    return row.since;
  }

  /** Turns reading on, from now, or off. @throws Refusal `source-not-found` */
  async set(id: string, isEnabled: boolean, actor: Actor): Promise<Date | null> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.rows<{ since: Date | null }>(
        'SELECT full_text_since AS since FROM sources WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (row === undefined) throw sourceNotFound(id);
      if ((row.since !== null) === isEnabled) return row.since;
      const now = this.clock.now();
      await tx.run('UPDATE sources SET full_text_since = $2, updated_at = $3, version = version + 1 WHERE id = $1', [
        id,
        isEnabled ? now : null,
        now,
      ]);
      const act = isEnabled ? 'source.read-pages' : 'source.leave-pages';
      await this.audit.record(
        { actor: actor.id, act, subjectType: 'source', subjectId: id, before: null, after: null, text: null },
        tx,
      );
      return isEnabled ? now : null;
    });
  }
}
