/** Words of people about an alert. They stand in the record of acts alone: dated, signed, erasable. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { AlertsRepository } from './alerts.repository.js';
import { alertNotFound } from './alerts.errors.js';
import { findMentions } from './find-mentions.js';
import { MentionsRepository } from './mentions.repository.js';

@Injectable()
export class CommentsService {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly mentions: MentionsRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a comment; the alert itself does not change. Whom it names finds the alert among their mentions.
   *
   * @throws Refusal alert-not-found
   */
  async add(alertId: string, text: string, actor: Actor): Promise<void> {
    if ((await this.alerts.findVersions(alertId)) === null) throw alertNotFound(alertId);
    await this.database.transaction(async (tx) => {
      const people = text.includes('@') ? await this.mentions.listMentionable(tx) : [];
      const named = findMentions(text, people).filter((id) => id !== actor.userId);
      if (named.length > 0) await this.mentions.insert(alertId, named, actor.id, this.clock.now(), tx);
      await this.audit.record(
        { actor: actor.id, act: 'alert.comment', subjectType: 'alert', subjectId: alertId, text },
        tx,
      );
    });
  }

  /** How many alerts name this person in comments that they have not seen. */
  async countUnseenMentions(userId: string): Promise<number> {
    return this.mentions.countUnseen(userId);
  }

  /** The person has opened the alert: whatever names them there is seen. */
  async markMentionsSeen(alertId: string, userId: string): Promise<void> {
    await this.mentions.markSeen(alertId, userId, this.clock.now());
  }
}
