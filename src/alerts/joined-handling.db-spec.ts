import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { AlertsBench } from './alerts.spec-support.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { claim, finding } from './finding.spec-support.js';
import { HandlingRepository } from './handling.repository.js';
import { HandlingService } from './handling.service.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';

const ADA = { ...SYSTEM, id: 'user:7', userId: '7' };
const ANY_VERSION = { actor: ADA, ifVersion: null };

interface Standing {
  readonly id: string;
  readonly story: string;
  readonly version: number;
}

describe('labels and links of an alert that is joined to another', () => {
  let db: TestDatabase;
  let bench: AlertsBench;
  let alerts: AlertsService;
  let handling: HandlingService;
  let first: string;
  let second: string;
  let third: string;
  let stories: readonly string[];

  beforeEach(async () => {
    db = await createTestDatabase();
    bench = new AlertsBench(db.database);
    const { stories: grouping, changes, audit, clock } = bench;
    alerts = new AlertsService(new AlertsRepository(db.database), grouping, changes, audit, clock);
    handling = new HandlingService(alerts, new HandlingRepository(db.database), clock);
    await bench.raised(
      { text: REPORT, publisher: 'Wire', title: 'One' },
      { text: SECOND_REPORT, publisher: 'Gazette', title: 'Two', publishedAt: '2026-11-21T09:00:00Z' },
      {
        text: 'Trucks with rifles crossed the border by night, a monitor said.',
        publisher: 'Herald',
        title: 'Three',
        findings: [
          finding([claim({ supplier: ['IR'], recipient: ['houthis'] })], { kind: 'violation', regime: 'iran' }),
        ],
      },
    );
    const rows = await standing();
    [first, second, third] = rows.map(({ id }) => id) as [string, string, string];
    stories = rows.map(({ story }) => story);
  });

  afterEach(() => db.drop());

  const standing = (): Promise<Standing[]> =>
    db.database.rows<Standing>('SELECT id, story_id AS story, version FROM alerts ORDER BY id');
  const inTx = <T>(work: Parameters<typeof db.database.transaction<T>>[0]): Promise<T> => db.database.transaction(work);
  const label = (id: string, ...labels: string[]): Promise<unknown> =>
    inTx((tx) => handling.label(id, labels, ANY_VERSION, tx));
  const link = (id: string, other: string, kind: 'related' | 'duplicate'): Promise<unknown> =>
    inTx((tx) => handling.link(id, other, kind, ANY_VERSION, tx));
  const unlink = (id: string, other: string): Promise<unknown> =>
    inTx((tx) => handling.unlink(id, other, ANY_VERSION, tx));
  const labelsOf = async (id: string): Promise<string[]> => (await alerts.get(id)).alert.labels;
  const linksOf = async (id: string): Promise<string[]> =>
    (await alerts.get(id)).alert.links.map(({ alertId, kind }) => `${kind} ${alertId}`);
  const join = async (): Promise<string> => (await bench.acts.join(stories[0] ?? '', stories[1] ?? '', ADA)).id;
  const feedOf = (id: string): Promise<{ change: string; what: string[] }[]> =>
    db.database.rows('SELECT change, what FROM alert_changes WHERE alert_id = $1 ORDER BY number', [id]);

  it('labels go to the one that stays, and back when it is undone', async () => {
    await label(first, 'panel');
    await label(second, 'panel', 'shipping');
    const act = await join();
    expect(await labelsOf(first)).toEqual(['panel', 'shipping']);
    expect((await feedOf(first)).at(-1)?.what).toEqual(expect.arrayContaining(['labels', 'story']));
    await bench.acts.undo(act, ADA);
    expect([await labelsOf(first), await labelsOf(second)]).toEqual([['panel'], ['panel', 'shipping']]);
  });

  it('what people did with the labels since stands', async () => {
    await label(second, 'air', 'shipping');
    const act = await join();
    await label(first, 'ask', 'shipping');
    await bench.acts.undo(act, ADA);
    expect([await labelsOf(first), await labelsOf(second)]).toEqual([['ask'], ['air', 'shipping']]);
  });

  it('links are shown on the one that stays, from both ends, and back when it is undone', async () => {
    await link(second, third, 'duplicate');
    const act = await join();
    expect(await linksOf(first)).toEqual([`duplicate ${third}`]);
    expect(await linksOf(third)).toEqual([`duplicated-by ${first}`]);
    expect((await feedOf(third)).at(-1)).toEqual({ change: 'updated', what: ['links'] });
    await bench.acts.undo(act, ADA);
    expect(await linksOf(first)).toEqual([]);
    expect(await linksOf(third)).toEqual([`duplicated-by ${second}`]);
  });

  it('a link between the two, and one that both have, is shown for what it is', async () => {
    await link(first, second, 'related');
    await link(first, third, 'related');
    await link(third, second, 'duplicate');
    const act = await join();
    expect(await linksOf(first)).toEqual([`related ${third}`]);
    expect(await linksOf(third)).toEqual([`related ${first}`]);
    await bench.acts.undo(act, ADA);
    expect(await linksOf(second)).toEqual([`related ${first}`, `duplicated-by ${third}`]);
  });

  it('a link that came along can be taken away, or said otherwise, on the one that stays', async () => {
    await link(second, third, 'related');
    await join();
    const { version } = (await standing())[0] ?? { version: 0 };
    await link(first, third, 'related');
    expect((await standing())[0]?.version).toBe(version);
    await link(third, first, 'duplicate');
    expect(await linksOf(first)).toEqual([`duplicated-by ${third}`]);
    await unlink(first, third);
    expect([await linksOf(first), await linksOf(third)]).toEqual([[], []]);
    await expect(unlink(first, third)).rejects.toMatchObject({ code: 'link-not-found' });
  });
});
