import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { REPORT } from '../../src/alerts/report.spec-support.js';
import { Database } from '../../src/platform/database/database.js';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});

afterAll(() => test.stop());

it('raises alerts from the queue, once however often a screening is handed over', async () => {
  const { screeningId } = await new AlertsBench(test.db.database).screened({ text: REPORT });
  const jobs = test.app.get(JobsService);
  await test.app.get(Database).transaction(async (tx) => {
    for (let at = 0; at < 3; at++) await jobs.enqueue('raise-alerts', { screeningIds: [screeningId] }, tx);
  });
  await waitFor(
    'all three jobs',
    () => test.db.database.rows(`SELECT 1 FROM pgboss.job WHERE name = 'raise-alerts' AND state = 'completed'`),
    (completed) => completed.length === 3,
  );
  const { json } = await test.request('GET', '/api/v1/changes');
  expect(json.items).toMatchObject([{ number: 1, change: 'created', what: ['raised'] }]);
});
