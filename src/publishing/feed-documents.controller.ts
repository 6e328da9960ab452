/** What feed readers ask for: `/feeds/<key>/alerts.atom` and `.json`, for whoever has the address. */
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NOT_FED } from '../alerts/alert-query-schema.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { ChangesService } from '../alerts/changes.service.js';
import type { Config } from '../platform/config/config.js';
import { isUnchanged, strongEtag } from '../platform/http/etag.js';
import { OpenToAll } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { feedAddresses } from './feed-addresses.js';
import { buildFeedContent, type FeedContent } from './feed-content.js';
import { feedFilter } from './feed-schema.js';
import { FeedsService } from './feeds.service.js';
import { ATOM_TYPE, renderAtom } from './render-atom.js';
import { JSON_FEED_TYPE, renderJsonFeed } from './render-json-feed.js';

/** Alerts in a feed: those changed last. */
const ENTRIES = 50;

@ApiExcludeController()
@OpenToAll()
@Controller('feeds/:key')
export class FeedDocumentsController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly alerts: AlertsService,
    private readonly changes: ChangesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('alerts.atom')
  async atom(
    @Param('key') key: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const content = await this.read(key, feedAddresses(this.config.http.baseUrl, key).atomUrl, request, reply);
    if (content === null) return undefined;
    void reply.type(ATOM_TYPE);
    return renderAtom(content);
  }

  @Get('alerts.json')
  async json(
    @Param('key') key: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const content = await this.read(key, feedAddresses(this.config.http.baseUrl, key).jsonUrl, request, reply);
    if (content === null) return undefined;
    void reply.type(JSON_FEED_TYPE);
    return renderJsonFeed(content);
  }

  /** Null where the reader has it as it stands. Readers that keep no tags are answered by the date of the last change. */
  private async read(
    key: string,
    selfUrl: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FeedContent | null> {
    const feed = await this.feeds.open(key);
    void reply.header('x-robots-tag', 'noindex');
    const filter = feedFilter.parse(feed.filter);
    const isFed = !NOT_FED.some((name) => filter[name] !== undefined);
    const seen = await this.changes.head();
    const { baseUrl } = this.config.http;
    if (isFed && isUnchanged(request, reply, { etag: strongEtag('feed', feed.id, baseUrl, seen.number, seen.mark) }))
      return null;
    const { alerts, head } = await this.alerts.listSnapshots(filter, 'changed', ENTRIES);
    const content = buildFeedContent({ ...feed, alerts, selfUrl, baseUrl });
    if (!isFed) return content;
    void reply
      .header('etag', strongEtag('feed', feed.id, baseUrl, head.number, head.mark))
      .header('last-modified', new Date(content.updatedAt).toUTCString());
    const since = Date.parse(request.headers['if-modified-since'] ?? '');
    const isKnown =
      request.headers['if-none-match'] === undefined &&
      since >= Math.floor(Date.parse(content.updatedAt) / 1000) * 1000;
    if (isKnown) void reply.status(304);
    return isKnown ? null : content;
  }
}
