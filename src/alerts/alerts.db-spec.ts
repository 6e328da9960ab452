import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { SYSTEM, type Actor } from '../platform/http/needs.js';
import type { AlertSnapshot } from './alert-schema.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { AlertsBench, type ToldArticle } from './alerts.spec-support.js';
import { claim, finding } from './finding.spec-support.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';
import type { AlertFilter, AlertSort } from './build-alert-filter.js';
import type { ReviewAct } from './review-states.js';
import { StatsRepository } from './stats.repository.js';
import { StatsService } from './stats.service.js';

describe('alerts', () => {
  let db: TestDatabase;
  let bench: AlertsBench;
  let alerts: AlertsService;

  const open = async (): Promise<void> => {
    db = await createTestDatabase();
    bench = new AlertsBench(db.database);
    alerts = new AlertsService(
      new AlertsRepository(db.database),
      bench.stories,
      bench.changes,
      bench.audit,
      bench.clock,
    );
  };

  const ids = async (filter: AlertFilter, sort: AlertSort = 'raised'): Promise<string[]> =>
    (await alerts.list(filter, sort, null, 100)).rows.map(({ id }) => id);

  describe('under review', () => {
    let id: string;
    let count = 0;
    const ada: Actor = { ...SYSTEM, id: 'user:1', userId: '1', role: 'analyst' };

    const review = (
      act: ReviewAct,
      given: { ifVersion?: number | null; reason?: string; text?: string } = {},
    ): Promise<AlertSnapshot> =>
      db.database.transaction((tx) =>
        alerts.review(
          id,
          act,
          { actor: ada, ifVersion: given.ifVersion ?? null, reason: given.reason ?? null, text: given.text ?? null },
          tx,
        ),
      );

    beforeAll(open);
    afterAll(() => db.drop());

    beforeEach(async () => {
      const publishedAt = new Date(Date.UTC(2026, 0, 1) + ++count * 864_000_000).toISOString();
      const [screened] = await bench.raised({ text: REPORT.slice(0, 90), publishedAt });
      const [row] = await db.database.rows<{ alert_id: string }>(
        'SELECT alert_id FROM alert_evidence WHERE article_id = $1',
        [screened?.articleId],
      );
      id = row?.alert_id ?? '';
    });

    it('goes from state to state, each act on record and in the feed', async () => {
      await review('start', { ifVersion: 1 });
      const dismissed = await review('dismiss', { ifVersion: 2, reason: 'other', text: 'A play on words' });
      expect(dismissed).toMatchObject({ state: 'dismissed', stateReason: 'other', version: 3 });
      const { alert } = await alerts.get(id);
      expect(alert.history.map(({ act, actor, version, what, text }) => ({ act, actor, version, what, text }))).toEqual(
        [
          { act: 'alert.raise', actor: 'system', version: 1, what: ['raised'], text: null },
          { act: 'alert.start', actor: 'user:1', version: 2, what: ['state'], text: null },
          { act: 'alert.dismiss', actor: 'user:1', version: 3, what: ['edition', 'state'], text: 'A play on words' },
        ],
      );
      expect(alert.history[2]).toMatchObject({
        before: { state: 'in-review', stateReason: null, version: 2 },
        after: { state: 'dismissed', stateReason: 'other', version: 3 },
      });
      expect(alert.possibleActs).toEqual(['reopen']);
    });

    it('refuses a decision on a version that is no longer', async () => {
      await review('start', { ifVersion: 1 });
      await expect(review('confirm', { ifVersion: 1 })).rejects.toMatchObject({ kind: 'stale', code: 'alert-stale' });
      expect((await alerts.get(id)).alert).toMatchObject({ state: 'in-review', version: 2 });
    });

    it('lets one of two decisions on the same version through', async () => {
      const outcomes = await Promise.allSettled([
        review('confirm', { ifVersion: 1 }),
        review('escalate', { ifVersion: 1 }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('refuses what cannot be done from here, and a dismissal without its reason', async () => {
      await expect(review('reopen')).rejects.toMatchObject({ kind: 'conflict', code: 'review-not-possible' });
      await expect(review('dismiss')).rejects.toMatchObject({ code: 'dismissal-reason-missing' });
      await expect(review('dismiss', { reason: 'other' })).rejects.toMatchObject({ code: 'dismissal-words-missing' });
      await expect(review('confirm', { reason: 'misread' })).rejects.toMatchObject({
        code: 'dismissal-reason-not-wanted',
      });
      expect((await alerts.get(id)).alert.version).toBe(1);
    });

    it('is handed to people who exist', async () => {
      const [user] = await db.database.rows<{ id: string }>(
        `INSERT INTO users (email, name, role) VALUES ($1, 'Ada', 'analyst') RETURNING id`,
        [`ada-${id}@example.org`],
      );
      const assign = (to: string | null): Promise<AlertSnapshot> =>
        db.database.transaction((tx) => alerts.assign(id, to, { actor: ada, ifVersion: null }, tx));
      expect(await assign(user?.id ?? '')).toMatchObject({ assigneeId: user?.id, version: 2 });
      expect(await assign(user?.id ?? '')).toMatchObject({ version: 2 });
      await expect(assign('999999')).rejects.toMatchObject({ code: 'assignee-unknown' });
      const [gone] = await db.database.rows<{ id: string }>(
        `INSERT INTO users (email, name, role, is_active, created_at, updated_at)
         VALUES ('gone@example.org', 'Gone', 'analyst', false, now(), now()) RETURNING id`,
      );
      await expect(assign(gone?.id ?? '')).rejects.toMatchObject({ code: 'assignee-unknown' });
      expect(await ids({ assignee: user?.id ?? '' })).toEqual([id]);
    });

    it('is found by its id only', async () => {
      await expect(alerts.get('999999')).rejects.toMatchObject({ kind: 'not-found', code: 'alert-not-found' });
    });
  });

  describe('in a list', () => {
    const told: (ToldArticle & { raisedAt: string })[] = [
      { text: REPORT, title: 'Containers traced', reliability: 'B', raisedAt: '2026-11-01T10:00:00Z' },
      { text: SECOND_REPORT, language: 'fr', isOldNews: true, raisedAt: '2026-11-02T10:00:00Z' },
      {
        text: 'في الميناء ضبطت السلطات شحنة صواريخ متجهة إلى الحوثيين',
        language: 'ar',
        raisedAt: '2026-11-03T10:00:00Z',
        findings: [
          finding(
            [
              claim({
                supplier: ['IR'],
                recipient: ['houthis'],
                items: ['missiles'],
                conduct: ['transport-concealment'],
              }),
            ],
            { regime: 'yemen-houthis' },
          ),
        ],
      },
      {
        text: '안보리는 북한의 무기 수출을 금지하는 결의를 채택했다',
        language: 'ko',
        raisedAt: '2026-11-04T10:00:00Z',
        findings: [
          finding([claim({ conduct: [], supplier: [], recipient: [], items: [] })], { kind: 'regime-change' }),
        ],
      },
    ];
    let all: string[];

    beforeAll(async () => {
      await open();
      for (const { raisedAt, ...article } of told) {
        bench.clock.advance(Date.parse(raisedAt) - bench.clock.now().getTime());
        await bench.raised(article);
      }
      all = (await db.database.rows<{ id: string }>('SELECT id FROM alerts ORDER BY id')).map(({ id }) => id);
    });

    afterAll(() => db.drop());

    const [first, second, third, fourth] = [0, 1, 2, 3];

    it.each<[string, AlertFilter, number[]]>([
      ['nothing', {}, [fourth, third, second, first]],
      ['a regime', { regime: ['yemen-houthis'] }, [third]],
      ['several regimes', { regime: ['yemen-houthis', 'dprk'] }, [fourth, third, second, first]],
      ['a kind', { kind: 'regime-change' }, [fourth]],
      ['a state', { state: ['open'] }, [fourth, third, second, first]],
      ['another state', { state: ['confirmed', 'dismissed'] }, []],
      ['a conduct', { conduct: 'transport-concealment' }, [third]],
      ['a supplier', { supplier: 'KP' }, [second, first]],
      ['a recipient', { recipient: 'houthis' }, [third]],
      ['a language', { language: 'fr' }, [second]],
      ['old news', { isOldNews: true }, [second]],
      ['a day', { from: new Date('2026-11-02'), to: new Date('2026-11-03') }, [second]],
      ['what changed since', { changedSince: new Date('2026-11-03T10:00:00Z') }, [fourth, third]],
      ['words of the headline', { q: 'north KOREA' }, [fourth, second, first]],
      ['a word that is nowhere', { q: 'overhead tikhoretskxyz' }, []],
      ['the beginning of a word in a passage', { q: 'tikhor' }, [first]],
      ['words of title and passage', { q: 'containers tikhoretsk' }, [first]],
      ['a word in Arabic', { q: 'الحوثيين' }, [third]],
      ['a word in Korean', { q: '북한' }, [fourth]],
      ['signs only', { q: '&|!:*()\'"\\' }, []],
    ])('is found by %s', async (_, filter, expected) => {
      expect(await ids(filter)).toEqual(expected.map((at) => all[at]));
    });

    it('is limited by priority', async () => {
      const { rows } = await alerts.list({}, 'priority', null, 10);
      const priorities = rows.map(({ priority }) => priority);
      expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
      const least = priorities[1] ?? 0;
      expect((await alerts.list({ minPriority: least }, 'priority', null, 10)).rows).toHaveLength(
        priorities.filter((priority) => priority >= least).length,
      );
    });

    it.each<AlertSort>(['raised', 'changed', 'priority'])('is walked page by page, sorted by %s', async (sort) => {
      const whole = await ids({}, sort);
      const walked: string[] = [];
      for (let after: { sortKey: string; id: string } | null = null; ;) {
        const { rows } = await alerts.list({}, sort, after, 1);
        const [row] = rows;
        if (row === undefined) break;
        walked.push(row.id);
        after = { sortKey: row.sortKey, id: row.id };
      }
      expect(walked).toEqual(whole);
    });

    it('comes with the head of the feed, also when it is empty', async () => {
      const head = await bench.changes.findHead();
      expect((await alerts.list({}, 'raised', null, 10)).head).toEqual(head);
      expect(await alerts.list({ q: 'nowhere' }, 'raised', null, 10)).toEqual({ rows: [], head });
    });

    it('is counted by what and when, without gaps, in the days of a time zone', async () => {
      const stats = new StatsService(new StatsRepository(db.database), bench.clock);
      const counted = await stats.count({
        from: new Date('2026-10-31T15:00:00Z'),
        to: new Date('2026-11-05T15:00:00Z'),
        bucket: 'day',
        timeZone: 'Asia/Tokyo',
        regimes: [],
      });
      expect(counted).toMatchObject({
        alerts: 4,
        byRegime: { dprk: 3, 'yemen-houthis': 1 },
        byKind: { violation: 3, 'regime-change': 1 },
        byState: { open: 4 },
        byConduct: { 'arms-transfer': 2, 'transport-concealment': 1 },
      });
      expect(counted.series.map(({ start, alerts: count }) => [start, count])).toEqual([
        ['2026-11-01', 1],
        ['2026-11-02', 1],
        ['2026-11-03', 1],
        ['2026-11-04', 1],
        ['2026-11-05', 0],
      ]);
      const weekly = await stats.count({
        from: new Date('2026-10-26T00:00:00Z'),
        to: new Date('2026-11-09T00:00:00Z'),
        bucket: 'week',
        timeZone: 'UTC',
        regimes: ['dprk'],
      });
      expect(weekly.series).toEqual([
        { start: '2026-10-26', startsAt: '2026-10-26T00:00:00.000Z', alerts: 1, byRegime: { dprk: 1 } },
        { start: '2026-11-02', startsAt: '2026-11-02T00:00:00.000Z', alerts: 2, byRegime: { dprk: 2 } },
      ]);
    });

    it('counts a day of 25 hours as one', async () => {
      const stats = new StatsService(new StatsRepository(db.database), bench.clock);
      const { series } = await stats.count({
        from: new Date('2026-10-24T22:00:00Z'),
        to: new Date('2026-10-26T23:00:00Z'),
        bucket: 'day',
        timeZone: 'Europe/Vienna',
        regimes: [],
      });
      expect(series.map(({ start }) => start)).toEqual(['2026-10-25', '2026-10-26']);
    });

    it('has a step for every day, week and month of every zone, wherever its clocks are changed', async () => {
      const stats = new StatsService(new StatsRepository(db.database), bench.clock);
      // Cairo, Beirut, Havana and Santiago change theirs at midnight: the day begins at one, or has two beginnings.
      const zones = ['Africa/Cairo', 'Asia/Beirut', 'America/Havana', 'America/Santiago', 'Australia/Lord_Howe'];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...zones, 'Europe/Vienna', 'Asia/Kathmandu', 'UTC'),
          fc.constantFrom('day', 'week', 'month'),
          fc.integer({ min: Date.UTC(2024, 0, 1) / 3_600_000, max: Date.UTC(2025, 5, 1) / 3_600_000 }),
          fc.integer({ min: 1, max: 24 * 200 }),
          async (timeZone, bucket, startHour, hours) => {
            const from = new Date(startHour * 3_600_000);
            const to = new Date((startHour + hours) * 3_600_000);
            const { series } = await stats.count({ from, to, bucket, timeZone, regimes: [] });
            const expected: string[] = [];
            const begin = DateTime.fromJSDate(from, { zone: timeZone }).startOf(bucket);
            for (let step = 0; ; step++) {
              const known = begin.plus({ [bucket]: step }).startOf(bucket);
              // Of two beginnings luxon names the second where it was asked from there.
              const before = known.minus({ hours: 1 });
              const at = before.toISODate() === known.toISODate() ? before : known;
              if (at.toMillis() >= to.getTime()) break;
              expected.push(`${at.toISODate()} ${at.toUTC().toISO()}`);
            }
            expect(series.map(({ start, startsAt }) => `${start} ${startsAt}`)).toEqual(expected);
          },
        ),
        { numRuns: 60, examples: [['America/Havana', 'day', 480_725, 1]] },
      );
    });

    it('refuses a range of too many steps', async () => {
      const stats = new StatsService(new StatsRepository(db.database), bench.clock);
      await expect(
        stats.count({
          from: new Date('1990-01-01'),
          to: new Date('2026-01-01'),
          bucket: 'day',
          timeZone: 'UTC',
          regimes: [],
        }),
      ).rejects.toMatchObject({ code: 'time-range-too-long' });
    });
  });
});
