import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AlertExportController } from './alert-export.controller.js';
import { AlertExportService } from './alert-export.service.js';
import { FeedDocumentsController } from './feed-documents.controller.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';

/** Alerts as other programs take them: feeds of saved filters, exports. */
@Module({
  imports: [AlertsModule],
  providers: [AlertExportService, FeedsRepository, FeedsService],
  exports: [AlertExportService, FeedsService],
})
export class PublishingModule {}

/** What the API and feed readers see of it; not in a worker. */
@Module({
  imports: [AlertsModule, PublishingModule],
  controllers: [AlertExportController, FeedDocumentsController, FeedsController],
})
export class PublishingApiModule {}
