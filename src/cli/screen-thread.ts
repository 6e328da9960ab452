/** A worker thread of `screen --workers`: loads the pack once, then answers batches of lines. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPack } from '../rules/pack.client.js';
import { screenLines, type NumberedLine } from './screen-lines.js';

const { rulesDir } = workerData as { rulesDir: string | null };
const pack = loadPack({ rulesDir: rulesDir ?? undefined });

parentPort?.on('message', ({ ticket, lines }: { ticket: number; lines: NumberedLine[] }) => {
  void pack.then((ready) => parentPort?.postMessage({ ticket, lines: screenLines(lines, ready) }));
});
