import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AlertsBench, type ToldArticle } from './alerts.spec-support.js';
import { claim, finding } from './finding.spec-support.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';

interface AlertState {
  id: string;
  story_id: string;
  kind: string;
  regime: string;
  state: string;
  reopened_reason: string | null;
  items: string[];
  languages: string[];
  headline: string;
  priority: number;
  article_count: number;
  copy_count: number;
  independent_count: number;
  is_background: boolean;
  is_old_news: boolean;
  version: number;
}

async function dismiss(db: TestDatabase, bench: AlertsBench): Promise<void> {
  await db.database.transaction(async (tx) => {
    const [alert] = await tx.rows<{ id: string }>(
      `UPDATE alerts SET state = 'dismissed', state_reason = 'misread', version = 2 RETURNING id`,
    );
    bench.changes.note(alert?.id ?? '', 'updated', ['state'], tx);
    await bench.changes.commitChanges(tx);
  });
}

describe('raising alerts', () => {
  let db: TestDatabase;
  let bench: AlertsBench;

  beforeEach(async () => {
    db = await createTestDatabase();
    bench = new AlertsBench(db.database);
  });

  afterEach(() => db.drop());

  const alerts = (): Promise<AlertState[]> => db.database.rows<AlertState>('SELECT * FROM alerts ORDER BY id');
  const changes = (): Promise<{ alert_id: string; change: string; what: string[]; version: number }[]> =>
    db.database.rows('SELECT alert_id, change, what, version FROM alert_changes ORDER BY number');
  const first: ToldArticle = {
    text: REPORT,
    publisher: 'Wire',
    title: 'Containers traced from Rajin',
    capture: 'feed',
  };

  it('raises one alert with its evidence, capture and change', async () => {
    const [screened] = await bench.raised(first);
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'violation',
      regime: 'dprk',
      state: 'open',
      headline: 'North Korea is said to have supplied ammunition to Russia',
      article_count: 1,
      independent_count: 1,
      version: 1,
    });
    const [evidence] = await db.database.rows<{ passages: { quote: string }[]; body: Buffer; is_current: boolean }>(
      'SELECT e.*, b.body FROM alert_evidence e JOIN evidence_bodies b ON b.sha256 = e.capture_sha256',
    );
    expect(evidence?.passages[0]?.quote).toBe(REPORT.slice(0, 300));
    expect(evidence?.body.toString()).toBe('feed');
    expect(await changes()).toEqual([{ alert_id: alert?.id, change: 'created', what: ['raised'], version: 1 }]);
    const [row] = await db.database.rows<{ raised_at: Date | null }>('SELECT raised_at FROM screenings WHERE id = $1', [
      screened?.screeningId,
    ]);
    expect(row?.raised_at).not.toBeNull();
  });

  it('changes nothing when a job runs twice', async () => {
    const [screened] = await bench.raised(first);
    const before = [await alerts(), await changes()];
    await bench.raising.raise([screened?.screeningId ?? '']);
    expect([await alerts(), await changes()]).toEqual(before);
  });

  it('makes no twins when two workers raise copies at once', async () => {
    const copies = await Promise.all(
      Array.from({ length: 6 }, (_, at) => bench.screened({ text: REPORT, publisher: `Paper ${at}` })),
    );
    await Promise.all(copies.map(({ screeningId }) => bench.newRaising().raise([screeningId])));
    expect(await alerts()).toMatchObject([{ article_count: 6, copy_count: 5, independent_count: 1, version: 6 }]);
    expect((await changes()).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('gives the same stories for one batch as for one job each', async () => {
    const texts = [REPORT, SECOND_REPORT, REPORT.slice(0, 700), `${REPORT} Additional reporting by our staff.`];
    const screened = [];
    for (const text of texts) screened.push(await bench.screened({ text }));
    await bench.raising.raise(screened.map(({ screeningId }) => screeningId));
    expect((await alerts()).map(({ article_count, copy_count }) => [article_count, copy_count])).toEqual([
      [3, 2],
      [1, 0],
    ]);
  });

  it('joins verbatim, cut and lightly edited copies, and counts them as one source', async () => {
    await bench.raised(
      first,
      { text: REPORT, publisher: 'Paper A', title: 'A headline of its own' },
      { text: REPORT.slice(0, 600), publisher: 'Paper B' },
      { text: REPORT.replace('overhead', 'satellite').replace('brushed the account aside', 'dismissed it') },
    );
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ article_count: 4, copy_count: 3, independent_count: 1 });
    expect((await changes()).map(({ what }) => what)).toEqual([['raised'], ['copy'], ['copy'], ['copy']]);
  });

  it('keeps a second shipment between the same parties apart', async () => {
    await bench.raised(first, { text: SECOND_REPORT, publisher: 'Wire', publishedAt: '2026-11-23T09:00:00Z' });
    expect(await alerts()).toHaveLength(2);
  });

  it('joins another telling of the event and counts the publisher', async () => {
    await bench.raised(first, {
      text: 'Some 3,200 containers with shells went from the port of Rajin to Dunai in Russia and on by railcars to the ammunition depot near Tikhoretsk, officials in Seoul told reporters, showing pictures.',
      publisher: 'Other agency',
      reliability: 'B',
      title: 'Seoul: containers from Rajin port reached Russian depot',
    });
    expect(await alerts()).toMatchObject([{ article_count: 2, copy_count: 0, independent_count: 2, version: 2 }]);
    expect((await changes()).at(-1)?.what).toEqual(['corroboration']);
  });

  it('keeps short headlines apart', async () => {
    const text = 'North Korea sends shells to Russia.';
    await bench.raised({ text, title: 'Shells' }, { text, title: 'Arms', publishedAt: '2026-11-20T11:00:00Z' });
    expect(await alerts()).toHaveLength(2);
  });

  it('joins one address told by two feeds, however short', async () => {
    const text = 'North Korea sends shells to Russia.';
    await bench.raised({ text, url: 'https://a.example/1' }, { text, url: 'https://a.example/1' });
    expect(await alerts()).toMatchObject([{ article_count: 2, copy_count: 1 }]);
  });

  it('raises one alert for each regime of a story', async () => {
    await bench.raised({
      text: REPORT,
      findings: [
        finding([claim({ supplier: ['KP'], recipient: ['houthis'] })]),
        finding([claim({ supplier: ['KP'], recipient: ['houthis'] })], { regime: 'yemen-houthis' }),
      ],
    });
    const [a, b] = await alerts();
    expect([a?.regime, b?.regime]).toEqual(['dprk', 'yemen-houthis']);
    expect(a?.story_id).toBe(b?.story_id);
  });

  it('takes a new revision of an article in place of its earlier text, and keeps both', async () => {
    const [screened] = await bench.raised(first);
    await bench.raised({
      ...first,
      articleId: screened?.articleId ?? '',
      text: `${REPORT} Drones were aboard as well.`,
      findings: [finding([claim({ items: ['drones'] })])],
    });
    expect(await alerts()).toMatchObject([{ items: ['drones'], article_count: 1, version: 2 }]);
    expect((await changes()).at(-1)?.what).toEqual(['edition', 'revision']);
    expect(await db.database.rows('SELECT is_current FROM alert_evidence ORDER BY id')).toEqual([
      { is_current: false },
      { is_current: true },
    ]);
  });

  it('lets a late job for an older revision change nothing that is current', async () => {
    const old = await bench.screened(first);
    const newer = await bench.screened({ ...first, articleId: old.articleId, text: `${REPORT} More.` });
    await bench.raising.raise([newer.screeningId]);
    const [before] = await alerts();
    await bench.raising.raise([old.screeningId]);
    expect(await alerts()).toEqual([before]);
    expect(await db.database.rows('SELECT revision_id FROM alert_evidence WHERE is_current')).toEqual([
      { revision_id: newer.revisionId },
    ]);
  });

  it('takes up what another pack reads in the same text, without calling it news', async () => {
    const [screened] = await bench.raised(first);
    await db.database.transaction(async (tx) => {
      await tx.run(`UPDATE alerts SET state = 'dismissed', version = 2`);
      bench.changes.note(
        (await tx.rows<{ id: string }>('SELECT id FROM alerts'))[0]?.id ?? '',
        'updated',
        ['state'],
        tx,
      );
      await bench.changes.commitChanges(tx);
    });
    const again = await bench.rescreened(
      screened?.revisionId ?? '',
      [finding([claim({ items: ['ammunition', 'missiles'] })])],
      'pack-2',
    );
    await bench.raising.raise([again]);
    expect(await alerts()).toMatchObject([{ state: 'dismissed', items: ['ammunition', 'missiles'], version: 3 }]);
    expect(await db.database.rows('SELECT pack_version FROM alert_evidence')).toEqual([{ pack_version: 'pack-2' }]);
  });

  describe('what only restates something known', () => {
    const background: ToldArticle = {
      text: 'The two leaders met for a summit on trade; in the past the North has shipped shells to Russia, Seoul says.',
      findings: [finding([claim({ background: true, confidence: 0.5 })])],
    };

    it('joins an alert of its relation silently', async () => {
      await bench.raised(first);
      const before = [await alerts(), await changes()];
      await bench.raised({ ...background, publishedAt: '2027-02-01T00:00:00Z' });
      expect([await alerts(), await changes()]).toEqual(before);
      expect(await db.database.rows('SELECT is_mention FROM alert_evidence ORDER BY id')).toEqual([
        { is_mention: false },
        { is_mention: true },
      ]);
    });

    it('raises an alert of low priority where there is none, and only one', async () => {
      await bench.raised(background, {
        ...background,
        text: `${background.text} A column.`,
        url: 'https://c.example/',
      });
      const [alert, ...others] = await alerts();
      expect(others).toEqual([]);
      expect(alert).toMatchObject({ is_background: true, version: 1 });
      await bench.raised(first);
      const [, news] = await alerts();
      expect(alert?.priority).toBeLessThan((news?.priority ?? 0) / 2 + 1);
    });

    it('joins an alert of two named parties however old, and of one named party only a recent one', async () => {
      await bench.raised({ ...first, publishedAt: '2024-01-01T00:00:00Z' }, background);
      expect(await alerts()).toHaveLength(1);
      const unnamed = { supplier: [] };
      await bench.raised(
        { text: SECOND_REPORT, publishedAt: '2024-01-01T00:00:00Z', findings: [finding([claim(unnamed)])] },
        { ...background, title: 'Unnamed', findings: [finding([claim({ ...unnamed, background: true })])] },
      );
      expect(await alerts()).toHaveLength(3);
    });

    it('is not swallowed by an alert that was dismissed', async () => {
      await bench.raised(first);
      await dismiss(db, bench);
      await bench.raised(background);
      expect(await alerts()).toHaveLength(2);
    });
  });

  it('is old news only while all its articles are', async () => {
    await bench.raised({ ...first, isOldNews: true });
    expect(await alerts()).toMatchObject([{ is_old_news: true }]);
    await bench.raised({ text: REPORT, publisher: 'Fresh paper' });
    expect(await alerts()).toMatchObject([{ is_old_news: false }]);
  });

  describe('after a dismissal', () => {
    beforeEach(async () => {
      await bench.raised(first);
      await dismiss(db, bench);
    });

    const retold =
      'Some 3,200 containers with shells went from the port of Rajin to Dunai in Russia and on by railcars to the ammunition depot near Tikhoretsk, officials in Seoul told reporters, showing pictures.';

    it('comes back with what is materially new, on record', async () => {
      await bench.raised({ text: retold, findings: [finding([claim({ items: ['ammunition', 'missiles'] })])] });
      const [alert] = await alerts();
      expect(alert).toMatchObject({ state: 'open', version: 3 });
      expect(alert?.reopened_reason).toContain('items missiles');
      expect((await changes()).at(-1)?.what).toEqual(['edition', 'evidence', 'reopened']);
      const [entry] = await db.database.rows<{ act: string; actor: string }>(
        `SELECT act, actor FROM audit_entries WHERE subject_type = 'alert' AND subject_id = $1`,
        [alert?.id],
      );
      expect(entry).toEqual({ act: 'alert.reopen', actor: 'system' });
    });

    it('stays dismissed where a copy or a telling adds nothing', async () => {
      await bench.raised({ text: REPORT, publisher: 'Paper' }, { text: retold });
      expect(await alerts()).toMatchObject([{ state: 'dismissed', article_count: 3, reopened_reason: null }]);
    });
  });

  it('refuses to commit a change that is not in the feed', async () => {
    await bench.raised(first);
    await expect(db.database.transaction((tx) => tx.run(`UPDATE alerts SET version = version + 1`))).rejects.toThrow(
      /without an entry in alert_changes/,
    );
  });
});
