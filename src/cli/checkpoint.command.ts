/** `checkpoint`: a signed checkpoint of the record of acts, to be kept elsewhere. */
import { CheckpointsService } from '../platform/audit/checkpoints.service.js';
import { withApplication } from './open-application.client.js';
import { UsageError } from './usage-error.js';

/** Prints it as JSON. @throws UsageError where nothing is on record yet. */
export async function checkpointCommand(): Promise<number> {
  return withApplication({ hasWorkers: false }, async (app) => {
    const checkpoint = await app.get(CheckpointsService).make();
    if (checkpoint === null) throw new UsageError('Nothing is on record yet.');
    console.log(JSON.stringify(checkpoint, null, 2));
    return 0;
  });
}
