import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import type { Tx } from '../platform/database/database.js';
import { AlertsBench } from './alerts.spec-support.js';
import { REPORT } from './report.spec-support.js';
import { ChangesRepository } from './changes.repository.js';
import { ChangesService } from './changes.service.js';

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

  const created = async (): Promise<void> =>
    db.database.transaction(async (tx) => {
      await create(tx);
      await repository.commitChanges(tx);
    });

  it('refuses a cursor whose change is not in the feed or is another now, as after a restore', async () => {
    for (let at = 0; at < 5; at++) await created();
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
    await created();
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
    await created();
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
