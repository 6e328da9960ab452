/** The editions of an alert: what it said at one time, and what changed since the one before. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { alertNotFound } from './alerts.errors.js';
import { EditionsRepository, type EditionRow } from './editions.repository.js';

export type { EditionRow } from './editions.repository.js';

@Injectable()
export class EditionsService {
  constructor(
    private readonly editions: EditionsRepository,
    private readonly database: Database,
  ) {}

  /** Every edition of an alert, the first included, oldest first. @throws Refusal alert-not-found */
  async list(alertId: string): Promise<EditionRow[]> {
    const editions = await this.editions.list(alertId, this.database);
    if (editions.length === 0 && !(await this.editions.hasAlert(alertId, this.database))) throw alertNotFound(alertId);
    return editions;
  }

  /** Every edition of each of these alerts, oldest first; nothing of those that are no more. */
  async listMany(alertIds: readonly string[]): Promise<Map<string, EditionRow[]>> {
    if (alertIds.length === 0) return new Map();
    return Map.groupBy(await this.editions.listMany(alertIds, this.database), ({ alertId }) => alertId);
  }
}
