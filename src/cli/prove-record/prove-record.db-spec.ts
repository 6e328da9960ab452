import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { seeded } from '../seeded.js';
import { firstDifference } from './log.js';
import { makeLog } from './make-log.js';
import { proveRecord } from './prove-record.client.js';
import { TAMPERINGS } from './tamperings.js';

describe('the record under random tampering', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });

  afterAll(() => db?.drop());

  it('tells every tampering, by the first entry that is not as it was, and none where there is none', async () => {
    const proof = await proveRecord(db.database, { count: 1_500, seed: 7 });
    expect(proof.missed).toEqual([]);
    const tallies = Object.entries(proof.tamperings);
    expect(tallies.filter(([, { made }]) => made === 0)).toEqual([]);
    expect(tallies.filter(([, { made, found, namedRightly }]) => made !== found || made !== namedRightly)).toEqual([]);
    expect(tallies.reduce((sum, [, { made }]) => sum + made, 0)).toBe(1_500);
    expect({ sound: proof.sound, untouched: proof.untouched }).toEqual({ sound: 6, untouched: 6 });
  });

  it('is told how to tell what it has missed: two records that are the same differ nowhere', () => {
    const log = makeLog(20, seeded(3));
    expect(firstDifference(log, makeLog(20, seeded(3)))).toBeNull();
    expect(firstDifference(log, TAMPERINGS['an entry put before the first']?.(log, seeded(1)) ?? log)).toBe(1);
    const shorter = TAMPERINGS['the end computed anew, shorter']?.(log, () => 0.5) ?? log;
    expect(firstDifference(log, shorter)).toBe(Math.floor(log.entries.length / 2) + 1);
  });
});
