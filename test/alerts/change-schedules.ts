/**
 * Random schedules of several writers and of clients that follow the change feed over HTTP: they pause, are killed before
 * they have kept what they read, and start again; some begin with the list. Each schedule ends with the question whether
 * every client holds exactly the alerts that the table holds.
 */
import { isDeepStrictEqual } from 'node:util';
import { ALERT_COLUMNS, toSnapshot, type AlertRow } from '../../src/alerts/alert-row.js';
import type { AlertSnapshot, Change } from '../../src/alerts/alert-schema.js';
import { ChangesRepository } from '../../src/alerts/changes.repository.js';
import type { Database, Tx } from '../../src/platform/database/database.js';
import type { TestApp } from '../support/test-app.js';

const WRITERS = 4;
const TRANSACTIONS_EACH = 3;

/** Alerts that writers let stand, about: every client reads and holds them all, after every schedule. */
const STANDING = 40;

/** What a client keeps on its disk. */
interface Kept {
  readonly cursor: string | null;
  readonly alerts: ReadonlyMap<string, AlertSnapshot>;
}

/** What the schedules came to, for the test to look at. */
export interface SchedulesReport {
  readonly creations: number;
  readonly updates: number;
  readonly deletions: number;
  /** Times that a client lost what it had not kept. */
  readonly restarts: number;
  /** Seeds after which a client's copy was not the table. */
  readonly wrong: readonly number[];
  /** True where the one client that followed from the first change on saw every number once, in order. */
  readonly isGapless: boolean;
}

/** A small generator of random numbers (mulberry32), so that a failing schedule can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs schedules one after the other over a database with no other writers. @param seeds One for each schedule. */
export async function runSchedules(test: TestApp, seeds: readonly number[]): Promise<SchedulesReport> {
  const writers = new Writers(test.db.database);
  const steady = new Follower(test, { cursor: null, alerts: new Map() });
  const wrong: number[] = [];
  let restarts = 0;
  for (const seed of seeds) {
    let isWriting = true;
    const writing = Promise.all(
      Array.from({ length: WRITERS }, (_, at) => writers.write(randomFrom(seed * 31 + at))),
    ).finally(() => {
      isWriting = false;
    });
    const newcomer = new Follower(test, null);
    await Promise.all([
      writing,
      steady.follow(randomFrom(seed * 31 + 10), () => isWriting),
      newcomer.follow(randomFrom(seed * 31 + 11), () => isWriting),
    ]);
    const table = await writers.table();
    if (![steady, newcomer].every((each) => isDeepStrictEqual(each.copy(), table))) wrong.push(seed);
    restarts += newcomer.restarts;
  }
  const numbers = steady.seen.map(({ number }) => number);
  const count = (change: string): number => steady.seen.filter((one) => one.change === change).length;
  return {
    creations: count('created'),
    updates: count('updated'),
    deletions: count('deleted'),
    restarts: restarts + steady.restarts,
    wrong,
    isGapless: numbers.every((number, at) => number === at + 1),
  };
}

/** Several of them write at once: what they commit, what they give up. */
export class Writers {
  private readonly changes: ChangesRepository;

  constructor(private readonly database: Database) {
    this.changes = new ChangesRepository(database);
  }

  async write(random: () => number): Promise<void> {
    for (let at = 0; at < TRANSACTIONS_EACH; at++) {
      const isGivenUp = random() < 0.15;
      await this.database
        .transaction(async (tx) => {
          if (random() < 0.3) await this.create(tx);
          const ids = await tx.rows<{ id: string }>('SELECT id FROM alerts ORDER BY id DESC LIMIT 4');
          for (const { id } of ids.filter(() => random() < 0.5)) {
            await pause(random, tx);
            if (random() < 0.2) await this.remove(id, tx);
            else await this.update(id, tx);
          }
          const old = await tx.rows<{ id: string }>(
            `SELECT id FROM alerts ORDER BY id DESC OFFSET ${STANDING} LIMIT 2`,
          );
          for (const { id } of old) await this.remove(id, tx);
          await pause(random, tx);
          await this.changes.commitChanges(tx);
          await pause(random, tx);
          if (isGivenUp) throw new Error('given up');
        })
        .catch((error: Error) => {
          if (error.message !== 'given up') throw error;
        });
    }
  }

  /** What stands, by id. */
  async table(): Promise<AlertSnapshot[]> {
    const rows = await this.database.rows<AlertRow>(`SELECT ${ALERT_COLUMNS} FROM alerts a ORDER BY a.id`);
    return rows.map(toSnapshot);
  }

