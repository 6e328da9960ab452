/** `bench`: what this build does on this machine, each figure beside the machine's own limit. */
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { readConfig } from '../platform/config/config.js';
import { loadPack } from '../rules/pack.client.js';
import { benchScreening } from './bench/bench-screening.js';
import { benchStories } from './bench/bench-stories.js';
import { readPairs } from './bench/stories/read-pairs.client.js';
import type { PollsSize } from './bench/bench-polls.client.js';
import { renderFigures, type Figure } from './bench/figures.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface BenchOptions {
  readonly json?: string;
  readonly only?: string;
  readonly quick?: boolean;
  /** Rows of the database that the console is measured on. */
  readonly alerts?: number;
  readonly articles?: number;
  /** That part of the work, above 0 and at most 1; `quick` is a tenth. */
  readonly share?: number;
  /** File of pairs of texts, for the stories. */
  readonly pairs?: string;
}

const PARTS = [
  'screening',
  'stories',
  'pipeline',
  'polls',
  'schedule',
  'hostile',
  'workers',
  'api',
  'console',
  'digests',
  'export',
  'rescreen',
] as const;
type Part = (typeof PARTS)[number];

/** Prints a table and, where asked, writes the same as JSON. @returns 0 */
export async function benchCommand(options: BenchOptions): Promise<number> {
  const parts = readParts(options.only);
  const share = options.share ?? (options.quick ? 0.1 : 1);
  const config = readConfig();
  const figures: Figure[] = [];
  const report = (part: Part, found: readonly Figure[]): void => {
    console.log(`\n${part}\n${renderFigures(found)}`);
    figures.push(...found);
  };
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  console.log(machine);
  if (parts.includes('screening')) {
    report('screening', benchScreening(await loadPack({ rulesDir: config.rulesDir ?? undefined }), 5_000 * share));
  }
  if (parts.includes('stories')) {
    const size = { events: 3_000 * share, items: 40_000 * share, timedItems: 100_000 * share, seed: 1 };
    const pairs = options.pairs === undefined ? [] : await readPairs(options.pairs);
    const pack = await loadPack({ rulesDir: config.rulesDir ?? undefined });
    report('stories', benchStories(pack, size, pairs));
  }
  if (parts.includes('pipeline')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchPipeline } = await import('./bench/bench-pipeline.client.js');
    const size = { feeds: Math.round(1_000 * share), itemsPerFeed: 20 };
    report('pipeline', await withScratchDatabase(config, (url) => benchPipeline(config, url, size)));
  }
  const polls: PollsSize = { unchanged: 20_000 * share, registry: 100_000 * share, seconds: options.quick ? 12 : 120 };
  if (parts.includes('polls')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchUnchanged } = await import('./bench/bench-polls.client.js');
    report('polls', await withScratchDatabase(config, (url) => benchUnchanged(config, url, polls)));
  }
  if (parts.includes('schedule')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchSchedule } = await import('./bench/bench-polls.client.js');
    report('schedule', await withScratchDatabase(config, (url) => benchSchedule(config, url, polls)));
  }
  if (parts.includes('hostile')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchHostile } = await import('./bench/bench-hostile.client.js');
    const size = { honest: 1_000 * share, hostile: 200 * share, seconds: options.quick ? 12 : 60 };
    report('hostile', await withScratchDatabase(config, (url) => benchHostile(config, url, size)));
  }
  if (parts.includes('workers')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchWorkers } = await import('./bench/bench-workers.client.js');
    const size = { feeds: Math.round(500 * share), itemsPerFeed: 20 };
    report('workers', await benchWorkers(async (work) => withScratchDatabase(config, work), size));
  }
  if (parts.includes('api')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchApi } = await import('./bench/bench-api.client.js');
    const size = { alerts: 100_000 * share, articles: 1_000_000 * share, seconds: options.quick ? 3 : 10 };
    report('api', await withScratchDatabase(config, (url) => benchApi(config, url, size)));
  }
  if (parts.includes('console')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchConsole } = await import('./bench/bench-console.client.js');
    const size = {
      alerts: options.alerts ?? 100_000 * share,
      articles: options.articles ?? 1_000_000 * share,
      requests: options.quick ? 30 : 400,
    };
    report('console', await withScratchDatabase(config, (url) => benchConsole(config, url, size)));
  }
  if (parts.includes('digests')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchDigests } = await import('./bench/bench-digests.client.js');
    const size = { readers: Math.round(10_000 * share) };
    report('digests', await withScratchDatabase(config, (url) => benchDigests(config, url, size)));
  }
  if (parts.includes('export')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchExports } = await import('./bench/bench-export.client.js');
    const alerts = Math.round(1_000_000 * share);
    report('export', await withScratchDatabase(config, (url) => benchExports(config, url, alerts)));
  }
  if (parts.includes('rescreen')) {
    const { withScratchDatabase } = await import('./bench/scratch-database.client.js');
    const { benchRescreen } = await import('./bench/bench-rescreen.client.js');
    const size = { articles: 100_000 * share, workers: availableParallelism() };
    report('rescreen', await withScratchDatabase(config, (url) => benchRescreen(url, config.rulesDir, size)));
  }
  if (options.json) await writeFile(options.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
  return 0;
}

function readParts(only: string | undefined): readonly Part[] {
  if (only === undefined) return PARTS;
  return only.split(',').map((name) => {
    const part = PARTS.find((known) => known === name.trim());
    if (!part) throw new UsageError(`"${name.trim()}" is no part of the benchmark. Parts: ${PARTS.join(', ')}.`);
    return part;
  });
}
