/** `screen`: reads files, addresses or standard input and says what would be raised. Needs no database. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { detect } from '../detection/detect.js';
import type { Pack } from '../detection/pack.js';
import { readConfig } from '../platform/config/config.js';
import { SystemClock } from '../platform/clock/clock.js';
import { loadPack } from '../rules/pack.client.js';
import { readDocument } from './read-document.js';
import { renderScreening } from './render-screening.js';
import { screenStream } from './screen-pool.client.js';
import { toScreenLine } from './to-screen-line.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface ScreenOptions {
  readonly isJsonl: boolean;
  readonly published?: string;
  readonly language?: string;
  readonly rules?: string;
  readonly workers: number;
}

/** @returns 1 when an input could not be read or a line was malformed; everything else is still screened. */
export async function screenCommand(inputs: readonly string[], options: ScreenOptions): Promise<number> {
  if (options.published && Number.isNaN(Date.parse(options.published))) {
    throw new UsageError(`--published: "${options.published}" is not an ISO 8601 date.`);
  }
  const rulesDir = options.rules ?? readConfig().rulesDir;
  let pack: Promise<Pack> | null = null;
  const load = (): Promise<Pack> => (pack ??= loadPack({ rulesDir: rulesDir ?? undefined }));
  let status = 0;
  for (const input of inputs.length > 0 ? inputs : ['-']) {
    try {
      const faults = await screenInput(input, options, load, rulesDir);
      if (faults > 0) status = 1;
    } catch (error) {
      process.stderr.write(`${input}: ${(error as Error).message}\n`);
      status = 1;
    }
  }
  return status;
}

/** @returns How many lines of the input were malformed. */
async function screenInput(
  input: string,
  options: ScreenOptions,
  load: () => Promise<Pack>,
  rulesDir: string | null,
): Promise<number> {
  if (/^https?:\/\//i.test(input)) {
    const { fetchDocument } = await import('./fetch-document.client.js');
    const { bytes, url, contentType } = await fetchDocument(input);
    await screenDocument(input, bytes, url, contentType, options, await load());
    return 0;
  }
  const stream = input === '-' ? process.stdin : createReadStream(input);
  const isLines = /\.(jsonl|ndjson)$/i.test(input);
  const [head, source] = isLines ? ['{', stream] : await peek(stream);
  if (
    isLines ||
    (options.isJsonl && /^\s*\{/.test(head) && !/^\s*\{\s*"version"\s*:\s*"https?:\/\/(www\.)?jsonfeed/.test(head))
  ) {
    if (!options.isJsonl) return screenLinesForPeople(source, await load());
    const streamed = await screenStream(source, process.stdout, { workers: options.workers, loadPack: load, rulesDir });
    return streamed.faults;
  }
  await screenDocument(
    input,
    input === '-' ? await buffer(source) : await readFile(input),
    null,
    null,
    options,
    await load(),
  );
  return 0;
}

async function screenDocument(
  name: string,
  bytes: Uint8Array,
  url: string | null,
  contentType: string | null,
  options: ScreenOptions,
  pack: Pack,
): Promise<void> {
  const hints = {
    url,
    contentType,
    language: options.language ?? null,
    published: options.published ?? null,
    now: new SystemClock().now(),
  };
  for (const [index, article] of (await readDocument(bytes, hints)).entries()) {
    const detection = detect(article, pack);
    const id = `${name}#${index + 1}`;
    const line = options.isJsonl
      ? JSON.stringify(toScreenLine(id, article, detection))
      : renderScreening(id, article, detection);
    process.stdout.write(`${line}\n`);
  }
}

async function screenLinesForPeople(source: Readable, pack: Pack): Promise<number> {
  const { createInterface } = await import('node:readline');
  const { readRecord } = await import('./read-records.js');
  let faults = 0;
  let number = 0;
  for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const record = readRecord(line);
    if (record.kind === 'fault') {
      faults++;
      process.stdout.write(`line ${number}: ${record.error}\n`);
    } else {
      process.stdout.write(
        `${renderScreening(String(record.id ?? `line ${number}`), record.article, detect(record.article, pack))}\n`,
      );
    }
  }
  return faults;
}

/** The first bytes of a stream as text, and the whole stream again. */
async function peek(stream: Readable): Promise<[string, Readable]> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  if (first.done) return ['', Readable.from([])];
  const again = async function* (): AsyncGenerator<Buffer> {
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  return [first.value.subarray(0, 500).toString('utf8'), Readable.from(again())];
}
