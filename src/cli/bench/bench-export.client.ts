/** The export of all alerts in both its formats: how fast, and that its size takes no memory. */
import { watchMemory } from './watch-memory.js';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Figure } from './figures.js';
import { fillDatabase } from './fill-database.js';
import { openServer } from './open-server.client.js';

/** What an export may hold on top of what the process held before, however long it is (MiB). */
const GOAL_MEMORY = 64;

/** Measures on an empty, migrated database: one serving process over HTTP on loopback. */
export async function benchExports(config: Config, databaseUrl: string, alerts: number): Promise<Figure[]> {
  const { app, headers } = await openServer(config, databaseUrl);
  try {
    await fillDatabase(app.get(Database), { articles: 1, alerts, isQuiet: true });
    const url = await app.getUrl();
    // A short one first, so that what is loaded and compiled for it does not count.
    await readRows(`${url}/api/v1/alerts/export?format=csv&minPriority=99`, headers);
    return [
      ...(await measureExport(url, headers, 'csv', alerts)),
      ...(await measureExport(url, headers, 'jsonl', alerts)),
      { name: 'most memory resident of the whole process', value: process.resourceUsage().maxRSS / 1024, unit: 'MiB' },
    ];
  } finally {
    await app.close();
  }
}

/** The whole table in one format, read as fast as it comes. @throws Error where rows are missing. */
export async function measureExport(
  url: string,
  headers: Readonly<Record<string, string>>,
  format: 'csv' | 'jsonl',
  alerts: number,
): Promise<Figure[]> {
  const before = process.memoryUsage.rss() / 2 ** 20;
  const mostOf = watchMemory();
  const began = performance.now();
  const rows = (await readRows(`${url}/api/v1/alerts/export?format=${format}`, headers)) - (format === 'csv' ? 1 : 0);
  const seconds = (performance.now() - began) / 1000;
  const most = mostOf();
  if (rows !== alerts) throw new Error(`The export has ${rows} of ${alerts} alerts`);
  const name = `export of ${rows.toLocaleString('en')} alerts as ${format === 'csv' ? 'CSV' : 'JSON Lines'}`;
  return [
    { name, value: rows / seconds, unit: 'rows/s' },
    { name: `${name}: most memory resident`, value: most, unit: 'MiB' },
    { name: `${name}: memory on top of before`, value: most - before, unit: 'MiB', goal: GOAL_MEMORY },
  ];
}

async function readRows(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  // oxlint-disable-next-line no-restricted-globals -- the benchmark asks its own server
  const answer = await fetch(url, { headers });
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  let rows = 0;
  for await (const chunk of answer.body ?? []) for (const byte of chunk as Uint8Array) if (byte === 0x0a) rows++;
  return rows;
}
