/** The list of reasons for which alerts are dismissed, kept by admins. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { brokenConstraint, Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { dismissalReasonTaken, dismissalReasonUnknown } from './alerts.errors.js';
import { DismissalReasonsRepository, type DismissalReason } from './dismissal-reasons.repository.js';

export type { DismissalReason } from './dismissal-reasons.repository.js';

/** What may change of a reason; absent fields stay. */
export type ReasonChange = Partial<Pick<DismissalReason, 'words' | 'needsWords' | 'isRetired'>>;

@Injectable()
export class DismissalReasonsService {
  constructor(
    private readonly reasons: DismissalReasonsRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
  ) {}

  /** All, retired ones too, in the order in which they are offered. */
  async list(): Promise<DismissalReason[]> {
    return this.reasons.list();
  }

  /** @throws Refusal dismissal-reason-taken */
  async add(words: string, needsWords: boolean, actor: Actor): Promise<DismissalReason> {
    const reason = { id: idFor(words), words, needsWords, isRetired: false };
    await this.database.transaction(async (tx) => {
      await orTaken(words, () => this.reasons.insert(reason, tx));
      await this.audit.record(
        {
          actor: actor.id,
          act: 'dismissal-reason.add',
          subjectType: 'dismissal-reason',
          subjectId: reason.id,
          after: { words, needsWords },
        },
        tx,
      );
    });
    return reason;
  }

  /** Renames, retires or takes back into use. @throws Refusal dismissal-reason-unknown, dismissal-reason-taken */
  async change(id: string, change: ReasonChange, actor: Actor): Promise<DismissalReason> {
    return this.database.transaction(async (tx) => {
      const before = await this.reasons.lock(id, tx);
      if (before === null) throw dismissalReasonUnknown(id);
      const after = { ...before, ...change };
      await orTaken(after.words, () => this.reasons.update(after, tx));
      await this.audit.record(
        {
          actor: actor.id,
          act: 'dismissal-reason.change',
          subjectType: 'dismissal-reason',
          subjectId: id,
          before: { ...before },
          after: { ...after },
        },
        tx,
      );
      return after;
    });
  }
}

async function orTaken(words: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (['pk_dismissal_reasons', 'uq_dismissal_reasons_words'].includes(brokenConstraint(error) ?? '')) {
      throw dismissalReasonTaken(words);
    }
    throw error;
  }
}

/** A readable id from the words: what they are renamed to later does not change it. */
function idFor(words: string): string {
  const id = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replaceAll(/-+$/g, '');
  return id === '' ? `reason-${createHash('sha256').update(words).digest('hex').slice(0, 12)}` : id;
}
