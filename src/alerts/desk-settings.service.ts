/** What the people at one desk have agreed on: due times, and outcomes that need a second person. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { DeskSettingsRepository, type DeskSettings } from './desk-settings.repository.js';

export type { DeskSettings } from './desk-settings.repository.js';

@Injectable()
export class DeskSettingsService {
  constructor(
    private readonly settings: DeskSettingsRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<DeskSettings> {
    return this.settings.find();
  }

  /** Puts others in their place, on record. What waits for a decision is due by the new times at once. */
  async change(wanted: DeskSettings, actor: Actor): Promise<DeskSettings> {
    const settings = { ...wanted, reviewDue: [...wanted.reviewDue].sort((a, b) => b.from - a.from) };
    return this.database.transaction(async (tx) => {
      const before = await this.settings.find(tx);
      await this.settings.record(settings, this.clock.now(), tx);
      await this.settings.recomputeDue(tx);
      await this.audit.record(
        {
          actor: actor.id,
          act: 'desk.change-settings',
          subjectType: 'desk',
          subjectId: 'settings',
          before: { ...before },
          after: { ...settings },
        },
        tx,
      );
      return settings;
    });
  }
}
