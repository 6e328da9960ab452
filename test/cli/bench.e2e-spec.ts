import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the benchmark, small', () => {
  let db: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'embargo-bench-'));
  });

  afterAll(async () => {
    await db?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('hands each reader one digest, exports each alert, and tells both rates and the memory', async () => {
    const file = join(folder, 'figures.json');
    const { status, stderr } = await runCli(['bench', '--only', 'digests,export', '--share', '0.003', '--json', file], {
      environment: { DATABASE_URL: db.url, DATA_DIR: folder },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { figures } = JSON.parse(await readFile(file, 'utf8')) as {
      figures: { name: string; value: number; limit?: { value: number } }[];
    };
    const rates = figures.filter(({ name }) => /^digests, 30 readers|^export of 3,000 alerts as [^:]+$/.test(name));
    expect(rates.map(({ name }) => name)).toEqual([
      'digests, 30 readers due at once',
      'export of 3,000 alerts as CSV',
      'export of 3,000 alerts as JSON Lines',
    ]);
    for (const { value } of rates) expect(value).toBeGreaterThan(0);
    expect(rates[0]?.limit?.value).toBeGreaterThan(0);
    const alertsInEach = figures.find(({ name }) => name === 'alerts in a digest');
    expect(alertsInEach?.value).toBeGreaterThanOrEqual(1);
    expect(figures.filter(({ name }) => name.includes('memory resident'))).toHaveLength(7);
  });

  it('refuses a share that is none', async () => {
    for (const share of ['0', '2', 'half']) {
      expect(await runCli(['bench', '--share', share])).toMatchObject({ status: 1 });
    }
  });
});
