import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { CollectionModule } from '../collection/collection.module.js';
import { CoverageModule } from '../coverage/coverage.module.js';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { PushesModule } from '../pushes/pushes.module.js';
import { PublishingModule } from '../publishing/publishing.module.js';
import { RescreeningModule } from '../rescreening/rescreening.module.js';
import { RegisterModule, RulesModule } from '../rules/rules.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { AccountController } from './account.controller.js';
import { AddArticlePagesController } from './add-article.controller.js';
import { AlertConflictsService } from './alert-conflicts.service.js';
import { AlertHandlingController } from './alert-handling.controller.js';
import { AlertController } from './alert.controller.js';
import { ArticlePagesController } from './articles.controller.js';
import { AssetsController } from './assets.controller.js';
import { CoveragePagesController } from './coverage.controller.js';
import { DecisionPagesController } from './decisions.controller.js';
import { DeskPagesController } from './desk.controller.js';
import { EmbargoPagesController } from './embargoes.controller.js';
import { FramesService } from './frames.service.js';
import { LessonPagesController } from './lesson-pages.controller.js';
import { NamePagesController } from './names.controller.js';
import { OutboxController } from './outbox.controller.js';
import { FeedPagesController } from './feeds.controller.js';
import { PageAssets } from './page-assets.client.js';
import { PeopleController } from './people.controller.js';
import { QueueActsController } from './queue-acts.controller.js';
import { QueueController } from './queue.controller.js';
import { RecordPagesController } from './record.controller.js';
import { RegimeChangePagesController } from './regime-changes.controller.js';
import { RelationPagesController } from './relations.controller.js';
import { ReplayPagesController } from './replay-pages.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SourceActsController } from './source-acts.controller.js';
import { SourcePagesController } from './sources.controller.js';
import { StoryPagesController } from './story.controller.js';
import { SubscriptionPagesController } from './subscriptions.controller.js';
import { TrendsController } from './trends.controller.js';
import { TryController } from './try.controller.js';
import { WebhookPagesController } from './webhook-pages.controller.js';

/** The pages people work with; not in a worker. */
@Module({
  imports: [
    AccessModule,
    AlertsModule,
    ArticlesModule,
    CollectionModule,
    CoverageModule,
    DeliveryModule,
    EvidenceModule,
    IntakeModule,
    PushesModule,
    PublishingModule,
    RegisterModule,
    RescreeningModule,
    RulesModule,
    ScreeningModule,
    SourcesModule,
  ],
  providers: [AlertConflictsService, FramesService, PageAssets],
  controllers: [
    AccountController,
    AddArticlePagesController,
    AlertController,
    AlertHandlingController,
    ArticlePagesController,
    AssetsController,
    CoveragePagesController,
    DecisionPagesController,
    DeskPagesController,
    EmbargoPagesController,
    FeedPagesController,
    LessonPagesController,
    NamePagesController,
    OutboxController,
    PeopleController,
    QueueActsController,
    QueueController,
    RecordPagesController,
    RegimeChangePagesController,
    RelationPagesController,
    ReplayPagesController,
    SignInController,
    SourceActsController,
    SourcePagesController,
    StoryPagesController,
    SubscriptionPagesController,
    TrendsController,
    TryController,
    WebhookPagesController,
  ],
})
export class ConsoleModule {}
