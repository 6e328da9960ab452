/** Standing relations: what the news tells again and again of one supplier and one recipient. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { LaggingAnswers, type LaggingAnswer } from '../platform/database/lagging-answers.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { toPage, type Page } from '../platform/http/list-query.js';
import { relationPosition, relationSchema, type RelationView } from './relations-schema.js';
import {
  RelationsRepository,
  type AlertInRelations,
  type GatheredRelation,
  type RelationRow,
} from './relations.repository.js';

export type { GatheredRelation } from './relations.repository.js';

/** What a page of relations is asked with. */
export interface RelationQuestion {
  readonly regime?: readonly string[] | undefined;
  readonly conduct?: readonly string[] | undefined;
  readonly party?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class RelationsService {
  private readonly kept: LaggingAnswers;

  constructor(
    private readonly relations: RelationsRepository,
    clock: Clock,
  ) {
    this.kept = new LaggingAnswers(clock);
  }

  /** The one told of last comes first. @throws Refusal `cursor-invalid`. */
  async list(asked: RelationQuestion): Promise<Page<RelationView>> {
    const { regime = [], conduct = [], party = '', cursor, limit } = asked;
    const walk = { list: 'relations', regime, party, ...(conduct.length === 0 ? {} : { conduct }) };
    const after = cursor === undefined ? null : decodeCursor(cursor, relationPosition, walk);
    const rows = await this.relations.list(
      { regimes: regime, conducts: conduct, party: party === '' ? null : party },
      after === null ? null : { sortKey: after[0], id: after[1] },
      limit + 1,
    );
    return toPage(rows, limit, toView, ({ sortKey, id }) => encodeCursor([sortKey, id], walk));
  }

  /** The same for a page that people look at: it may lag. */
  async listLagging(asked: RelationQuestion): Promise<LaggingAnswer<Page<RelationView>>> {
    const { regime, conduct, party, cursor, limit } = asked;
    return this.kept.keep(`list ${JSON.stringify([regime, conduct, party, cursor, limit])}`, () => this.list(asked));
  }

  /** Every party of a relation, supplier or recipient; may lag. */
  async listParties(): Promise<LaggingAnswer<readonly string[]>> {
    return this.kept.keep('parties', () => this.relations.listParties());
  }

  /** The relation of an alert that gathered most; null where nothing but the alert's own reports tells of it. May lag. */
  async findOfAlert(alert: AlertInRelations): Promise<GatheredRelation | null> {
    const { regime, conduct, supplier, recipient } = alert;
    const key = `of ${JSON.stringify([regime, conduct, supplier, recipient])}`;
    return (await this.kept.keep(key, () => this.relations.findAmong(alert))).value;
  }
}

function toView(row: RelationRow): RelationView {
  return relationSchema.parse({
    ...row,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    lastNewsAt: row.lastNewsAt?.toISOString() ?? null,
  });
}
