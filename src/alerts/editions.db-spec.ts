import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { AlertsBench, type Screened, type ToldArticle } from './alerts.spec-support.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { EditionsRepository } from './editions.repository.js';
import { EditionsService, type EditionRow } from './editions.service.js';
import { claim, finding } from './finding.spec-support.js';
import { REPORT } from './report.spec-support.js';

const OTHER =
  'Some 3,200 containers with shells went from the port of Rajin to Dunai in Russia and on by railcars to the ammunition depot near Tikhoretsk, officials in Seoul told reporters, showing pictures.';

describe('editions of an alert', () => {
  let db: TestDatabase;
  let bench: AlertsBench;
  let editions: EditionsService;
  let alerts: AlertsService;

  beforeEach(async () => {
    db = await createTestDatabase();
    bench = new AlertsBench(db.database);
    editions = new EditionsService(new EditionsRepository(), db.database);
    alerts = new AlertsService(
      new AlertsRepository(db.database),
      bench.stories,
      bench.changes,
      bench.audit,
      bench.clock,
    );
  });

  afterEach(() => db.drop());

  const only = async (): Promise<{ id: string; edition: number; version: number; article_count: number }> => {
    const rows = await db.database.rows<{ id: string; edition: number; version: number; article_count: number }>(
      'SELECT id, edition, version, article_count FROM alerts',
    );
    expect(rows).toHaveLength(1);
    return rows[0] as (typeof rows)[0];
  };
  const told = async (): Promise<EditionRow[]> => editions.list((await only()).id);
  const raise = async (first: Partial<ToldArticle> = {}): Promise<Screened> => {
    const [screened] = await bench.raised({ text: REPORT, title: 'Containers', publisher: 'Wire', ...first });
    return screened as Screened;
  };
  const decide = (id: string, act: 'confirm' | 'dismiss' | 'reopen'): Promise<unknown> =>
    db.database.transaction((tx) =>
      alerts.review(
        id,
        act,
        { actor: SYSTEM, ifVersion: null, reason: act === 'dismiss' ? 'misread' : null, text: null },
        tx,
      ),
    );

  it('begins with one, and makes none of a copy, a spelling or a boilerplate', async () => {
    const { articleId } = await raise();
    expect(await told()).toMatchObject([{ number: 1, version: 1, isCorrection: false, changes: [] }]);
    await bench.raised({ text: REPORT, publisher: 'Paper A' });
    await bench.raised({
      articleId,
      title: 'Containers',
      publisher: 'Wire',
      text: `${REPORT.replace('overhead', 'over-head')} Follow us.`,
    });
    const { edition, version } = await only();
    expect({ edition, editions: (await told()).length }).toEqual({ edition: 1, editions: 1 });
    expect(version).toBeGreaterThan(1);
  });

  it('tells that a changed article names another party', async () => {
    const { articleId } = await raise();
    await bench.raised({
      articleId,
      text: REPORT,
      title: 'Containers, corrected',
      publisher: 'Wire',
      findings: [finding([claim({ supplier: ['IR'] })])],
    });
    const [, second, ...more] = await told();
    expect(more).toEqual([]);
    expect(second).toMatchObject({ number: 2, isCorrection: true, headline: expect.stringContaining('Iran') });
    expect(second?.changes).toEqual([
      {
        field: 'supplier',
        before: ['KP'],
        after: ['IR'],
        cause: 'article-changed',
        isCorrection: true,
        words: 'Supplier: North Korea, now Iran',
      },
      expect.objectContaining({
        field: 'report',
        cause: 'article-changed',
        words: '“Containers, corrected” (Wire) was changed: Supplier: North Korea, now Iran',
      }),
    ]);
    expect((await only()).edition).toBe(2);
    const [change] = await db.database.rows<{ what: string[]; alert: { edition: number } }>(
      'SELECT what, alert FROM alert_changes ORDER BY number DESC LIMIT 1',
    );
    expect(change).toMatchObject({ what: ['edition', 'revision'], alert: { edition: 2 } });
  });

  it('tells of an article that changed though another still says what it said', async () => {
    const { articleId } = await raise();
    await bench.raised({ text: OTHER, publisher: 'Other agency', title: 'Seoul: containers' });
    await bench.raised({
      articleId,
      text: REPORT,
      publisher: 'Wire',
      findings: [finding([claim({ items: ['missiles'] })])],
    });
    await bench.raised({ articleId, text: `${REPORT} More.`, publisher: 'Wire', findings: [finding()] });
    const all = await told();
    expect(all.at(-1)?.changes.map(({ field }) => field)).toEqual(['items', 'report']);
  });

  it('tells of a denial', async () => {
    const { articleId } = await raise();
    await bench.raised({
      articleId,
      text: REPORT,
      publisher: 'Wire',
      findings: [finding([claim({ deniedBy: 'the Kremlin', modality: ['reported', 'denied'] })])],
    });
    const last = (await told()).at(-1);
    expect(last?.changes).toMatchObject([
      { field: 'denials', before: [], after: ['the Kremlin'], isCorrection: true },
      { field: 'report' },
    ]);
  });

  it('sets aside an article that no longer says it, and stands on what is left', async () => {
    const { articleId } = await raise();
    await bench.raised({ text: OTHER, publisher: 'Other agency', title: 'Seoul: containers' });
    await bench.raised({
      articleId,
      text: 'A text about the weather.',
      title: 'Rain',
      publisher: 'Wire',
      findings: [],
    });
    expect((await told()).at(-1)).toMatchObject({
      isCorrection: true,
      changes: [
        { field: 'report', cause: 'withdrawn', words: '“Containers” (Wire) was changed and no longer says it' },
      ],
    });
    expect(await only()).toMatchObject({ article_count: 1, edition: 2 });
    await bench.raised({ articleId, text: 'Still about the weather.', title: 'Rain', publisher: 'Wire', findings: [] });
    expect(await told()).toHaveLength(2);
  });

  it('keeps an alert whose only article was retracted, without any article', async () => {
    const { articleId } = await raise();
    await bench.raised({
      articleId,
      title: 'RETRACTED: Containers',
      publisher: 'Wire',
      text: `This article has been retracted. ${REPORT}`,
    });
    expect(await only()).toMatchObject({ article_count: 0, edition: 2 });
    expect((await told()).at(-1)?.changes).toMatchObject([
      { cause: 'withdrawn', words: '“Containers” (Wire) is marked as withdrawn by its publisher' },
    ]);
    await bench.raised({ articleId, text: REPORT, title: 'Containers', publisher: 'Wire' });
    expect(await only()).toMatchObject({ article_count: 1 });
  });

  it('tells what other rules read in the same text', async () => {
    const { revisionId } = await raise();
    const provisions = [{ id: 'dprk-9', resolution: 'S/RES/1874 (2009)', paragraph: '9' }];
    const other = finding([claim({ provisions })], { status: 'presumed', provisions });
    await bench.raising.raise([await bench.rescreened(revisionId, [other], 'pack-2')]);
    expect((await told()).at(-1)?.changes).toMatchObject([
      { field: 'provisions', before: ['dprk-8a'], after: ['dprk-9'], cause: 'rules' },
      { field: 'status', words: 'Law: in force, now presumed in force', cause: 'rules' },
      { field: 'report', cause: 'rules' },
    ]);
    await bench.raising.raise([await bench.rescreened(revisionId, [], 'pack-3')]);
    expect((await told()).at(-1)?.changes).toMatchObject([{ field: 'report', cause: 'rules', isCorrection: true }]);
  });

  it('does not take back by a reading what a person read by hand', async () => {
    const { articleId } = await raise({ packVersion: 'by-hand-dprk' });
    await bench.raised({ articleId, text: `${REPORT} More.`, publisher: 'Wire', findings: [] });
    expect(await told()).toHaveLength(1);
  });

  it('tells a decision, and marks its reversal', async () => {
    await raise();
    const { id } = await only();
    await decide(id, 'confirm');
    await decide(id, 'reopen');
    await decide(id, 'dismiss');
    expect((await told()).map(({ isCorrection, changes }) => [isCorrection, changes[0]?.words])).toEqual([
      [false, undefined],
      [false, 'Decision: confirmed, not known before'],
      [true, 'Decision: no longer confirmed'],
      [false, 'Decision: dismissed, not known before'],
    ]);
  });

  it('adds what another article adds, as no correction', async () => {
    await raise();
    await bench.raised({
      text: OTHER,
      publisher: 'Other agency',
      findings: [finding([claim({ items: ['ammunition', 'missiles'], quantities: ['3,200 containers'] })])],
    });
    expect((await told()).at(-1)).toMatchObject({
      isCorrection: false,
      changes: [{ field: 'items', after: ['ammunition', 'missiles'], cause: 'article-added' }],
    });
  });

  it('lets nobody alter an edition', async () => {
    await raise();
    await expect(db.database.run(`UPDATE alert_editions SET headline = 'x'`)).rejects.toThrow(/append-only/);
    await expect(editions.list('999')).rejects.toMatchObject({ code: 'alert-not-found' });
  });
});
