/**
 * Feeds parse-feed with mutated real-shaped feeds and tells of every input that crashed it, held it up for more than a
 * second, or came out of it with an item that breaks a promise. Needs the build. Repeatable: same seed, same inputs.
 *
 *   node test/fuzz/fuzz-feeds.mjs [COUNT [SEED]]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from '../../dist/src/collection/parse-feed.js';
import { toParsedFeedJson } from '../../dist/src/collection/to-parsed-feed-json.js';
import { faultsOf } from './faults-of.mjs';
import { mutate, randomFrom } from './mutate.mjs';

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const MAX_MS = 1_000;
const FOLDER = new URL('../testdata/feeds/', import.meta.url);
const seeds = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.expected.json'))
  .map((name) => readFileSync(new URL(name, FOLDER)));

/** Of this process: what else the machine does must not look like a hang. */
function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const random = randomFrom(seed);
const now = new Date('2026-06-01T00:00:00Z');
const kinds = { feed: 0, 'not-a-feed': 0, failed: 0 };
let slowest = 0;
let bad = 0;
const startedAt = performance.now();

for (let index = 0; index < count; index += 1) {
  const input = mutate(seeds, random);
  const before = cpuMs();
  let faults;
  try {
    const parsed = await parseFeed(input, { url: 'https://news.example.org/feed', now });
    kinds[parsed.kind] += 1;
    faults = parsed.kind === 'feed' ? parsed.feed.items.flatMap((item) => faultsOf(item, now)) : [];
    if (parsed.kind === 'feed') JSON.stringify(toParsedFeedJson(parsed.feed));
    if (parsed.kind === 'failed' && !/empty/.test(parsed.reason)) faults.push(parsed.reason);
  } catch (error) {
    faults = [`threw ${error?.stack ?? error}`];
  }
  const ms = cpuMs() - before;
  slowest = Math.max(slowest, ms);
  if (ms > MAX_MS) faults.push(`took ${ms.toFixed(0)} ms`);
  if (faults.length > 0) {
    bad += 1;
    const path = join(tmpdir(), `fuzz-${seed}-${index}`);
    writeFileSync(path, input);
    process.stdout.write(`${path}: ${[...new Set(faults)].slice(0, 3).join('; ')}\n`);
  }
}

const seconds = (performance.now() - startedAt) / 1_000;
const rate = (count / seconds).toFixed(0);
process.stdout.write(
  `${count} inputs (seed ${seed}): ${bad} bad; slowest ${slowest.toFixed(0)} ms of processor time; ${rate}/s; ${JSON.stringify(kinds)}\n`,
);
process.exitCode = bad === 0 ? 0 : 1;
