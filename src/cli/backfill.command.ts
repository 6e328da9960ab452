/** `backfill`: archives into the database, as old news that nobody is told about. */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { ArticlesService, type IncomingItem } from '../articles/articles.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { SYSTEM, type Actor } from '../platform/http/needs.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { drainQueues } from './drain-queues.js';
import { withApplication } from './open-application.client.js';
import { readArchiveDocument, readArchiveLines } from './read-archive.js';
import { UsageError } from './usage-error.js';

const ACTOR: Actor = { ...SYSTEM, id: 'command-line' };
const READABLE = /\.(xml|rss|atom|rdf|json|jsonl|ndjson|html?|txt)$/i;
const LINES_PER_BATCH = 200;
const REVISIONS_PER_JOB = 100;

interface Totals {
  received: number;
  new: number;
  known: number;
  faults: number;
}

/** @returns 1 when a file or line could not be read; all else is stored. */
export async function backfillCommand(paths: readonly string[], options: { readonly source: string }): Promise<number> {
  const files = (await Promise.all(paths.map((path) => findFiles(resolve(path))))).flat().sort();
  if (files.length === 0)
    throw new UsageError('There is nothing to read: feeds (.xml .rss .atom .rdf .json), .jsonl, .html and .txt are.');
  return withApplication({ hasWorkers: true }, async (app, config) => {
    const sourceId = await findOrMakeSource(app, options.source);
    const journal = join(config.database.dataDir, 'backfill', `${sourceId}.done`);
    await mkdir(join(config.database.dataDir, 'backfill'), { recursive: true });
    const done = new Set((await readFile(journal, 'utf8').catch(() => '')).split('\n'));
    const totals: Totals = { received: 0, new: 0, known: 0, faults: 0 };
    const bar = new SingleBar({
      format: '{bar} {value}/{total} files, {articles} new articles',
      hideCursor: true,
      clearOnComplete: true,
    });
    bar.start(files.length, 0, { articles: 0 });
    for (const file of files) {
      const { size, mtimeMs } = await stat(file);
      const mark = `${file}\t${size}\t${mtimeMs}`;
      if (!done.has(mark)) {
        await readOne(app, file, sourceId, totals);
        await appendFile(journal, `${mark}\n`);
      }
      bar.increment({ articles: totals.new });
    }
    bar.stop();
    console.log(
      `${files.length} files: ${totals.received} items, ${totals.new} new, ${totals.known} known, ${totals.faults} faults.`,
    );
    await drainQueues(
      app.get(JobsService),
      (left) => process.stderr.isTTY && process.stderr.write(`\r${left} jobs of screening left   `),
    );
    return totals.faults > 0 ? 1 : 0;
  });
}

async function findFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`${path} does not exist.`);
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && READABLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A source that is never polled, under a name that cannot resolve (RFC 2606). */
async function findOrMakeSource(app: INestApplicationContext, title: string): Promise<string> {
  const slug = createHash('sha256').update(title).digest('hex').slice(0, 12);
  const address = `https://backfill.invalid/${slug}`;
  const [known] = await app.get(Database).rows<{ id: string }>('SELECT id FROM sources WHERE address = $1', [address]);
  if (known) return known.id;
  const sources = app.get(SourcesService);
  const made = await sources.create(
    { address, title, site: null, publisher: title, country: null, language: null, topics: [], reliability: 'F' },
    ACTOR,
  );
  await sources.pause(made.id, 'Filled by backfill; there is nothing to poll.', ACTOR);
  return made.id;
}

async function readOne(app: INestApplicationContext, file: string, sourceId: string, totals: Totals): Promise<void> {
  const bytes = await readFile(file);
  const note = (faults: readonly string[]): void => {
    totals.faults += faults.length;
    for (const fault of faults) process.stderr.write(`${file}: ${fault}\n`);
  };
  if (/\.(jsonl|ndjson)$/i.test(file)) {
    const lines = bytes.toString('utf8').split('\n');
    for (let at = 0; at < lines.length; at += LINES_PER_BATCH) {
      const batch = lines.slice(at, at + LINES_PER_BATCH);
      const { items, faults } = readArchiveLines(batch, at + 1);
      note(faults);
      if (items.length > 0) await store(app, file, sourceId, Buffer.from(batch.join('\n')), items, null, totals);
    }
    return;
  }
  const { items, language, faults } = await readArchiveDocument(bytes, file, app.get(Clock).now());
  note(faults);
  if (items.length > 0) await store(app, file, sourceId, bytes, items, language, totals);
}

async function store(
  app: INestApplicationContext,
  file: string,
  sourceId: string,
  body: Buffer,
  items: readonly IncomingItem[],
  language: string | null,
  totals: Totals,
): Promise<void> {
  const address = `file:${file}`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  const retrievedAt = app.get(Clock).now();
  const capture = {
    address,
    finalAddress: address,
    retrievedAt,
    status: null,
    headers: {},
    mediaType: null,
    body,
    sha256,
  };
  await app.get(Database).transaction(async (tx) => {
    await tx.rows('SELECT id FROM sources WHERE id = $1 FOR UPDATE', [sourceId]);
    const stored = await app.get(ArticlesService).store([{ sourceId, isOldNews: true, language, capture, items }], tx);
    for (let at = 0; at < stored.revisionIds.length; at += REVISIONS_PER_JOB) {
      const revisionIds = stored.revisionIds.slice(at, at + REVISIONS_PER_JOB);
      await app.get(JobsService).enqueue('screen-article', { revisionIds }, tx);
    }
    for (const feed of stored.feeds) {
      totals.received += feed.received;
      totals.new += feed.new;
      totals.known += feed.known;
    }
  });
}
