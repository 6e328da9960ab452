/** SQL of saved views. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';

/** Query parameters of the queue, each with its values. */
export type ViewFilters = Readonly<Record<string, readonly string[]>>;

/** A named set of filters, as one person sees it. */
export interface SavedViewRow {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly name: string;
  readonly filters: ViewFilters;
  readonly isShared: boolean;
}

@Injectable()
export class SavedViewsRepository {
  constructor(private readonly database: Database) {}

  /** A person's own and those that others share, by name. */
  async list(userId: string): Promise<SavedViewRow[]> {
    return this.database.rows<SavedViewRow>(
      `SELECT v.id, v.owner_id AS "ownerId", u.name AS "ownerName", v.name, v.filters, v.is_shared AS "isShared"
       FROM saved_views v JOIN users u ON u.id = v.owner_id
       WHERE v.owner_id = $1 OR v.is_shared ORDER BY lower(v.name), v.id LIMIT 200`,
      [userId],
    );
  }

  async insert(
    view: Pick<SavedViewRow, 'ownerId' | 'name' | 'filters' | 'isShared'>,
    at: Date,
    tx: Tx,
  ): Promise<string> {
    const [row] = await tx.rows<{ id: string }>(
      `INSERT INTO saved_views (owner_id, name, filters, is_shared, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [view.ownerId, view.name, JSON.stringify(view.filters), view.isShared, at],
    );
    return row?.id ?? '';
  }

  /** @returns Whether it was there, and theirs. */
  async remove(id: string, ownerId: string, tx: Tx): Promise<boolean> {
    return (await tx.run('DELETE FROM saved_views WHERE id = $1 AND owner_id = $2', [id, ownerId])) > 0;
  }
}
