/** Standing relations: what the news tells again and again of one supplier and one recipient. */
import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { toPage, type Page } from '../platform/http/list-query.js';
import { relationPosition, relationSchema, type RelationView } from './relations-schema.js';
import { RelationsRepository, type RelationRow } from './relations.repository.js';

/** What a page of relations is asked with. */
export interface RelationQuestion {
  readonly regime?: readonly string[] | undefined;
  readonly party?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class RelationsService {
  constructor(private readonly relations: RelationsRepository) {}

  /** The one told of last comes first. @throws Refusal `cursor-invalid`. */
  async list({ regime = [], party = '', cursor, limit }: RelationQuestion): Promise<Page<RelationView>> {
    const walk = { list: 'relations', regime, party };
    const after = cursor === undefined ? null : decodeCursor(cursor, relationPosition, walk);
    const rows = await this.relations.list(
      { regimes: regime, party: party === '' ? null : party, alertId: null },
      after === null ? null : { sortKey: after[0], id: after[1] },
      limit + 1,
    );
    return toPage(rows, limit, toView, ({ sortKey, id }) => encodeCursor([sortKey, id], walk));
  }

  /** The relation of an alert that gathered most; null where nothing but the alert's own reports tells of it. */
  async findOfAlert(alertId: string): Promise<RelationView | null> {
    const rows = await this.relations.list({ regimes: [], party: null, alertId }, null, MAX_OF_ALERT);
    const [most] = rows.toSorted((a, b) => b.restatementCount - a.restatementCount);
    return most === undefined || most.restatementCount === 0 ? null : toView(most);
  }
}

/** An alert names few suppliers, recipients and conducts; of their products no more are looked at. */
const MAX_OF_ALERT = 100;

function toView(row: RelationRow): RelationView {
  return relationSchema.parse({
    ...row,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    lastNewsAt: row.lastNewsAt?.toISOString() ?? null,
  });
}
