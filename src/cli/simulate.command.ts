/** `simulate collector`: a month of two thousand feeds in a few minutes, by the product's own steering and by others'. */
import { writeFile } from 'node:fs/promises';
import { DAY, HOUR, makeFeed } from './simulate/make-feed.js';
import { seeded } from './seeded.js';
import { renderReport, type Comparison } from './simulate/render-report.js';
import { POLICIES, runBaseline, type Policy } from './simulate/run-baseline.js';
import { runProduct } from './simulate/run-product.js';
import { Tally } from './simulate/tally.js';

/** What the command line gives. */
export interface SimulateOptions {
  readonly feeds: number;
  readonly days: number;
  readonly seed: number;
  readonly json?: string;
}

/** The calendar day on which the simulation begins: a Monday. */
const EPOCH = Date.UTC(2026, 0, 5);

/** Requests count as equal within this share. */
const EQUAL = 0.01;
const MAX_TRIES = 9;

/** @returns 1 where a promise of the collector is not kept. */
export async function simulateCollectorCommand(options: SimulateOptions): Promise<number> {
  const { feeds: count, days, seed } = options;
  const until = days * DAY;
  const feedOf = (index: number): ReturnType<typeof makeFeed> => makeFeed(seed * 1_000_003 + index, until);
  const startOf = (index: number): number => seeded(seed + index * 31)() * HOUR;
  const product = new Tally();
  for (let index = 0; index < count; index++) runProduct(feedOf(index), startOf(index), until, EPOCH, product);
  const run = (policy: Policy, stretch: number): Tally => {
    const tally = new Tally();
    for (let index = 0; index < count; index++) {
      runBaseline(policy, stretch, feedOf(index), startOf(index), until, tally);
    }
    return tally;
  };
  const comparisons: Comparison[] = POLICIES.map((policy) => {
    const asKnown = run(policy, 1);
    return { policy, asKnown, ...atEqualRequests(product.requests, asKnown, (stretch) => run(policy, stretch)) };
  });
  const { text, figures, isKept } = renderReport({ count, days, seed, product, comparisons });
  console.log(text);
  if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  return isKept ? 0 : 1;
}

/** Stretches a policy's intervals until it makes as many requests. */
function atEqualRequests(
  requests: number,
  asKnown: Tally,
  run: (stretch: number) => Tally,
): { equal: Tally; stretch: number } {
  let stretch = 1;
  let equal = asKnown;
  for (let tries = 0; tries < MAX_TRIES && Math.abs(equal.requests / requests - 1) > EQUAL; tries++) {
    stretch *= equal.requests / requests;
    equal = run(stretch);
  }
  return { equal, stretch };
}
