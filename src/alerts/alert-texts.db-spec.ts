import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { pickFields } from '../platform/http/pick-fields.js';
import { toStorableText } from '../platform/database/storable-text.js';
import { toSnapshot } from './alert-row.js';
import { alertSchema, type AlertSnapshot } from './alert-schema.js';
import { AlertTextsRepository } from './alert-texts.repository.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsBench } from './alerts.spec-support.js';
import { REPORT } from './report.spec-support.js';

/** What Postgres can keep of any text. */
const words = fc.string({ unit: 'binary', maxLength: 30 }).map(toStorableText);

const instant = fc
  .tuple(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.nat(999))
  .map(([date, micros]) => date.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`));

const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });

/** Values of columns that a person, a publisher or a rule fills. */
const columns = fc.record({
  headline: words,
  state: fc.constantFrom('open', 'second-opinion', 'dismissed'),
  state_reason: orNull(words),
  reopened_at: orNull(instant),
  reopened_reason: orNull(words),
  labels: fc.array(words, { maxLength: 3 }),
  snoozed_until: orNull(instant),
  proposed_act: orNull(fc.constantFrom('confirm', 'dismiss')),
  proposed_reason: orNull(words),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  conduct: fc.array(words, { maxLength: 3 }),
  items: fc.array(words, { maxLength: 3 }),
  provisions: fc.array(fc.record({ id: words, paragraph: orNull(words), resolution: words, more: words }), {
    maxLength: 3,
  }),
  is_background: fc.boolean(),
  published_at: orNull(instant),
  raised_at: instant,
});

describe('alerts of a list as text', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
    await new AlertsBench(db.database).raised({ text: REPORT });
  });
  afterAll(() => db.drop());

  it('are the same as of their snapshots, whatever stands in them and whichever fields are asked for', async () => {
    const rowsOf = new AlertsRepository(db.database);
    const textsOf = new AlertTextsRepository(db.database);
    const someFields = orNull(fc.subarray([...alertSchema.keyof().options], { minLength: 1 }));
    await fc.assert(
      fc.asyncProperty(columns, someFields, async (values, fields) => {
        await db.database.transaction(async (tx) => {
          await tx.run('SET LOCAL session_replication_role = replica');
          const names = Object.keys(values);
          await tx.run(
            `UPDATE alerts SET (${names.join(', ')}) = (SELECT ${names.map((name) => `r.${name}`).join(', ')}
             FROM jsonb_populate_record(NULL::alerts, $1::jsonb) AS r)`,
            [JSON.stringify(values)],
          );
        });
        const { rows, head } = await rowsOf.list({}, 'raised', null, 10);
        const expected = rows.map((row) =>
          JSON.stringify(pickFields<AlertSnapshot>(toSnapshot(row), fields ?? undefined)),
        );
        const found = await textsOf.list({}, 'raised', null, 10, fields ?? undefined);
        expect(found.rows.map(({ json }) => normalised(json))).toEqual(expected);
        expect(found.rows.map(({ id, sortKey }) => [id, sortKey])).toEqual(
          rows.map(({ id, sortKey }) => [id, sortKey]),
        );
        expect(found.head).toEqual(head);
      }),
      { numRuns: 60 },
    );
  });

  it('are none where no alert passes, and come with the head of the feed', async () => {
    const found = await new AlertTextsRepository(db.database).list(
      { regime: ['libya'], q: 'nowhere' },
      'changed',
      null,
      10,
    );
    expect(found.rows).toEqual([]);
    expect(found.head.number).not.toBe('0');
  });
});

/** Numbers may be written in several ways. */
function normalised(json: string): string {
  return JSON.stringify(JSON.parse(json));
}
