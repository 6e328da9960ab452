import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { parseConfig } from '../../platform/config/config.js';
import { benchConsole } from './bench-console.client.js';
import type { Figure } from './figures.js';

describe('the benchmark of the console, in small', () => {
  let db: TestDatabase;
  let figures: readonly Figure[];

  beforeAll(async () => {
    db = await createTestDatabase();
    const config = parseConfig({ LOG_LEVEL: 'silent', POLLING: 'off', SEED_SOURCES: 'none' });
    figures = await benchConsole(config, db.url, { articles: 1_500, alerts: 1_000, requests: 1 });
  });

  afterAll(() => db.drop());

  it('tells for each kind of page what the first took, the middle one and the slowest in a hundred', () => {
    const names = figures.map(({ name }) => name);
    for (const kind of ['queue, as it opens', 'alert', 'desk', 'relations', 'decisions', 'coverage of a month'])
      expect(names).toEqual(expect.arrayContaining([`${kind}, first`, `${kind}, median`, `${kind}, p99`]));
    expect(figures.filter(({ unit }) => unit === 'ms').every(({ value }) => value > 0)).toBe(true);
    expect(figures.filter(({ goal }) => goal === 50).map(({ name }) => name)).toContain('alert, p99');
  });

  it('fills a database in which nothing points nowhere', async () => {
    const [counts] = await db.database.rows(
      `SELECT (SELECT count(*)::int FROM alerts) AS alerts,
              (SELECT count(*)::int FROM alert_evidence) AS evidence,
              (SELECT count(*)::int FROM alerts a LEFT JOIN stories s ON s.id = a.story_id WHERE s.id IS NULL) AS "withoutStory",
              (SELECT count(*)::int FROM alert_evidence e LEFT JOIN revisions r ON r.id = e.revision_id WHERE r.id IS NULL) AS "withoutText",
              (SELECT count(*)::int FROM alerts a LEFT JOIN alert_changes c ON c.alert_id = a.id WHERE c.number IS NULL) AS "withoutChange",
              (SELECT count(*)::int FROM alerts WHERE assignee_id IS NOT NULL AND assignee_id NOT IN (SELECT id FROM users)) AS "ofNobody"`,
    );
    // Three reports for each alert, and 200 for the one that the whole world tells.
    expect(counts).toEqual({
      alerts: 1_000,
      evidence: 999 * 3 + 200,
      withoutStory: 0,
      withoutText: 0,
      withoutChange: 0,
      ofNobody: 0,
    });
  });

  it('keeps of relations, and of what alerts rest on, what raising would keep', async () => {
    const kept = async (): Promise<unknown[][]> =>
      Promise.all(
        [
          `SELECT alert_id, conduct, supplier, recipient, restatement_count, report_count FROM alert_relations ORDER BY 1, 2, 3, 4`,
          `SELECT alert_id, conduct, supplier, recipient, publisher, regime FROM alert_relation_publishers ORDER BY 1, 2, 3, 4, 5`,
          `SELECT alert_id, rules, source_ids FROM alert_grounds ORDER BY 1`,
        ].map(async (sql) => db.database.rows(sql)),
      );
    const before = await kept();
    for (const rows of before) expect(rows.length).toBeGreaterThan(500);
    const { StandingRelationsRepository } = await import('../../alerts/standing-relations.repository.js');
    const { AlertGroundsRepository } = await import('../../alerts/alert-grounds.repository.js');
    const ids = (await db.database.rows<{ id: string }>('SELECT id FROM alerts')).map(({ id }) => id);
    await db.database.transaction(async (tx) => {
      await tx.run('DELETE FROM alert_grounds WHERE alert_id % 2 = 0');
      await tx.run(`UPDATE alert_grounds SET rules = '{en.none}' WHERE alert_id % 3 = 0`);
      await new StandingRelationsRepository().refresh(ids, tx);
      await new AlertGroundsRepository().refresh(ids, tx);
    });
    expect(await kept()).toEqual(before);
  });

  it.each(['item', 'missiles', 'korea russia', '999', 'nothing'])(
    'is searched for %s page by page in order',
    async (q) => {
      const { AlertsRepository } = await import('../../alerts/alerts.repository.js');
      const alerts = new AlertsRepository(db.database);
      const expected = await db.database.rows<{ id: string }>(
        `SELECT id FROM alerts WHERE search @@ $1::tsquery AND state <> 'dismissed' ORDER BY priority_exact DESC, id DESC LIMIT 400`,
        [
          q
            .split(' ')
            .map((word) => `'${word}':*`)
            .join(' & '),
        ],
      );
      const walked: string[] = [];
      let after: { sortKey: string; id: string } | null = null;
      do {
        const state = ['open', 'in-review', 'escalated', 'confirmed'];
        const { rows } = await alerts.list({ q, state }, 'priority', after, 40);
        walked.push(...rows.map(({ id }) => id));
        const last = rows.at(-1);
        after = rows.length < 40 || last === undefined ? null : { sortKey: last.sortKey, id: last.id };
      } while (after !== null && walked.length < 400);
      expect(walked).toEqual(expected.map(({ id }) => id));
    },
  );
});
