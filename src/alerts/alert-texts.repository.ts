/** SQL of lists of alerts as the API sends them: as text, from Postgres to the caller. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { AlertSnapshot } from './alert-schema.js';
import type { AlertFilter, AlertSort } from './build-alert-filter.js';
import type { ChangeHead } from './changes.repository.js';
import { chooseAlertsPage, type PageStart } from './choose-alerts-page.js';
import { ShownProvisions, writtenColumns } from './write-alert.js';

/** An alert of a list, and where the list goes on after it. */
export interface AlertText extends PageStart {
  /** The same as of its snapshot. */
  readonly json: string;
}

/** Number and mark of the head, id, sort key and place of an alert, what stands around its provisions, and they. */
type Row = readonly [
  number: string | null,
  mark: string | null,
  id: string | null,
  sortKey: string,
  at: string,
  before: string,
  provisions: string | null,
  after: string,
];

@Injectable()
export class AlertTextsRepository {
  private readonly provisions = new ShownProvisions();

  constructor(private readonly database: Database) {}

  /** A page, and the head of the change feed at the same instant. @param fields Only these of each alert. */
  async list(
    filter: AlertFilter,
    sort: AlertSort,
    after: PageStart | null,
    limit: number,
    fields?: readonly (keyof AlertSnapshot)[],
  ): Promise<{ readonly rows: AlertText[]; readonly head: ChangeHead }> {
    const { sql, values, isPlain } = chooseAlertsPage(writtenColumns(fields), filter, sort, after, limit);
    // A plan that is kept knows no values: what is chosen by some is planned each time.
    const isKept = isPlain && fields === undefined;
    const found = await this.database.texts<Row>(sql, values, isKept);
    const [first] = found;
    const rows: AlertText[] = [];
    for (const [, , id, sortKey, , before, provisions, rest] of found) {
      const json = provisions === null ? before : before + this.provisions.show(provisions) + rest;
      if (id !== null) rows.push({ id, sortKey, json });
    }
    return { rows, head: { number: first?.[0] ?? '0', mark: first?.[1] ?? '' } };
  }
}
