/** Servers of the benchmark in processes of their own: neither their memory nor their time is the product's. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server under way. */
export interface ChildServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts one on a free port of every loopback address. @param program File beside this one, without `.js`. */
export async function startChildServer(program: string, filling: object = {}): Promise<ChildServer> {
  const child = fork(fileURLToPath(new URL(`./${program}.js`, import.meta.url)), [JSON.stringify(filling)]);
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
