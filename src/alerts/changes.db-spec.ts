import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import type { Tx } from '../platform/database/database.js';
import { AlertsBench } from './alerts.spec-support.js';
import { REPORT } from './report.spec-support.js';
import { ChangeStreamsService } from './change-streams.service.js';
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

  afterAll(async () => {
    feed.beforeApplicationShutdown();
    await db.drop();
  });

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

  describe('as a stream of events', () => {
    const open = async (
      streams: ChangeStreamsService,
      settings: { after?: string | null; heartbeatMs?: number; isAllowed?: () => Promise<boolean> } = {},
    ): Promise<{ stream: Readable; leave: () => void }> => {
      const gone = new AbortController();
      const stream = await streams.start({
        actorId: 'user:1',
        after: null,
        isAllowed: () => Promise.resolve(true),
        signal: gone.signal,
        ...settings,
      });
      const leave = (): void => {
        gone.abort();
        stream.destroy();
      };
      return { stream, leave };
    };

    it('reads on only as it is read', async () => {
      for (let at = 0; at < 200; at++) await created();
      const streams = new ChangeStreamsService(feed);
      const { stream, leave } = await open(streams, { after: feed.cursorAfter({ number: '0', mark: '' }) });
      await once(stream, 'readable');
      // Long enough for a reader without bounds to have read it all: each of these is a statement like its own.
      for (let at = 0; at < 40; at++) await feed.readAfter(null, 50);
      const held = stream.readableLength;
      expect(held).toBeLessThan(200_000);
      let all = 0;
      for await (const chunk of stream) {
        all += [...String(chunk).matchAll(/^event: created$/gm)].length;
        if (all >= 200) break;
      }
      expect(all).toBeGreaterThanOrEqual(200);
      leave();
    });

    it('says that it is there, and ends when its caller may no longer read', async () => {
      let asked = 0;
      const isAllowed = (): Promise<boolean> => Promise.resolve(++asked <= 3);
      const { stream } = await open(new ChangeStreamsService(feed), { heartbeatMs: 1, isAllowed });
      const text = (await stream.toArray()).map(String).join('');
      expect(text).toBe(
        `retry: 5000\nid: ${feed.cursorAfter(await feed.head())}\n\n: nothing new\n\n: nothing new\n\n`,
      );
    });

    it('is given to one caller ten times at once, and again when one has gone', async () => {
      const streams = new ChangeStreamsService(feed);
      const opened = await Promise.all(Array.from({ length: 10 }, () => open(streams)));
      await expect(open(streams)).rejects.toMatchObject({ code: 'too-many-streams', retryAfterSeconds: 30 });
      await expect(open(streams, { after: 'x' })).rejects.toMatchObject({ kind: 'too-many' });
      const closed = once(opened[0]!.stream, 'close');
      opened[0]!.leave();
      await closed;
      opened[0] = await open(streams);
      expect(streams.count).toBe(10);
      for (const { leave } of opened) leave();
    });

    it('counts nobody who was refused', async () => {
      const streams = new ChangeStreamsService(feed);
      await expect(open(streams, { after: 'x' })).rejects.toMatchObject({ code: 'cursor-invalid' });
      expect(streams.count).toBe(0);
    });
  });
});
