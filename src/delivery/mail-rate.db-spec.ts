import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { MailRateRepository } from './mail-rate.repository.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

it('lets no more mails go in any window than the rate says, whoever asks at once', async () => {
  const start = Date.parse('2026-11-23T12:00:00Z');
  const ask = (seconds: number): Promise<boolean> =>
    new MailRateRepository(db.database).takePlace(
      new Date(start + seconds * 1_000),
      new Date(start + (seconds - 60) * 1_000),
      5,
    );
  const atOnce = await Promise.all(Array.from({ length: 12 }, () => ask(0)));
  expect(atOnce.filter(Boolean)).toHaveLength(5);
  expect(await ask(59.9)).toBe(false);
  expect([await ask(60), await ask(61), await ask(62)]).toEqual([true, true, true]);
  expect(await Promise.all([ask(70), ask(70), ask(70)])).toEqual(expect.arrayContaining([true, true, false]));
});
