import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { HandScreeningService } from './hand-screening.service.js';
import { FindUnscreenedTick } from './find-unscreened.tick.js';
import { ScreenArticleJob } from './screen-article.job.js';
import { ScreeningRepository } from './screening.repository.js';
import { ScreeningService } from './screening.service.js';

/** Keeps what the pack found in revisions, and hands it on. */
@Module({
  providers: [HandScreeningService, ScreeningRepository, ScreeningService],
  exports: [HandScreeningService, ScreeningRepository, ScreeningService],
})
export class ScreeningModule {}

/** Runs the pack over every revision. */
@Module({ imports: [ArticlesModule, RulesModule, ScreeningModule], providers: [ScreenArticleJob, FindUnscreenedTick] })
export class ScreeningWorkerModule {}
