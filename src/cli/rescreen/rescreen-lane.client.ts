/** Where stretches of stored texts are read: in this process, or in threads with a connection and a pack of their own. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Reader, RescreenService, Stretch, StretchReport } from '../../rescreening/rescreen.service.js';

/** Reads one stretch at a time. */
export interface Lane {
  read(stretch: Stretch): Promise<StretchReport>;
  close(): Promise<void>;
}

/** What a thread is told at its start. */
export interface ThreadSettings {
  readonly databaseUrl: string;
  readonly rulesDir: string | null;
  readonly engine: string | null;
}

/** What a thread answers. */
export type ThreadAnswer = { readonly report: StretchReport } | { readonly fault: string };

/** In this process. */
export function localLane(rescreen: RescreenService, reader: Reader): Lane {
  return { read: async (stretch) => rescreen.readStretch(stretch, reader), close: async () => undefined };
}

/** A pack takes tens of MB, texts at most a few at a time: more would only be garbage not yet collected. */
const BOUNDS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** In a thread. */
export function threadLane(settings: ThreadSettings): Lane {
  const worker = new Worker(new URL('./rescreen-thread.js', import.meta.url), {
    workerData: settings,
    resourceLimits: BOUNDS,
  });
  return {
    read: async (stretch) => {
      worker.postMessage(stretch);
      const [answer] = (await once(worker, 'message')) as [ThreadAnswer];
      if ('fault' in answer) throw new Error(`A thread failed: ${answer.fault}`);
      return answer.report;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** Reads all stretches, each once, on whichever lane is free; reports come in the order in which they are done. */
export async function readAll(
  lanes: readonly Lane[],
  stretches: readonly Stretch[],
  told: (report: StretchReport) => void,
): Promise<void> {
  let next = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      for (let stretch = stretches[next++]; stretch !== undefined; stretch = stretches[next++])
        told(await lane.read(stretch));
    }),
  );
}
