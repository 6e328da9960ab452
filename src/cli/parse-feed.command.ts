/** `parse-feed`: shows how feeds are read, one or many. Needs neither network nor database. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { parseFeed } from '../collection/parse-feed.js';
import { toParsedFeedJson } from '../collection/to-parsed-feed-json.js';
import { SystemClock } from '../platform/clock/clock.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface ParseFeedOptions {
  readonly url?: string;
  readonly contentType?: string;
  readonly jsonl?: string;
}

const lineSchema = z.object({
  path: z.string().min(1),
  url: z.string().optional(),
  contentType: z.string().optional(),
});

/** @returns 1 when a document was no feed or a line could not be read. */
export async function parseFeedCommand(file: string | null, options: ParseFeedOptions): Promise<number> {
  if (options.jsonl !== undefined) return parseMany(options.jsonl);
  if (file === null) throw new UsageError('Name a file (- for standard input), or many with --jsonl.');
  const result = await readFeed(file === '-' ? await buffer(process.stdin) : await readFile(file), options);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  return 'error' in result ? 1 : 0;
}

/** Answers line by line, in order, as the lines come, so that a program can hold the other end. */
async function parseMany(list: string): Promise<number> {
  const input = list === '-' ? process.stdin : createReadStream(list);
  const base = list === '-' ? process.cwd() : dirname(resolve(list));
  let status = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const result = await parseLine(line, base);
    if ('error' in result) status = 1;
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  return status;
}

async function parseLine(line: string, base: string): Promise<object> {
  try {
    const { path, url, contentType } = lineSchema.parse(JSON.parse(line));
    const found = isAbsolute(path) ? path : resolve(base, path);
    return await readFeed(await readFile(found), { url, contentType });
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    return { error: detail };
  }
}

async function readFeed(
  bytes: Uint8Array,
  hints: { readonly url?: string; readonly contentType?: string },
): Promise<object> {
  const parsed = await parseFeed(bytes, {
    url: hints.url ?? null,
    contentType: hints.contentType ?? null,
    now: new SystemClock().now(),
  });
  if (parsed.kind === 'feed') return toParsedFeedJson(parsed.feed);
  if (parsed.kind === 'failed') return { error: parsed.reason };
  return { error: parsed.reason, feedLinks: parsed.feedLinks.map(({ url, title }) => ({ url, title })) };
}
