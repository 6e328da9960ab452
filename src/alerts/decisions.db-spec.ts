import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AlertsBench } from './alerts.spec-support.js';
import type { DecisionGroup } from './decision-schema.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';

describe('what reviewers made of alerts', () => {
  let db: TestDatabase;
  let bench: AlertsBench;
  let decisions: DecisionsService;

  const rows = async (by: DecisionGroup): Promise<{ id: string; label: string; alerts: number }[]> =>
    (await decisions.count(by, new Date('2020-01-01'), new Date('2030-01-01'))).items.map(({ id, label, alerts }) => ({
      id,
      label,
      alerts,
    }));

  beforeAll(async () => {
    db = await createTestDatabase();
    bench = new AlertsBench(db.database);
    decisions = new DecisionsService(new DecisionsRepository(db.database), bench.clock);
    await bench.raised({ text: REPORT, publisher: 'Wire', publishedAt: '2026-11-01T09:00:00Z' });
    // The same words by another: a copy, which adds no source.
    await bench.raised({ text: REPORT, publisher: 'Repeater', publishedAt: '2026-11-01T10:00:00Z' });
    await bench.raised({ text: SECOND_REPORT, publisher: 'Gazette', publishedAt: '2026-06-01T09:00:00Z' });
  });

  afterAll(() => db.drop());

  it('counts an alert once for each source that tells it in words of its own', async () => {
    const own = await db.database.rows<{ title: string; alerts: number }>(
      `SELECT source_title AS title, count(DISTINCT alert_id)::int AS alerts FROM alert_evidence
       WHERE NOT is_copy AND NOT is_mention GROUP BY 1 ORDER BY 1`,
    );
    const counted = await rows('source');
    expect(
      counted.map(({ label, alerts }) => ({ title: label, alerts })).sort((a, b) => (a.title < b.title ? -1 : 1)),
    ).toEqual(own);
    expect(own.map(({ title }) => title)).not.toContain('Repeater');
  });

  it('counts an alert once for each rule that read it, and not for what read its denial', async () => {
    const [one] = await db.database.rows<{ id: string }>('SELECT id FROM alerts ORDER BY id LIMIT 1');
    const told = await db.database.rows<{ rule: string }>(
      `SELECT DISTINCT p ->> 'rule' AS rule FROM alert_evidence, jsonb_array_elements(passages) p WHERE alert_id = $1`,
      [one?.id],
    );
    expect((await rows('rule')).map(({ id }) => id)).toEqual(expect.arrayContaining(told.map(({ rule }) => rule)));
    await db.database.transaction(async (tx) => {
      await tx.run(
        `UPDATE alert_evidence SET passages = passages || '[{"rule": "en.deny.denial", "isDenial": true}]' WHERE alert_id = $1`,
        [one?.id],
      );
      await tx.run('UPDATE alerts SET version = version + 1 WHERE id = $1', [one?.id]);
      bench.changes.note(one?.id ?? '', 'updated', ['evidence'], tx);
      await bench.changes.commitChanges(tx);
    });
    expect((await rows('rule')).map(({ id }) => id)).not.toContain('en.deny.denial');
  });

  it('keeps the title of a source that was removed', async () => {
    const before = await rows('source');
    await db.database.run('DELETE FROM sources');
    expect(await rows('source')).toEqual(before);
  });
});
