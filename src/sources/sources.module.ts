import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { OpmlService } from './opml.service.js';
import { SourcePollingRepository } from './source-polling.repository.js';
import { SourcePollingService } from './source-polling.service.js';
import { SourcesController } from './sources.controller.js';
import { SourcesRepository } from './sources.repository.js';
import { SourcesService } from './sources.service.js';
import { StarterSourcesClient } from './starter-sources.client.js';

/** Largest OPML document, in bytes. */
const MAX_OPML_BYTES = 5 * 1024 * 1024;

/** The registry of feeds. */
@Module({
  providers: [
    SourcesRepository,
    SourcePollingRepository,
    SourcesService,
    SourcePollingService,
    OpmlService,
    StarterSourcesClient,
  ],
  exports: [SourcesService, SourcePollingService, OpmlService],
})
export class SourcesModule {}

/** The registry in the API. */
@Module({ imports: [SourcesModule], controllers: [SourcesController] })
export class SourcesApiModule implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  /** XML comes in as bytes: its declaration may name its encoding. */
  onModuleInit(): void {
    const server: FastifyInstance = this.adapterHost.httpAdapter.getInstance();
    for (const type of ['text/x-opml', 'text/xml', 'application/xml']) {
      server.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: MAX_OPML_BYTES }, (_request, body, done) =>
        done(null, body),
      );
    }
  }
}
