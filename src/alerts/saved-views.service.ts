/** Named sets of filters: a person's own, or shared with the desk. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { brokenConstraint, Database } from '../platform/database/database.js';
import { viewNameTaken, viewNotFound } from './alerts.errors.js';
import { SavedViewsRepository, type SavedViewRow, type ViewFilters } from './saved-views.repository.js';

export type { SavedViewRow, ViewFilters } from './saved-views.repository.js';

@Injectable()
export class SavedViewsService {
  constructor(
    private readonly views: SavedViewsRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A person's own and those that others share, by name. */
  async list(userId: string): Promise<SavedViewRow[]> {
    return this.views.list(userId);
  }

  /** @returns Its id. @throws Refusal view-name-taken */
  async add(
    view: { readonly name: string; readonly filters: ViewFilters; readonly isShared: boolean },
    ownerId: string,
  ): Promise<string> {
    try {
      return await this.database.transaction((tx) => this.views.insert({ ...view, ownerId }, this.clock.now(), tx));
    } catch (error) {
      if (brokenConstraint(error) === 'uq_saved_views_owner_name') throw viewNameTaken(view.name);
      throw error;
    }
  }

  /** Only one's own. @throws Refusal view-not-found */
  async remove(id: string, ownerId: string): Promise<void> {
    if (!(await this.database.transaction((tx) => this.views.remove(id, ownerId, tx)))) throw viewNotFound(id);
  }
}
