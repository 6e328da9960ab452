import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { CollectionModule } from '../collection/collection.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { MissedArticlesRepository } from './missed-articles.repository.js';
import { MissedArticlesService } from './missed-articles.service.js';
import { ScreenController } from './screen.controller.js';
import { SourcePreviewService } from './source-preview.service.js';

/** What people bring, try and mark. */
@Module({
  imports: [ArticlesModule, CollectionModule, RulesModule],
  providers: [MissedArticlesRepository, MissedArticlesService, SourcePreviewService],
  exports: [MissedArticlesService, SourcePreviewService],
})
export class IntakeModule {}

/** What the API shows of it; not in a worker. */
@Module({ imports: [CollectionModule, RulesModule], controllers: [ScreenController] })
export class IntakeApiModule {}
