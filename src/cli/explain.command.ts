/** `explain`: shows how a text was read and judged, step by step. Needs no database. */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { explain } from '../detection/explain.js';
import type { DetectionArticle } from '../detection/finding.js';
import { SystemClock } from '../platform/clock/clock.js';
import { readConfig } from '../platform/config/config.js';
import { loadPack } from '../rules/pack.client.js';
import { readDocument } from './read-document.js';
import { toScreenAnswer } from '../intake/screen-answer.js';
import { readRecord } from './read-records.js';
import { renderExplanation } from './render-explanation.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface ExplainOptions {
  readonly published?: string;
  readonly language?: string;
  readonly json?: boolean;
  readonly rules?: string;
}

/** One text, page, feed, JSON record or file of JSON Lines; each article in it is explained. @returns The exit status. */
export async function explainCommand(input: string, options: ExplainOptions): Promise<number> {
  if (options.published && Number.isNaN(Date.parse(options.published)))
    throw new UsageError(`--published: "${options.published}" is not an ISO 8601 date.`);
  const bytes = input === '-' ? await buffer(process.stdin) : await readInput(input);
  const articles = await readArticles(bytes, options);
  const pack = await loadPack({ rulesDir: options.rules ?? readConfig().rulesDir ?? undefined });
  for (const [index, article] of articles.entries()) {
    const explanation = explain(article, pack);
    const text = options.json
      ? JSON.stringify(toScreenAnswer(article, explanation.detection, explanation))
      : `${index > 0 ? '\n' : ''}${renderExplanation(input, article, explanation)}`;
    process.stdout.write(`${text}\n`);
  }
  return 0;
}

async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** JSON records as `screen --jsonl` takes them, alone or one a line; anything else as `screen` reads documents. */
async function readArticles(bytes: Buffer, options: ExplainOptions): Promise<DetectionArticle[]> {
  const given = { language: options.language ?? null, published: options.published ?? null };
  const text = bytes.toString('utf8').trim();
  if (text.startsWith('{') && !/^\{\s*"version"\s*:\s*"https?:\/\/(www\.)?jsonfeed/.test(text)) {
    const lines = isJson(text) ? [text] : text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line, index) => {
      const record = readRecord(line);
      if (record.kind === 'fault') throw new UsageError(`record ${index + 1}: ${record.error}`);
      const { article } = record;
      return {
        ...article,
        language: article.language ?? given.language,
        published: given.published ?? article.published,
      };
    });
  }
  return readDocument(bytes, { url: null, contentType: null, now: new SystemClock().now(), ...given });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
