import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { FindUnscreenedTick } from './find-unscreened.tick.js';
import { PackInUse } from './pack-in-use.client.js';
import { ScreenArticleJob } from './screen-article.job.js';
import { ScreeningRepository } from './screening.repository.js';
import { ScreeningService } from './screening.service.js';

/** Keeps what the pack found in revisions, and hands it on. */
@Module({
  providers: [
    ScreeningRepository,
    ScreeningService,
    { provide: PackInUse, inject: [CONFIG], useFactory: async (config: Config) => PackInUse.load(config.rulesDir) },
  ],
  exports: [ScreeningRepository, ScreeningService, PackInUse],
})
export class ScreeningModule {}

/** Runs the pack over every revision. */
@Module({ imports: [ArticlesModule, ScreeningModule], providers: [ScreenArticleJob, FindUnscreenedTick] })
export class ScreeningWorkerModule {}
