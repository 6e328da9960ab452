/** The feed server of the benchmark, in a process of its own: neither its memory nor its time is the product's. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How the feeds are filled. */
export interface FeedFilling {
  readonly itemsPerFeed: number;
  /** Every n-th item tells a transfer of arms. */
  readonly dealEvery: number;
}

/** A server under way. */
export interface FeedProcess {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts it on a free port of every loopback address. */
export async function startFeedProcess(filling: FeedFilling): Promise<FeedProcess> {
  const child = fork(fileURLToPath(new URL('./feed-process.js', import.meta.url)), [JSON.stringify(filling)]);
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
