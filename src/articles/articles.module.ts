import { Module } from '@nestjs/common';
import { ArticleReadingRepository } from './article-reading.repository.js';
import { ArticleReadingService } from './article-reading.service.js';
import { ArticleWordsRepository } from './article-words.repository.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { IndexWordsJob } from './index-words.job.js';
import { IndexWordsTick } from './index-words.tick.js';
import { RevisionsRepository } from './revisions.repository.js';
import { ScreeningQueueService } from './screening-queue.service.js';

/** Articles, their revisions and the bytes they were read from. */
@Module({
  providers: [
    ArticlesRepository,
    ArticlesService,
    RevisionsRepository,
    ScreeningQueueService,
    ArticleReadingRepository,
    ArticleReadingService,
  ],
  exports: [ArticlesService, ScreeningQueueService, ArticleReadingService],
})
export class ArticlesModule {}

/** Makes them searchable. */
@Module({ providers: [ArticleWordsRepository, IndexWordsJob, IndexWordsTick] })
export class ArticlesWorkerModule {}

/** The articles in the API. */
@Module({ imports: [ArticlesModule], controllers: [ArticlesController] })
export class ArticlesApiModule {}
