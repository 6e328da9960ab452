import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import type { Claim } from '../detection/finding.js';
import { AlertsBench, type ToldArticle } from './alerts.spec-support.js';
import { claim, finding } from './finding.spec-support.js';
import { RelationsRepository } from './relations.repository.js';
import { RelationsService } from './relations.service.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';

const NEWS: ToldArticle = { text: REPORT, publisher: 'Wire', publishedAt: '2026-11-01T09:00:00Z' };

/** What its alert tells of. */
const OF_NEWS = { regime: 'dprk', conduct: ['arms-transfer'], supplier: ['KP'], recipient: ['RU'] };

/** An article that tells again what is known. */
function retold(number: number, given: Partial<Claim> = {}): ToldArticle {
  return {
    text: `Column ${number}: at a meeting on trade number ${number} it was recalled that shells had been shipped before.`,
    publisher: `Paper ${number}`,
    publishedAt: `2026-11-${10 + number}T09:00:00Z`,
    findings: [finding([claim({ background: true, confidence: 0.5, ...given })])],
  };
}

describe('standing relations', () => {
  let db: TestDatabase;
  let bench: AlertsBench;
  let relations: RelationsService;

  beforeEach(async () => {
    db = await createTestDatabase();
    bench = new AlertsBench(db.database);
    relations = new RelationsService(new RelationsRepository(db.database), bench.clock);
  });

  afterEach(() => db.drop());

  const list = async (): Promise<Awaited<ReturnType<RelationsService['list']>>['items']> =>
    (await relations.list({ limit: 50 })).items;
  const states = (): Promise<{ id: string; version: number }[]> =>
    db.database.rows('SELECT id, version FROM alerts ORDER BY id');

  it('are none where nothing was raised', async () => {
    expect(await list()).toEqual([]);
  });

  it('begin with the first report', async () => {
    await bench.raised(NEWS);
    const [alert] = await states();
    expect(await list()).toMatchObject([
      {
        id: 'dprk.arms-transfer.KP.RU',
        restatementCount: 0,
        reportCount: 1,
        sourceCount: 1,
        firstSeenAt: '2026-11-01T09:00:00.000Z',
        lastNewsAt: '2026-11-01T09:00:00.000Z',
        alertIds: [alert?.id],
      },
    ]);
    expect(await relations.findOfAlert(OF_NEWS)).toBeNull();
  });

  it('gather restatements, and no alert moves', async () => {
    await bench.raised(NEWS);
    const before = await states();
    await bench.raised(retold(1), retold(2), { ...retold(3), publisher: 'Paper 1' });
    expect(await states()).toEqual(before);
    const expected = {
      restatementCount: 3,
      reportCount: 1,
      sourceCount: 3,
      firstSeenAt: '2026-11-01T09:00:00.000Z',
      lastSeenAt: '2026-11-13T09:00:00.000Z',
      lastNewsAt: '2026-11-01T09:00:00.000Z',
    };
    expect(await list()).toMatchObject([expected]);
    expect(await relations.findOfAlert(OF_NEWS)).toMatchObject({
      restatementCount: 3,
      firstSeenAt: new Date('2026-11-01T09:00:00Z'),
    });
  });

  it('count what is restated where no alert was: one low alert stands for it, the rest joins silently', async () => {
    await bench.raised(retold(1), retold(2), retold(3));
    expect(await states()).toMatchObject([{ version: 1 }]);
    expect(await list()).toMatchObject([{ restatementCount: 3, reportCount: 0, lastNewsAt: null }]);
  });

  it('tell of news when a second shipment is reported, in an alert of its own', async () => {
    await bench.raised(NEWS, retold(1), { text: SECOND_REPORT, publishedAt: '2026-11-20T09:00:00Z' });
    expect(await states()).toHaveLength(2);
    const [relation] = await list();
    expect(relation).toMatchObject({ reportCount: 2, alertCount: 2, lastNewsAt: '2026-11-20T09:00:00.000Z' });
    expect([relation?.alertIds.length, relation?.storyIds.length]).toEqual([2, 2]);
  });

  it.each([
    ['an item', { items: ['missiles'] }],
    ['a supplier', { supplier: ['IR'] }],
    ['a recipient', { recipient: ['SY'] }],
    ['a denial', { modality: ['denied'], deniedBy: 'Moscow', items: ['ammunition'] }],
    ['a stated day', { date: { from: '2026-09-03', to: '2026-09-03', basis: 'stated', span: null } }],
  ] as [string, Partial<Claim>][])('are not silent on a report with %s that is told as new', async (_, given) => {
    await bench.raised(NEWS);
    const before = await states();
    await bench.raised({ ...retold(1), findings: [finding([claim(given)])] });
    expect(await states()).not.toEqual(before);
  });

  const stated = (day: string): Claim['date'] => ({ from: day, to: day, basis: 'stated', span: null });
  const NEW_FACTS: [string, Partial<Claim>, Partial<ToldArticle>?][] = [
    [
      'another shipment, by its ship',
      { identifiers: [{ type: 'vessel', value: 'Lady R', span: { field: 'text', start: 0, end: 6 } }] },
    ],
    ['a later day', { date: stated('2026-11-28') }],
    ['an item', { items: ['ammunition', 'missiles'] }],
    ['a recipient', { recipient: ['RU', 'SY'] }],
    ['a go-between', { intermediary: ['CN'] }],
    ['a source of weight, by how it is told', { modality: ['confirmed'] }],
    ['a source of weight, by its grade', {}, { reliability: 'A' }],
    ['a denial', { deniedBy: 'Pyongyang' }],
  ];

  it.each(NEW_FACTS)('make news of a restatement that adds %s, once', async (_, given, told = {}) => {
    await bench.raised(NEWS, retold(1));
    expect(await states()).toHaveLength(1);
    await bench.raised({ ...retold(2, given), ...told });
    const after = await states();
    expect(after).toHaveLength(2);
    const [alert] = await db.database.rows(`SELECT is_background FROM alerts WHERE id = $1`, [after[1]?.id]);
    expect(alert).toEqual({ is_background: true });
    await bench.raised({ ...retold(3, given), ...told }, retold(4));
    expect(await states()).toEqual(after);
  });

  it.each(NEW_FACTS)('make news once of %s where all of it comes in one batch', async (_, given, told = {}) => {
    await bench.raised(NEWS, retold(1), { ...retold(2, given), ...told }, { ...retold(3, given), ...told }, retold(4));
    expect(await states()).toHaveLength(2);
  });

  it.each([
    ['an earlier day: history', { date: stated('2026-03-01') }],
    ['goods of no stated kind', { items: ['unspecified-arms'] }],
    ['fewer facts', { items: [] }],
  ] as [string, Partial<Claim>][])('stay silent on a restatement with %s', async (_, given) => {
    await bench.raised(NEWS);
    await bench.raised(retold(1, given));
    expect(await states()).toHaveLength(1);
  });

  it('keep conduct apart: a restatement counts for what it names itself', async () => {
    await bench.raised(NEWS, retold(1, { conduct: ['technical-assistance'] }));
    expect((await list()).map(({ conduct, restatementCount }) => [conduct, restatementCount])).toEqual([
      ['technical-assistance', 1],
      ['arms-transfer', 0],
    ]);
  });

  it('are not made by a dismissed alert', async () => {
    await bench.raised(NEWS);
    await db.database.transaction(async (tx) => {
      const [alert] = await tx.rows<{ id: string }>(
        `UPDATE alerts SET state = 'dismissed', state_reason = 'misread', version = 2 RETURNING id`,
      );
      bench.changes.note(alert?.id ?? '', 'updated', ['state'], tx);
      await bench.changes.commitChanges(tx);
    });
    expect(await list()).toEqual([]);
  });

  it('are narrowed by embargo and party, and walked page by page', async () => {
    await bench.raised(NEWS, {
      text: 'Trucks with rifles crossed.',
      publishedAt: '2026-11-02T09:00:00Z',
      findings: [
        finding([claim({ supplier: ['IR', 'KP'], recipient: ['houthis'] })], {
          kind: 'violation',
          regime: 'yemen-houthis',
        }),
      ],
    });
    const all = (await list()).map(({ id }) => id);
    expect(all).toEqual([
      'yemen-houthis.arms-transfer.KP.houthis',
      'yemen-houthis.arms-transfer.IR.houthis',
      'dprk.arms-transfer.KP.RU',
    ]);
    const idsOf = async (asked: { regime?: string[]; conduct?: string[]; party?: string }): Promise<string[]> =>
      (await relations.list({ ...asked, limit: 50 })).items.map(({ id }) => id);
    expect(await idsOf({ regime: ['dprk'] })).toEqual(all.slice(2));
    expect(await idsOf({ conduct: ['technical-assistance'] })).toEqual([]);
    expect(await idsOf({ conduct: ['arms-transfer', 'technical-assistance'] })).toEqual(all);
    expect(await idsOf({ party: 'KP' })).toEqual([all[0], all[2]]);
    expect(await idsOf({ party: 'houthis' })).toEqual(all.slice(0, 2));
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await relations.list({ limit: 1, cursor });
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && walked.length < 10);
    expect(walked).toEqual(all);
  });
});
