/** SQL of the reasons for which alerts are dismissed. */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';

/** One reason. */
export interface DismissalReason {
  readonly id: string;
  readonly words: string;
  /** Whoever dismisses for it has to say more. */
  readonly needsWords: boolean;
  /** On record for what was dismissed for it, and offered no more. */
  readonly isRetired: boolean;
}

const COLUMNS = 'id, words, needs_words AS "needsWords", is_retired AS "isRetired"';

@Injectable()
export class DismissalReasonsRepository {
  constructor(private readonly database: Database) {}

  /** All, in the order in which they are offered. */
  async list(): Promise<DismissalReason[]> {
    return this.database.rows<DismissalReason>(`SELECT ${COLUMNS} FROM dismissal_reasons ORDER BY position, id`);
  }

  async lock(id: string, tx: Tx): Promise<DismissalReason | null> {
    const [row] = await tx.rows<DismissalReason>(`SELECT ${COLUMNS} FROM dismissal_reasons WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    return row ?? null;
  }

  async insert({ id, words, needsWords }: DismissalReason, tx: Tx): Promise<void> {
    await tx.run(
      `INSERT INTO dismissal_reasons (id, words, needs_words, position)
       SELECT $1, $2, $3, coalesce(max(position), 0) + 1 FROM dismissal_reasons`,
      [id, words, needsWords],
    );
  }

  async update({ id, words, needsWords, isRetired }: DismissalReason, tx: Tx): Promise<void> {
    await tx.run('UPDATE dismissal_reasons SET words = $2, needs_words = $3, is_retired = $4 WHERE id = $1', [
      id,
      words,
      needsWords,
      isRetired,
    ]);
  }
}
