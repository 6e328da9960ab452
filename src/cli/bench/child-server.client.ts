/** Servers of the benchmark in processes of their own: neither their memory nor their time is the product's. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server under way. */
export interface ChildServer {
  readonly port: number;
  /** Puts a question to one that answers questions. */
  ask(question: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts one on a free port of every loopback address. @param program The file that runs it. */
export async function startChildServer(program: URL, filling: object = {}): Promise<ChildServer> {
  const child = fork(fileURLToPath(program), [JSON.stringify(filling)]);
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    ask: async (question) => {
      const answered = once(child, 'message');
      child.send(question);
      const [answer] = (await answered) as [unknown];
      return answer;
    },
    stop: async () => endChild(child),
  };
}

/** Asks a process to end and waits for it. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
