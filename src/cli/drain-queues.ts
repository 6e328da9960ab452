/** Waits until no job is waiting or running. */
import { setTimeout as delay } from 'node:timers/promises';
import type { JobsService } from '../platform/jobs/jobs.service.js';

const LOOK_EVERY_MS = 300;

/**
 * Resolves when every queue is empty twice in a row (a job that ends may enqueue the next stage's).
 *
 * @param onProgress Told how many jobs are left, each time.
 */
export async function drainQueues(jobs: JobsService, onProgress: (left: number) => void): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    const depths = await jobs.depths();
    const left = depths.reduce((sum, { waiting, active }) => sum + waiting + active, 0);
    onProgress(left);
    quiet = left === 0 ? quiet + 1 : 0;
    if (quiet < 2) await delay(LOOK_EVERY_MS);
  }
}
