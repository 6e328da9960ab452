/** SQL of the change feed: numbered appends, reading on from a number. */
import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { REGIMES } from '../detection/vocabulary.js';
import { Database, type Tx } from '../platform/database/database.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { ALERT_COLUMNS, FULL_ALERT_COLUMNS, toSnapshot, type AlertRow, type FullAlertRow } from './alert-row.js';
import type { AlertSnapshot } from './alert-schema.js';
import type { ChangeWord } from './change-words.js';
import type { EditionGrounds } from './edition-meaning.js';
import { AlertGroundsRepository } from './alert-grounds.repository.js';
import { EditionsRepository } from './editions.repository.js';
import { StandingRelationsRepository } from './standing-relations.repository.js';

const CHANGES = ['created', 'updated', 'deleted'] as const;

/** One entry as stored. */
export interface ChangeRow {
  readonly number: string;
  readonly mark: string;
  readonly change: (typeof CHANGES)[number];
  readonly what: string[];
  readonly alertId: string;
  readonly changedAt: Date;
  readonly alert: AlertSnapshot;
}

/** The last entry, or number 0 with an empty mark. */
export interface ChangeHead {
  readonly number: string;
  readonly mark: string;
}

interface NotedChange extends EditionGrounds {
  readonly change: ChangeRow['change'];
  readonly what: Set<ChangeWord>;
  /** What a tombstone shows; null while the row stands. */
  readonly last: AlertSnapshot | null;
}

const NO_GROUNDS: EditionGrounds = { causes: [], reports: [] };

@Injectable()
export class ChangesRepository {
  private readonly noted = new WeakMap<Tx, Map<string, NotedChange>>();
  private readonly gathered = new WeakMap<Tx, Set<string>>();

  constructor(
    private readonly database: Database,
    private readonly editions: EditionsRepository = new EditionsRepository(),
    private readonly relations: StandingRelationsRepository = new StandingRelationsRepository(),
    private readonly grounds: AlertGroundsRepository = new AlertGroundsRepository(),
    /** None where nobody asks this process for its figures. */
    private readonly metrics?: MetricsService,
  ) {
    // Shown from nought on: the growth of a figure that is first seen at one is not seen.
    for (const regime of REGIMES)
      for (const change of CHANGES) metrics?.count('embargo_alerts_total', { change, regime }, 0);
  }

  /**
   * Remembers that `tx` created or changed an alert, or joined it to another (`deleted`: its row stays, with the name of
   * that other); {@link commitChanges} writes it down.
   *
   * @param grounds What led to it, for the edition that is made where the alert then says something else.
   */
  note(
    alertId: string,
    change: ChangeRow['change'],
    what: readonly ChangeWord[],
    tx: Tx,
    grounds: EditionGrounds = NO_GROUNDS,
  ): void {
    const changes = this.changesOf(tx);
    const known = changes.get(alertId);
    changes.set(alertId, {
      change: known?.change ?? change,
      what: new Set([...(known?.what ?? []), ...what]),
      last: null,
      causes: [...(known?.causes ?? []), ...grounds.causes],
      reports: [...(known?.reports ?? []), ...grounds.reports],
    });
  }

  /** Remembers that `tx` gave alerts evidence, whether or not they then say something else. */
  noteGathered(alertIds: readonly string[], tx: Tx): void {
    this.gathered.set(tx, new Set([...(this.gathered.get(tx) ?? []), ...alertIds]));
  }

  /**
   * Remembers that `tx` is about to remove an alert: call it before its row goes, and {@link commitChanges} leaves a
   * tombstone with the alert as it last was, one version on. An alert that the same transaction created leaves none.
   */
  async noteRemoval(alertId: string, what: readonly ChangeWord[], tx: Tx): Promise<void> {
    const [row] = await tx.rows<AlertRow>(`SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.id = $1 FOR UPDATE`, [
      alertId,
    ]);
    if (row === undefined) return;
    const changes = this.changesOf(tx);
    if (changes.get(alertId)?.change === 'created') changes.delete(alertId);
    else {
      const last = { ...toSnapshot(row), version: row.version + 1 };
      changes.set(alertId, { change: 'deleted', what: new Set(what), last, ...NO_GROUNDS });
    }
  }

