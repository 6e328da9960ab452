import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { CollectionModule } from '../collection/collection.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { AddArticleController } from './add-article.controller.js';
import { AddArticleService } from './add-article.service.js';
import { AddMailService } from './add-mail.service.js';
import { DocumentsService } from './documents.service.js';
import { MailClient } from './mail.client.js';
import { MissedArticlesController } from './missed-articles.controller.js';
import { MissedArticlesRepository } from './missed-articles.repository.js';
import { MissedArticlesService } from './missed-articles.service.js';
import { PdfClient } from './pdf.client.js';
import { ScreenController } from './screen.controller.js';
import { FeedSearchService } from './feed-search.service.js';
import { SourcePreviewService } from './source-preview.service.js';
import { TakeDroppedFilesTick } from './take-dropped-files.tick.js';

/** What people bring, try and mark. */
@Module({
  imports: [ArticlesModule, CollectionModule, RulesModule, ScreeningModule],
  providers: [
    AddArticleService,
    DocumentsService,
    MissedArticlesRepository,
    MissedArticlesService,
    PdfClient,
    FeedSearchService,
    SourcePreviewService,
  ],
  exports: [AddArticleService, DocumentsService, MissedArticlesService, SourcePreviewService],
})
export class IntakeModule {}

/** What the API shows of it; not in a worker. */
@Module({
  imports: [ArticlesModule, CollectionModule, IntakeModule, RulesModule],
  controllers: [AddArticleController, MissedArticlesController, ScreenController],
})
export class IntakeApiModule {}

/** Takes what is dropped into a folder. */
@Module({ imports: [IntakeModule], providers: [AddMailService, MailClient, TakeDroppedFilesTick] })
export class IntakeWorkerModule {}
