/** A thread of `rescreen`: its own connection, its own pack; texts never leave it, only what changed does. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Stretch } from '../../rescreening/rescreen.service.js';
import { loadPack } from '../../rules/pack.client.js';
import { openRescreen } from './open-rescreen.client.js';
import type { ThreadAnswer, ThreadSettings } from './rescreen-lane.client.js';

const { databaseUrl, rulesDir, engine } = workerData as ThreadSettings;
const ready = Promise.all([openRescreen(databaseUrl), loadPack({ rulesDir: rulesDir ?? undefined })]);

async function answer(stretch: Stretch): Promise<ThreadAnswer> {
  try {
    const [rescreen, pack] = await ready;
    return { report: await rescreen.readStretch(stretch, { pack, engine }) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (stretch: Stretch) => {
  void answer(stretch).then((said) => parentPort?.postMessage(said));
});
