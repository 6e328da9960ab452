/** SQL of what the people at one desk have agreed on. */
import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '../platform/database/database.js';
import type { DueBand } from './review-due.js';
import type { Outcome } from './review-states.js';

/** The agreements, as they stand. */
export interface DeskSettings {
  /** Highest first; the last is from 0. */
  readonly reviewDue: readonly DueBand[];
  /** Outcomes that need a second person. */
  readonly secondOpinion: readonly Outcome[];
}

const NAMES = { reviewDue: 'review-due', secondOpinion: 'second-opinion' } as const;

@Injectable()
export class DeskSettingsRepository {
  constructor(private readonly database: Database) {}

  async find(from: Queryable = this.database): Promise<DeskSettings> {
    const rows = await from.rows<{ name: string; value: unknown }>('SELECT name, value FROM desk_settings');
    const valueOf = (name: string): unknown => rows.find((row) => row.name === name)?.value ?? [];
    return {
      reviewDue: valueOf(NAMES.reviewDue) as DueBand[],
      secondOpinion: valueOf(NAMES.secondOpinion) as Outcome[],
    };
  }

  async record(settings: DeskSettings, at: Date, tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE desk_settings d SET value = n.value, changed_at = $3
       FROM unnest($1::text[], $2::jsonb[]) AS n(name, value) WHERE d.name = n.name AND d.value <> n.value`,
      [Object.values(NAMES), [JSON.stringify(settings.reviewDue), JSON.stringify(settings.secondOpinion)], at],
    );
  }

  /** Works out anew when every waiting alert is due; what its version stands for does not change. */
  async recomputeDue(tx: Tx): Promise<void> {
    await tx.run(
      `UPDATE alerts SET due_at = review_due(priority, coalesce(reopened_at, raised_at), snoozed_until)
       WHERE due_at IS NOT NULL`,
    );
  }
}
