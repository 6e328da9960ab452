/** The feed server of the benchmark. */
import { startChildServer, type ChildServer } from './child-server.client.js';

/** How the feeds are filled. */
export interface FeedFilling {
  readonly itemsPerFeed: number;
  /** Every n-th item tells a transfer of arms. */
  readonly dealEvery: number;
  /** These tell events, each so many times; left out: each tells what it happens to. */
  readonly reportsPerEvent?: number;
  /** When the latest item was published, in ms since 1970; the others go back over a day. Default: some days of November 2026. */
  readonly latestAt?: number;
}

/** Starts it on a free port of every loopback address. */
export async function startFeedProcess(filling: FeedFilling): Promise<ChildServer> {
  return startChildServer(new URL('./feed-process.js', import.meta.url), filling);
}
