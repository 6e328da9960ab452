import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { OpmlController } from './opml.controller.js';
import { OpmlService } from './opml.service.js';
import { SourcesModule } from './sources.module.js';
import { StarterSourcesClient } from './starter-sources.client.js';

/** Largest OPML document, in bytes. */
const MAX_OPML_BYTES = 5 * 1024 * 1024;

/** Lists of sources in and out, and the one a new installation begins with. */
@Module({ imports: [SourcesModule], providers: [OpmlService, StarterSourcesClient], exports: [OpmlService] })
export class OpmlModule {}

/** The lists in the API. */
@Module({ imports: [OpmlModule], controllers: [OpmlController] })
export class OpmlApiModule implements OnModuleInit {
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
