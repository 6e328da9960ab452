/** The service that reads stored texts again, with nothing of the application around it. */
import { RevisionsRepository } from '../../articles/revisions.repository.js';
import { ScreeningQueueService } from '../../articles/screening-queue.service.js';
import { SystemClock } from '../../platform/clock/clock.js';
import { buildDataSource } from '../../platform/database/data-source.js';
import { Database } from '../../platform/database/database.js';
import { RescreenRepository } from '../../rescreening/rescreen.repository.js';
import { RescreenService } from '../../rescreening/rescreen.service.js';
import { ScreeningRepository } from '../../screening/screening.repository.js';
import { ScreeningService } from '../../screening/screening.service.js';

/** Connects. The connections end with the thread. */
export async function openRescreen(databaseUrl: string): Promise<RescreenService> {
  const settings = { url: databaseUrl, poolSize: 2, applicationName: 'embargo-monitor rescreen' };
  const database = new Database(await buildDataSource(settings).initialize());
  const clock = new SystemClock();
  return new RescreenService(
    new RescreenRepository(database),
    new ScreeningQueueService(new RevisionsRepository(database)),
    new ScreeningService(new ScreeningRepository(database), clock),
    database,
    clock,
  );
}
