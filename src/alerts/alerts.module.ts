import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { RegisterModule, RulesModule } from '../rules/rules.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { AlertEvidenceRepository } from './alert-evidence.repository.js';
import { AlertEvidenceService } from './alert-evidence.service.js';
import { AlertPagesRepository } from './alert-pages.repository.js';
import { AlertPagesService } from './alert-pages.service.js';
import { AlertsController } from './alerts.controller.js';
import { AlertTextsRepository } from './alert-texts.repository.js';
import { AlertTextsService } from './alert-texts.service.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { ChangeStreamsController } from './change-streams.controller.js';
import { ChangeStreamsService } from './change-streams.service.js';
import { ChangesController } from './changes.controller.js';
import { ChangesRepository } from './changes.repository.js';
import { ChangesService } from './changes.service.js';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';
import { EditionsController } from './editions.controller.js';
import { EditionsRepository } from './editions.repository.js';
import { EditionsService } from './editions.service.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { AlertActsService } from './alert-acts.service.js';
import { BulkActsService } from './bulk-acts.service.js';
import { DeskSettingsRepository } from './desk-settings.repository.js';
import { DeskSettingsService } from './desk-settings.service.js';
import { DismissalReasonsRepository } from './dismissal-reasons.repository.js';
import { DismissalReasonsService } from './dismissal-reasons.service.js';
import { HandlingRepository } from './handling.repository.js';
import { HandlingService } from './handling.service.js';
import { MentionsRepository } from './mentions.repository.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';
import { SavedViewsRepository } from './saved-views.repository.js';
import { SavedViewsService } from './saved-views.service.js';
import { BulkActsController } from './bulk-acts.controller.js';
import { DeskController } from './desk.controller.js';
import { HandlingController } from './handling.controller.js';
import { SavedViewsController } from './saved-views.controller.js';
import { NamesController } from './names.controller.js';
import { NamesRepository } from './names.repository.js';
import { NamesService } from './names.service.js';
import { RaiseAlertsJob } from './raise-alerts.job.js';
import { RaisingRepository } from './raising.repository.js';
import { RaisingService } from './raising.service.js';
import { RereadEvidenceTick } from './reread-evidence.tick.js';
import { RegimeChangesController } from './regime-changes.controller.js';
import { RegimeChangesRepository } from './regime-changes.repository.js';
import { RegimeChangesService } from './regime-changes.service.js';
import { RegroupingRepository } from './regrouping.repository.js';
import { RegroupingService } from './regrouping.service.js';
import { RelationsController } from './relations.controller.js';
import { RelationsRepository } from './relations.repository.js';
import { RelationsService } from './relations.service.js';
import { AlertGroundsRepository } from './alert-grounds.repository.js';
import { StandingRelationsRepository } from './standing-relations.repository.js';
import { StatsController } from './stats.controller.js';
import { StatsRepository } from './stats.repository.js';
import { StatsService } from './stats.service.js';
import { StoriesController } from './stories.controller.js';
import { StoriesRepository } from './stories.repository.js';
import { WithdrawalsRepository } from './withdrawals.repository.js';
import { WithdrawalsService } from './withdrawals.service.js';
import { StoriesService } from './stories.service.js';
import { StoryActsRepository } from './story-acts.repository.js';
import { StoryActsService } from './story-acts.service.js';

/** Stories and alerts: raised from findings, reviewed by people, followed by machines. */
@Module({
  imports: [RegisterModule, ScreeningModule],
  providers: [
    AlertEvidenceRepository,
    AlertEvidenceService,
    AlertPagesRepository,
    AlertPagesService,
    AlertTextsRepository,
    AlertTextsService,
    AlertsRepository,
    AlertsService,
    ChangesRepository,
    ChangesService,
    ChangeStreamsService,
    CommentsService,
    DecisionsRepository,
    DecisionsService,
    AlertActsService,
    BulkActsService,
    DeskSettingsRepository,
    DeskSettingsService,
    DismissalReasonsRepository,
    DismissalReasonsService,
    HandlingRepository,
    HandlingService,
    MentionsRepository,
    PresenceRepository,
    PresenceService,
    SavedViewsRepository,
    SavedViewsService,
    EditionsRepository,
    EditionsService,
    NamesRepository,
    NamesService,
    RaisingRepository,
    RaisingService,
    RegimeChangesRepository,
    RegimeChangesService,
    RegroupingRepository,
    RegroupingService,
    RelationsRepository,
    RelationsService,
    AlertGroundsRepository,
    StandingRelationsRepository,
    StatsRepository,
    StatsService,
    StoriesRepository,
    WithdrawalsRepository,
    WithdrawalsService,
    StoriesService,
    StoryActsRepository,
    StoryActsService,
  ],
  exports: [
    AlertActsService,
    AlertEvidenceService,
    AlertPagesService,
    AlertTextsService,
    AlertsService,
    ChangesService,
    ChangeStreamsService,
    BulkActsService,
    CommentsService,
    DecisionsService,
    DeskSettingsService,
    DismissalReasonsService,
    EditionsService,
    HandlingService,
    PresenceService,
    SavedViewsService,
    NamesService,
    RaisingService,
    RegimeChangesService,
    RelationsService,
    StatsService,
    StoriesService,
    StoryActsService,
  ],
})
export class AlertsModule {}

/** The alerts in the API. */
@Module({
  imports: [AccessModule, AlertsModule],
  controllers: [
    AlertsController,
    ChangesController,
    ChangeStreamsController,
    CommentsController,
    DecisionsController,
    BulkActsController,
    DeskController,
    EditionsController,
    HandlingController,
    SavedViewsController,
    NamesController,
    RegimeChangesController,
    RelationsController,
    StatsController,
    StoriesController,
  ],
})
export class AlertsApiModule {}

/** Raises alerts from what was found. */
@Module({
  imports: [AlertsModule, RulesModule],
  providers: [AlertEvidenceRepository, RaiseAlertsJob, RereadEvidenceTick],
})
export class AlertsWorkerModule {}
