import { Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import type { Config } from '../platform/config/config.js';
import { outboundOptions } from '../platform/net/outbound-options.js';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { CONFIG } from '../platform/platform.module.js';
import { PushesModule } from '../pushes/pushes.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { FeedClient } from './feed.client.js';
import { FeedReaderClient } from './feed-reader.client.js';
import { FetchFullTextJob } from './fetch-full-text.job.js';
import { FindUnreadPagesTick } from './find-unread-pages.tick.js';
import { FullTextController } from './full-text.controller.js';
import { FullTextService } from './full-text.service.js';
import { PageReaderClient } from './page-reader.client.js';
import { PageReadsRepository } from './page-reads.repository.js';
import { PagesService } from './pages.service.js';
import { PollDueSourcesTick } from './poll-due-sources.tick.js';
import { PollSourcesJob } from './poll-sources.job.js';
import { PollsController } from './polls.controller.js';
import { PollsRepository } from './polls.repository.js';
import { RecordPollsService } from './record-polls.service.js';
import { RobotsService } from './robots.service.js';
import { SchedulePollsService } from './schedule-polls.service.js';

const outbound: Provider = {
  provide: OutboundClient,
  inject: [CONFIG],
  useFactory: ({ collection }: Config) => new OutboundClient(outboundOptions(collection)),
};

/** Fetches what sources publish, and hands it to the articles. */
@Module({
  imports: [SourcesModule, PushesModule, ArticlesModule],
  providers: [
    outbound,
    FeedClient,
    FeedReaderClient,
    PollsRepository,
    RecordPollsService,
    SchedulePollsService,
    PagesService,
    PageReadsRepository,
  ],
  exports: [
    OutboundClient,
    FeedClient,
    FeedReaderClient,
    PollsRepository,
    RecordPollsService,
    SchedulePollsService,
    PagesService,
    PageReadsRepository,
  ],
})
export class CollectionModule implements OnApplicationShutdown {
  constructor(private readonly outbound: OutboundClient) {}

  async onApplicationShutdown(): Promise<void> {
    await this.outbound.close();
  }
}

/** The polls in the API. */
@Module({ imports: [SourcesModule, CollectionModule], controllers: [PollsController, FullTextController] })
export class CollectionApiModule {}

/** Schedules polls and the reading of pages, and works them. */
@Module({
  imports: [SourcesModule, ArticlesModule, CollectionModule],
  providers: [
    PollSourcesJob,
    PollDueSourcesTick,
    RobotsService,
    PageReaderClient,
    FullTextService,
    FetchFullTextJob,
    FindUnreadPagesTick,
  ],
})
export class CollectionWorkerModule {}
