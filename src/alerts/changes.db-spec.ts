import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import type { Tx } from '../platform/database/database.js';
import { ALERT_COLUMNS, toSnapshot, type AlertRow } from './alert-row.js';
import type { AlertSnapshot, Change } from './alert-schema.js';
import { AlertsBench } from './alerts.spec-support.js';
import { REPORT } from './report.spec-support.js';
import { ChangesRepository } from './changes.repository.js';
import { ChangesService } from './changes.service.js';

/** Interleavings of writers and a poller that are tried, each from a seed of its own. */
const SCHEDULES = 220;

const WRITERS = 4;
const TRANSACTIONS_EACH = 3;

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

describe('the change feed', () => {
  let db: TestDatabase;
  let repository: ChangesRepository;
  let feed: ChangesService;

  beforeAll(async () => {
    db = await createTestDatabase();
    repository = new ChangesRepository(db.database);
    feed = new ChangesService(repository);
  });

  afterAll(() => db.drop());

  const table = async (): Promise<Map<string, AlertSnapshot>> => {
    const rows = await db.database.rows<AlertRow>(`SELECT ${ALERT_COLUMNS} FROM alerts a`);
    return new Map(rows.map((row) => [row.id, toSnapshot(row)]));
  };

  const create = async (tx: Tx): Promise<void> => {
    const [row] = await tx.rows<{ id: string }>(
      `WITH story AS (INSERT INTO stories (title, created_at, latest_article_at) VALUES ('s', now(), now()) RETURNING id)
       INSERT INTO alerts (story_id, kind, regime, headline, status, confidence, priority, priority_exact, priority_parts,
         credibility, conduct, supplier, recipient, items, modality, languages, provisions, claims, article_count,
         copy_count, independent_count, is_background, is_old_news, raised_at, changed_at, search)
       SELECT id, 'violation', 'dprk', 'h', 'in-force', 0.5, 50, 50.2, '[]', 3, '{}', '{}', '{}', '{}', '{}', '{}', '[]',
              '[]', 1, 0, 1, false, false, now(), now(), '' FROM story RETURNING id`,
    );
    repository.note(row?.id ?? '', 'created', ['raised'], tx);
  };

  const change = async (id: string, tx: Tx): Promise<void> => {
    await tx.run('UPDATE alerts SET version = version + 1, priority = (priority + 7) % 100 WHERE id = $1', [id]);
    repository.note(id, 'updated', ['evidence'], tx);
  };

  const pause = async (random: () => number, tx: Tx): Promise<void> => {
    if (random() < 0.3) await tx.rows('SELECT pg_sleep($1)', [random() * 0.002]);
  };

  const writer = async (random: () => number): Promise<void> => {
    for (let at = 0; at < TRANSACTIONS_EACH; at++) {
      const isGivenUp = random() < 0.15;
      await db.database
        .transaction(async (tx) => {
          if (random() < 0.1) await create(tx);
          const ids = await tx.rows<{ id: string }>('SELECT id FROM alerts ORDER BY id DESC LIMIT 4');
          for (const { id } of ids.filter(() => random() < 0.5)) {
            await pause(random, tx);
            await change(id, tx);
          }
          await pause(random, tx);
          await repository.commitChanges(tx);
          await pause(random, tx);
          if (isGivenUp) throw new Error('given up');
        })
        .catch((error: Error) => {
          if (error.message !== 'given up') throw error;
        });
    }
  };

  it(`lets a poller rebuild the table exactly, each change once and in order (${SCHEDULES} schedules)`, async () => {
    let cursor: string | null = null;
    const rebuilt = new Map<string, AlertSnapshot>();
    const seen: Change[] = [];
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const random = randomFrom(seed);
      let isWriting = true;
      const writers = Promise.all(Array.from({ length: WRITERS }, () => writer(random))).finally(() => {
        isWriting = false;
      });
      const poller = (async (): Promise<void> => {
        for (;;) {
          const wasWriting = isWriting;
          const page = await feed.readAfter(cursor, 1 + Math.floor(random() * 6));
          // A poller that dies before it has kept what it read asks again from its old cursor.
          if (random() < 0.2) continue;
          for (const item of page.items) {
            seen.push(item);
            rebuilt.set(item.alertId, item.alert);
          }
          cursor = page.next;
          if (!wasWriting && page.items.length === 0) return;
          if (random() < 0.3) await new Promise((resume) => setImmediate(resume));
        }
      })();
      await Promise.all([writers, poller]);
      expect([seed, rebuilt]).toEqual([seed, await table()]);
    }
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_, at) => at + 1));
    const versions = new Map<string, number>();
    for (const { alertId, alert, change: kind } of seen) {
      expect(alert.version).toBeGreaterThan(versions.get(alertId) ?? 0);
      expect(kind === 'created').toBe(!versions.has(alertId));
      versions.set(alertId, alert.version);
    }
    const again: Change[] = [];
    for (let after: string | null = null; ;) {
      const page = await feed.readAfter(after, 500);
      again.push(...page.items);
      if (page.items.length === 0) break;
      after = page.next;
    }
    expect(again).toEqual(seen);
  }, 180_000);

  it('refuses a cursor whose change is not in the feed or is another now, as after a restore', async () => {
    const { next } = await feed.readAfter(null, 3);
    const { next: later } = await feed.readAfter(next, 1);
    await db.database.run('DELETE FROM alert_changes WHERE number > 3');
    await expect(feed.readAfter(later, 1)).rejects.toMatchObject({ kind: 'gone', code: 'changes-cursor-gone' });
    expect((await feed.readAfter(next, 10)).items).toEqual([]);
    await db.database.run(
      `INSERT INTO alert_changes SELECT 4, 'ffffffff', 0, 1, change, what, changed_at, alert FROM alert_changes WHERE number = 3`,
    );
    await expect(feed.readAfter(later, 1)).rejects.toMatchObject({ kind: 'gone' });
    expect((await feed.readAfter(next, 10)).items).toHaveLength(1);
  });

  it('refuses a cursor of another list', async () => {
    await expect(feed.readAfter('WyJhIl0', 1)).rejects.toMatchObject({ code: 'cursor-invalid' });
  });

  it('shares one reading of the head among callers, never an old one', async () => {
    const heads = await Promise.all(Array.from({ length: 50 }, () => feed.head()));
    expect(new Set(heads.map(({ number }) => number)).size).toBe(1);
    const stale = feed.head();
    await db.database.transaction(async (tx) => {
      await create(tx);
      await repository.commitChanges(tx);
    });
    const [before, after] = [await stale, await feed.head()];
    expect(BigInt(after.number)).toBe(BigInt(before.number) + 1n);
  });

  it('wakes who waits when something changes, and lets them go when they leave', async () => {
    const { next } = await feed.readAfter(feed.cursorAfter(await feed.head()), 10);
    const waiting = feed.readOrWait(next, 10, 30_000, new AbortController().signal);
    const leaving = new AbortController();
    const left = feed.readOrWait(next, 10, 30_000, leaving.signal);
    leaving.abort();
    expect((await left).items).toEqual([]);
    await db.database.transaction(async (tx) => {
      await create(tx);
      await repository.commitChanges(tx);
    });
    expect((await waiting).items).toHaveLength(1);
  });

  it('keeps what an alert was at each change', async () => {
    const bench = new AlertsBench(db.database);
    const start = feed.cursorAfter(await feed.head());
    await bench.raised({ text: REPORT }, { text: REPORT });
    const { items } = await feed.readAfter(start, 10);
    expect(items.map(({ alert, what }) => [alert.version, alert.copyCount, what])).toEqual([
      [1, 0, ['raised']],
      [2, 1, ['copy']],
    ]);
  });
});
