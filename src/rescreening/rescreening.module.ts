import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { LessonsController } from './lessons.controller.js';
import { LessonsService } from './lessons.service.js';
import { RescreenRepository } from './rescreen.repository.js';
import { RescreenService } from './rescreen.service.js';

/** Other rules over stored articles: back-tests, and rescreening. */
@Module({
  imports: [AlertsModule, ArticlesModule, RulesModule, ScreeningModule],
  providers: [LessonsService, RescreenRepository, RescreenService],
  exports: [LessonsService, RescreenService],
})
export class RescreeningModule {}

/** What dismissed alerts teach, in the API; not in a worker. */
@Module({ imports: [RescreeningModule], controllers: [LessonsController] })
export class RescreeningApiModule {}
