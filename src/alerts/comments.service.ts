/** Words of people about an alert. They stand in the record of acts alone: dated, signed, erasable. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { AlertsRepository } from './alerts.repository.js';
import { alertNotFound } from './alerts.errors.js';

@Injectable()
export class CommentsService {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
  ) {}

  /** Adds a comment; the alert itself does not change. @throws Refusal alert-not-found */
  async add(alertId: string, text: string, actor: Actor): Promise<void> {
    if ((await this.alerts.findVersions(alertId)) === null) throw alertNotFound(alertId);
    await this.database.transaction((tx) =>
      this.audit.record({ actor: actor.id, act: 'alert.comment', subjectType: 'alert', subjectId: alertId, text }, tx),
    );
  }
}