  /**
   * Appends what `tx` changed to the feed, under consecutive numbers. The last act of every transaction that changes
   * alerts (a deferred trigger refuses the commit without it): writers wait for one another from here to their commits,
   * so numbers become visible in ascending order and whoever has read N has read all below it. What these alerts add to
   * their relations, and what they rest on, is summed up anew before that.
   */
  async commitChanges(tx: Tx): Promise<void> {
    const changes = this.noted.get(tx);
    const touched = [...new Set([...(changes?.keys() ?? []), ...(this.gathered.get(tx) ?? [])])];
    await this.relations.refresh(touched, tx);
    await this.grounds.refresh(touched, tx);
    this.gathered.delete(tx);
    if (changes === undefined || changes.size === 0) return;
    this.noted.delete(tx);
    const rows = await tx.rows<FullAlertRow>(
      `SELECT ${FULL_ALERT_COLUMNS} FROM alerts a WHERE a.id = ANY($1::bigint[])`,
      [[...changes.keys()]],
    );
    const edited = await this.editions.append(rows, (id) => changes.get(id) ?? NO_GROUNDS, tx);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const entries = [...changes.entries()].flatMap(([id, { change, what, last }]) => {
      const row = byId.get(id);
      const edition = edited.get(id);
      if (edition !== undefined) what.add('edition');
      const alert = last ?? (row === undefined ? null : toSnapshot({ ...row, edition: edition ?? row.edition }));
      return alert === null ? [] : [{ change, what: [...what].sort(), alert }];
    });
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.appendChanges]);
    await tx.run(
      `INSERT INTO alert_changes (number, mark, alert_id, version, change, what, changed_at, alert)
       SELECT (SELECT coalesce(max(number), 0) FROM alert_changes) + e.at, e.mark, (e.alert->>'id')::bigint,
              (e.alert->>'version')::integer, e.change, e.what, (e.alert->>'changedAt')::timestamptz, e.alert
       FROM jsonb_to_recordset($1::jsonb) AS e(at bigint, mark text, change text, what text[], alert jsonb)`,
      [
        JSON.stringify(
          entries.map((entry, index) => ({ at: index + 1, mark: randomBytes(4).toString('hex'), ...entry })),
        ),
      ],
    );
    tx.afterCommit(() => {
      for (const { change, alert } of entries)
        this.metrics?.count('embargo_alerts_total', { change, regime: alert.regime });
    });
  }

  /** Up to `limit` entries after `number`, ascending. */
  async readAfter(number: string, limit: number): Promise<ChangeRow[]> {
    return this.database.rows<ChangeRow>(
      `SELECT number, mark, change, what, alert_id AS "alertId", changed_at AS "changedAt", alert
       FROM alert_changes WHERE number > $1 ORDER BY number LIMIT $2`,
      [number, limit],
    );
  }

  /** The mark of an entry, or null where there is none under this number. */
  async findMark(number: string): Promise<string | null> {
    const [row] = await this.database.rows<{ mark: string }>('SELECT mark FROM alert_changes WHERE number = $1', [
      number,
    ]);
    return row?.mark ?? null;
  }

  /** The last entry at this moment. */
  async findHead(): Promise<ChangeHead> {
    const [row] = await this.database.rows<ChangeHead>(
      'SELECT number, mark FROM alert_changes ORDER BY number DESC LIMIT 1',
    );
    return row ?? { number: '0', mark: '' };
  }

  private changesOf(tx: Tx): Map<string, NotedChange> {
    let changes = this.noted.get(tx);
    if (changes === undefined) this.noted.set(tx, (changes = new Map()));
    return changes;
  }
}
