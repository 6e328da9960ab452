import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { AlertPagesRepository } from './alert-pages.repository.js';
import { AlertsBench } from './alerts.spec-support.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { claim, finding } from './finding.spec-support.js';
import { MentionsRepository } from './mentions.repository.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';

const ADA = { ...SYSTEM, id: 'user:7', userId: '7' };
const NEXT_DAY = '2026-11-21T09:00:00Z';

interface Held {
  readonly id: string;
  readonly story: string;
  readonly state: string;
  readonly into: string | null;
  readonly articles: string[];
  readonly independent: number;
}

describe('what people do with stories', () => {
  let db: TestDatabase;
  let bench: AlertsBench;
  let alerts: AlertsService;

  beforeEach(async () => {
    db = await createTestDatabase();
    bench = new AlertsBench(db.database);
    alerts = new AlertsService(
      new AlertsRepository(db.database),
      bench.stories,
      bench.changes,
      bench.audit,
      bench.clock,
    );
  });

  afterEach(() => db.drop());

  /** Two stories that the machine keeps apart, with one article each and one copy of the second. */
  const twoStories = async (): Promise<string[]> => {
    const raised = await bench.raised(
      { text: REPORT, publisher: 'Wire', title: 'One' },
      { text: SECOND_REPORT, publisher: 'Gazette', title: 'Two', publishedAt: NEXT_DAY },
      { text: SECOND_REPORT, publisher: 'Herald', title: 'Three', publishedAt: NEXT_DAY },
    );
    return raised.map(({ articleId }) => articleId);
  };
  const held = (): Promise<Held[]> =>
    db.database.rows<Held>(
      `SELECT a.id, a.story_id AS story, a.state, a.merged_into AS into, a.independent_count AS independent,
              (SELECT coalesce(array_agg(e.article_id::text ORDER BY e.article_id), '{}') FROM alert_evidence e
               WHERE e.alert_id = a.id) AS articles
       FROM alerts a ORDER BY a.id`,
    );
  const feed = (): Promise<{ alert: string; change: string; what: string[] }[]> =>
    db.database.rows(`SELECT alert_id AS alert, change, what FROM alert_changes ORDER BY number OFFSET 3`);
  const stories = async (): Promise<[string, string[]][]> =>
    (
      await db.database.rows<{ id: string; articles: string[] }>(
        `SELECT story_id AS id, array_agg(article_id::text ORDER BY article_id) AS articles FROM story_articles GROUP BY 1 ORDER BY 1`,
      )
    ).map(({ id, articles }) => [id, articles]);

  it('joins: one alert with all the evidence, the other a tombstone that says where to look', async () => {
    const [one, two, three] = await twoStories();
    const [first, second] = await held();
    await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    expect(await held()).toEqual([
      { ...first, articles: [one, two, three], independent: 2 },
      { ...second, into: first?.id, articles: [] },
    ]);
    expect(await feed()).toEqual([
      { alert: first?.id, change: 'updated', what: ['story'] },
      { alert: second?.id, change: 'deleted', what: ['joined'] },
    ]);
    const [tombstone] = await db.database.rows<{ alert: { mergedInto: string; version: number } }>(
      `SELECT alert FROM alert_changes WHERE change = 'deleted'`,
    );
    expect(tombstone?.alert).toMatchObject({ mergedInto: first?.id, version: 3 });
    const { rows } = await alerts.list({}, 'raised', null, 10);
    expect(rows.map(({ id }) => id)).toEqual([first?.id]);
    expect(await bench.storyViews.get(second?.story ?? '')).toMatchObject({ mergedInto: first?.story, articles: [] });
    await expect(
      db.database.transaction((tx) =>
        alerts.review(second?.id ?? '', 'confirm', { actor: ADA, ifVersion: null, reason: null, text: null }, tx),
      ),
    ).rejects.toMatchObject({ code: 'alert-joined' });
  });

  it('counts what was joined once, and lets the comments that name somebody be found where they are read', async () => {
    await twoStories();
    const [first, second] = await held();
    const [person] = await db.database.rows<{ id: string }>(
      `INSERT INTO users (email, name, role, created_at, updated_at)
       VALUES ('mo@example.org', 'Mo', 'analyst', now(), now()) RETURNING id`,
    );
    const mo = person?.id ?? '';
    const mentions = new MentionsRepository(db.database);
    await db.database.transaction((tx) => mentions.insert(second?.id ?? '', [mo], 'user:7', new Date(), tx));
    await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    const flows = await new AlertPagesRepository(db.database).countFlows(new Date(0));
    expect(new Set(flows.map(({ alerts: count }) => count))).toEqual(new Set([1]));
    const { rows } = await alerts.list({ mentions: mo }, 'raised', null, 10);
    expect(rows.map(({ id }) => id)).toEqual([first?.id]);
    expect(await mentions.countUnseen(mo)).toBe(1);
    await mentions.markSeen(first?.id ?? '', mo, new Date());
    expect(await mentions.countUnseen(mo)).toBe(0);
  });

  it('undoes a join: both alerts as they were, and what has since copied the second goes with it', async () => {
    const [one, two, three] = await twoStories();
    const [first, second] = await held();
    const act = await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    const [late] = await bench.raised({ text: SECOND_REPORT, publisher: 'Latecomer', publishedAt: NEXT_DAY });
    expect((await held())[0]?.articles).toEqual([one, two, three, late?.articleId]);
    await bench.acts.undo(act.id, ADA);
    expect(await held()).toMatchObject([
      { ...first, articles: [one] },
      { ...second, into: null, articles: [two, three, late?.articleId] },
    ]);
    expect((await feed()).at(-1)).toEqual({ alert: second?.id, change: 'created', what: ['story'] });
    await expect(bench.acts.undo(act.id, ADA)).rejects.toMatchObject({ code: 'story-act-undone' });
  });

  it('lets the stronger decision stand, keeps comments and decisions of both, and sets them back on undoing', async () => {
    await twoStories();
    const [first, second] = await held();
    const decide = (id: string, act: 'dismiss' | 'confirm'): Promise<unknown> =>
      db.database.transaction((tx) =>
        alerts.review(
          id,
          act,
          { actor: ADA, ifVersion: null, reason: act === 'dismiss' ? 'misread' : null, text: `to ${act}` },
          tx,
        ),
      );
    await decide(first?.id ?? '', 'dismiss');
    await decide(second?.id ?? '', 'confirm');
    const act = await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    expect((await held()).map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
    const { alert } = await alerts.get(first?.id ?? '');
    expect(
      new Map(
        alert.history.filter(({ text }) => text !== null).map(({ text, joinedAlertId }) => [text, joinedAlertId]),
      ),
    ).toMatchObject(
      new Map([
        ['to dismiss', null],
        ['to confirm', second?.id],
      ]),
    );
    await bench.acts.undo(act.id, ADA);
    expect((await held()).map(({ state }) => state)).toEqual(['dismissed', 'confirmed']);
  });

  it('carries what waits for a second person along, to be answered by another than who proposed it', async () => {
    await twoStories();
    const [first, second] = await held();
    const [ada] = await db.database.rows<{ id: string }>(
      `INSERT INTO users (email, name, role, created_at, updated_at)
       VALUES ('ada@example.org', 'Ada', 'analyst', now(), now()) RETURNING id`,
    );
    await db.database.run(
      `UPDATE alerts SET state = 'second-opinion', proposed_act = 'dismiss', proposed_reason = 'misread', proposed_by = $2
       WHERE id = $1`,
      [second?.id, ada?.id],
    );
    const act = await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    const approve = (userId: string): Promise<unknown> =>
      db.database.transaction((tx) =>
        alerts.review(
          first?.id ?? '',
          'approve',
          { actor: { ...SYSTEM, id: `user:${userId}`, userId }, ifVersion: null, reason: null, text: null },
          tx,
        ),
      );
    const proposal = { act: 'dismiss', reason: 'misread', by: ada?.id };
    expect((await alerts.get(first?.id ?? '')).alert).toMatchObject({ state: 'second-opinion', proposal });
    await expect(approve(ada?.id ?? '')).rejects.toMatchObject({ code: 'second-person-needed' });
    await bench.acts.undo(act.id, ADA);
    expect((await alerts.get(first?.id ?? '')).alert).toMatchObject({ state: 'open', proposal: null });
    expect((await alerts.get(second?.id ?? '')).alert).toMatchObject({ state: 'second-opinion', proposal });
    await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    await approve('99');
    expect((await alerts.get(first?.id ?? '')).alert).toMatchObject({ state: 'dismissed', proposal: null });
  });

  it('wakes an alert that takes in what nobody has put to sleep', async () => {
    await twoStories();
    const [first, second] = await held();
    const asleep = async (): Promise<boolean[]> =>
      (
        await db.database.rows<{ sleeps: boolean }>(
          'SELECT coalesce(snoozed_until > $1, false) AS sleeps FROM alerts WHERE merged_into IS NULL ORDER BY id',
          [bench.clock.now()],
        )
      ).map(({ sleeps }) => sleeps);
    const until = new Date('2026-12-01T00:00:00Z');
    await db.database.run('UPDATE alerts SET snoozed_until = $1', [until]);
    const act = await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    expect(await asleep()).toEqual([true]);
    await bench.acts.undo(act.id, ADA);
    await db.database.run('UPDATE alerts SET snoozed_until = CASE id WHEN $1 THEN $2::timestamptz END', [
      first?.id,
      until,
    ]);
    await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    expect(await asleep()).toEqual([false]);
  });

  it('splits articles off into a story and an alert of their own, and puts them back', async () => {
    const [one, two, three] = await twoStories();
    const [first, second] = await held();
    const act = await bench.acts.split(second?.story ?? '', [three ?? ''], ADA);
    expect((await held()).map(({ articles, story }) => [story, articles])).toEqual([
      [first?.story, [one]],
      [second?.story, [two]],
      [act.otherStoryId, [three]],
    ]);
    expect(await feed()).toEqual([
      { alert: second?.id, change: 'updated', what: ['story'] },
      { alert: expect.any(String), change: 'created', what: ['story'] },
    ]);
    await bench.acts.undo(act.id, ADA);
    expect((await held()).map(({ articles, into }) => [into, articles])).toEqual([
      [null, [one]],
      [null, [two, three]],
      [second?.id, []],
    ]);
    await expect(bench.acts.split(first?.story ?? '', [one ?? ''], ADA)).rejects.toMatchObject({
      code: 'story-left-empty',
    });
    await expect(bench.acts.split(first?.story ?? '', [two ?? ''], ADA)).rejects.toMatchObject({
      code: 'story-articles-elsewhere',
    });
  });

  it('moves articles, and refuses to undo what a later act has overtaken', async () => {
    const [one, two, three] = await twoStories();
    const [first, second] = await held();
    const act = await bench.acts.move(second?.story ?? '', [three ?? ''], first?.story ?? '', ADA);
    expect(await stories()).toEqual([
      [first?.story, [one, three]],
      [second?.story, [two]],
    ]);
    const later = await bench.acts.split(first?.story ?? '', [three ?? ''], ADA);
    await expect(bench.acts.undo(act.id, ADA)).rejects.toMatchObject({ code: 'story-act-overtaken' });
    await bench.acts.undo(later.id, ADA);
    await bench.acts.undo(act.id, ADA);
    expect(await stories()).toEqual([
      [first?.story, [one]],
      [second?.story, [two, three]],
    ]);
  });

  it('is never undone by the machine: another text or reading of a moved article stays where a person put it', async () => {
    const [one, two, three] = await twoStories();
    const [first, second] = await held();
    await bench.acts.move(second?.story ?? '', [three ?? ''], first?.story ?? '', ADA);
    const revised = await bench.screened({
      text: `${SECOND_REPORT} A correction was added.`,
      publisher: 'Herald',
      articleId: three ?? '',
      publishedAt: NEXT_DAY,
    });
    await bench.raising.raise([revised.screeningId]);
    await bench.raising.raise([await bench.rescreened(revised.revisionId, [finding([claim()])], 'pack-2')]);
    expect(await stories()).toEqual([
      [first?.story, [one, three]],
      [second?.story, [two]],
    ]);
  });

  it('carries an alert that the other story has none of, and takes it home again', async () => {
    const iran = finding([claim({ supplier: ['IR'], recipient: ['houthis'] })], { regime: 'iran' });
    await bench.raised({ text: REPORT }, { text: SECOND_REPORT, findings: [iran], publishedAt: NEXT_DAY });
    const [first, second] = await held();
    const act = await bench.acts.join(first?.story ?? '', second?.story ?? '', ADA);
    expect((await held()).map(({ story, into }) => [story, into])).toEqual([
      [first?.story, null],
      [first?.story, null],
    ]);
    await bench.acts.undo(act.id, ADA);
    expect(await held()).toMatchObject([{ story: first?.story }, { id: second?.id, story: second?.story }]);
  });

  describe('asked whether two stories are the same', () => {
    const NEAR = 'North Korea shipped 3,200 containers of shells from Rajin to Dunai, Seoul says.';
    const ask = async (): Promise<{ story: string; other: string }> => {
      await bench.raised({ text: REPORT, publisher: 'Wire' }, { text: NEAR, publisher: 'Ticker' });
      const [first, second] = await held();
      return { story: second?.story ?? '', other: first?.story ?? '' };
    };
    const waiting = async (story: string): Promise<string[]> =>
      ((await bench.storyViews.listSuggestions([story])).get(story) ?? []).map(({ storyId }) => storyId);

    it('shows the question on both, with the other’s alert and the reasons', async () => {
      const { story, other } = await ask();
      expect(await waiting(other)).toEqual([story]);
      const [first] = await held();
      expect((await bench.storyViews.get(story)).suggestions).toMatchObject([
        {
          storyId: other,
          alertId: first?.id,
          headline: 'North Korea is said to have supplied ammunition to Russia',
          reasons: expect.arrayContaining(['both give the figure 3200']),
        },
      ]);
    });

    it('joins them, and asks again when that is undone', async () => {
      const { story, other } = await ask();
      const act = await bench.acts.join(other, story, ADA);
      expect([await waiting(story), await waiting(other)]).toEqual([[], []]);
      await bench.acts.undo(act.id, ADA);
      expect([await waiting(story), await waiting(other)]).toEqual([[other], [story]]);
    });

    it('keeps them apart, and never asks again, not for a later headline of the same either', async () => {
      const { story, other } = await ask();
      const act = await bench.acts.keepApart(story, other, ADA);
      expect(await waiting(story)).toEqual([]);
      await bench.raised({ text: REPORT.replace('brushed', 'swept'), publisher: 'Another' });
      expect(await waiting(story)).toEqual([]);
      await bench.acts.undo(act.id, ADA);
      expect(await waiting(story)).toEqual([other]);
    });

    it('puts every act on record', async () => {
      const { story, other } = await ask();
      const act = await bench.acts.keepApart(story, other, ADA);
      await bench.acts.undo(act.id, ADA);
      await bench.acts.join(other, story, ADA);
      const entries = await db.database.rows<{ act: string; actor: string; subject_type: string }>(
        'SELECT act, actor, subject_type FROM audit_entries ORDER BY number',
      );
      expect(entries.map(({ act: name, subject_type }) => `${subject_type} ${name}`)).toEqual([
        'story story.apart',
        'story story.undo-apart',
        'alert alert.regroup',
        'alert alert.join',
        'story story.join',
      ]);
      expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set([ADA.id]));
      expect((await bench.audit.verify()).brokenAt).toBeNull();
    });

    it('refuses what cannot be', async () => {
      const { story, other } = await ask();
      await expect(bench.acts.join(story, story, ADA)).rejects.toMatchObject({ code: 'stories-same' });
      await expect(bench.acts.join(story, '999', ADA)).rejects.toMatchObject({ code: 'story-not-found' });
      await expect(bench.acts.undo('999', ADA)).rejects.toMatchObject({ code: 'story-act-not-found' });
      await bench.acts.join(other, story, ADA);
      await expect(bench.acts.join(other, story, ADA)).rejects.toMatchObject({ code: 'story-joined' });
    });
  });

  it('tells who had it first, who repeats whom and how many speak for themselves', async () => {
    await bench.raised(
      { text: `SEOUL (Reuters) - ${REPORT}`, publisher: 'Reuters', publishedAt: '2026-11-20T09:00:00Z' },
      { text: REPORT, publisher: 'Herald', publishedAt: '2026-11-20T10:00:00Z' },
      {
        text: 'Some 3,200 containers with shells went from the port of Rajin to Dunai in Russia and on by railcars to the ammunition depot near Tikhoretsk, Reuters reported, citing officials in Seoul.',
        publisher: 'Gazette',
        publishedAt: '2026-11-20T11:00:00Z',
      },
      {
        text: 'Officials in Seoul told this paper that 3,200 containers with shells went from the port of Rajin to Dunai in Russia and by railcars to the depot near Tikhoretsk, with pictures of the freighter Angara.',
        publisher: 'Own Correspondent',
        publishedAt: '2026-11-20T12:00:00Z',
      },
    );
    const [alert, ...others] = await held();
    expect([others, alert?.independent]).toEqual([[], 2]);
    const { articles } = await bench.storyViews.get(alert?.story ?? '');
    expect(articles.map(({ publisher, repeatsWhom, repeatGround }) => [publisher, repeatsWhom, repeatGround])).toEqual([
      ['Reuters', null, null],
      ['Herald', 'Reuters', 'copy'],
      ['Gazette', 'Reuters', 'credit'],
      ['Own Correspondent', null, null],
    ]);
  });
});
