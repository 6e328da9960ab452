import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { JobsService } from './jobs.service.js';

describe('the job engine', () => {
  let db: TestDatabase;
  let jobs: JobsService;

  beforeAll(async () => {
    db = await createTestDatabase();
    jobs = new JobsService({ url: db.url, applicationName: 'test' });
    await jobs.start();
  });

  afterAll(async () => {
    await jobs.stop();
    await db.drop();
  });

  it('hands a job to a worker once its transaction is committed', async () => {
    const received = new Promise<readonly string[]>((done) => {
      void jobs.work('screen-article', { concurrency: 1 }, async ({ revisionIds }) => done(revisionIds));
    });
    await db.database.transaction((tx) => jobs.enqueue('screen-article', { revisionIds: ['1', '2'] }, tx));
    expect(await received).toEqual(['1', '2']);
  });

  it('goes on from job to job without waiting while there are any', async () => {
    const total = 200;
    let done = 0;
    const all = new Promise<void>((finish) => {
      void jobs.work('poll-sources', { concurrency: 2 }, async () => {
        if (++done === total) finish();
      });
    });
    await db.database.transaction(async (tx) => {
      for (let i = 0; i < total; i++) await jobs.enqueue('poll-sources', { sourceIds: [], claimToken: `t${i}` }, tx);
    });
    // Two workers that waited for the next poll of the queue after each job would outlast any test's time.
    await all;
    expect(done).toBe(total);
  });

  it('takes a job back with a transaction that fails', async () => {
    await expect(
      db.database.transaction(async (tx) => {
        await jobs.enqueue('raise-alerts', { screeningIds: ['7'] }, tx);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const depth = (await jobs.depths()).find(({ queue }) => queue === 'raise-alerts');
    expect(depth).toEqual({ queue: 'raise-alerts', waiting: 0, active: 0, failed: 0 });
  });
});