  /** Commits one alert, as the feed asks for it. @returns Its id. */
  async createOne(): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = await this.create(tx);
      await this.changes.commitChanges(tx);
      return id;
    });
  }

  private async create(tx: Tx): Promise<string> {
    const [row] = await tx.rows<{ id: string }>(
      `WITH story AS (INSERT INTO stories (title, created_at, latest_article_at) VALUES ('s', now(), now()) RETURNING id)
       INSERT INTO alerts (story_id, kind, regime, headline, status, confidence, priority, priority_exact, priority_parts,
         credibility, conduct, supplier, recipient, items, modality, languages, provisions, claims, article_count,
         copy_count, independent_count, is_background, is_old_news, raised_at, changed_at, search)
       SELECT id, 'violation', 'dprk', 'h', 'in-force', 0.5, 50, 50.2, '[]', 3, '{}', '{}', '{}', '{}', '{}', '{}', '[]',
              '[]', 1, 0, 1, false, false, now(), now(), '' FROM story RETURNING id`,
    );
    const id = row?.id ?? '';
    this.changes.note(id, 'created', ['raised'], tx);
    return id;
  }

  private async update(id: string, tx: Tx): Promise<void> {
    const isThere = await tx.run(
      'UPDATE alerts SET version = version + 1, priority = (priority + 7) % 100 WHERE id = $1',
      [id],
    );
    if (isThere > 0) this.changes.note(id, 'updated', ['evidence'], tx);
  }

  private async remove(id: string, tx: Tx): Promise<void> {
    await this.changes.noteRemoval(id, ['removed'], tx);
    await tx.run('DELETE FROM alerts WHERE id = $1', [id]);
  }
}

async function pause(random: () => number, tx: Tx): Promise<void> {
  if (random() < 0.3) await tx.rows('SELECT pg_sleep($1)', [random() * 0.002]);
}

/** A client as the description of the API tells to write one. */
class Follower {
  readonly seen: Pick<Change, 'number' | 'change'>[] = [];
  restarts = 0;

  /** @param kept Null for a client that begins with the list. */
  constructor(
    private readonly test: TestApp,
    private kept: Kept | null,
  ) {}

  /** What it holds, by id. */
  copy(): AlertSnapshot[] {
    return [...(this.kept?.alerts.values() ?? [])].sort((left, right) => Number(left.id) - Number(right.id));
  }

  /** Follows until nobody writes any more and nothing is left to read. */
  async follow(random: () => number, isWriting: () => boolean): Promise<void> {
    for (;;) {
      const wasWriting = isWriting();
      const kept: Kept = this.kept ?? (await this.walk(random));
      const limit = 1 + Math.floor(random() * 6);
      const waitMs = random() < 0.1 ? 1 + Math.floor(random() * 5) : 0;
      const after = kept.cursor === null ? '' : `&after=${kept.cursor}`;
      const { json } = await this.test.request('GET', `/api/v1/changes?limit=${limit}&waitMs=${waitMs}${after}`);
      const items = json.items as Change[];
      const alerts = new Map(kept.alerts);
      for (const { change, alertId, alert } of items) {
        if ((alerts.get(alertId)?.version ?? 0) >= alert.version) continue;
        if (change === 'deleted') alerts.delete(alertId);
        else alerts.set(alertId, alert);
      }
      // Killed before it has kept what it read: it goes on from what it kept last.
      if (random() < 0.2) {
        this.restarts++;
        continue;
      }
      this.kept = { cursor: json.next, alerts };
      this.seen.push(...items.map(({ number, change }) => ({ number, change })));
      if (!wasWriting && items.length === 0) return;
      if (random() < 0.3) await new Promise((resume) => setImmediate(resume));
    }
  }

  private async walk(random: () => number): Promise<Kept> {
    const alerts = new Map<string, AlertSnapshot>();
    let cursor: string | null = null;
    let changesCursor: string | null = null;
    do {
      const path: string = `/api/v1/alerts?limit=${1 + Math.floor(random() * 20)}${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { json } = await this.test.request('GET', path);
      for (const alert of json.items as AlertSnapshot[]) alerts.set(alert.id, alert);
      changesCursor ??= json.changesCursor as string;
      cursor = json.next;
    } while (cursor !== null);
    return { cursor: changesCursor, alerts };
  }
}
