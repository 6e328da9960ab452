/** `/api/v1/feeds`: a person's saved filters for feed readers. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Config } from '../platform/config/config.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, listQuery, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { feedAddresses } from './feed-addresses.js';
import { feedSchema, issuedFeedSchema, newFeedSchema, writeFeedFilter } from './feed-schema.js';
import { FeedsService, type FeedRow } from './feeds.service.js';

const params = z.object({ id: idText });
const position = z.tuple([idText]);
const LIST = { list: 'feeds' };

/** As with keys: making one is for people and for keys that may make keys. */
@ApiTags('Feeds')
@Needs('viewer', 'admin')
@Controller('api/v1/feeds')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiOperation({ summary: 'List your feeds', description: 'Ended ones too; the addresses are not kept.' })
  @ApiOkResponse({ description: 'A page of feeds', standardSchema: listOf(feedSchema) })
  @Get()
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<Page<FeedRow>> {
    const [after] = query.cursor === undefined ? ['0'] : decodeCursor(query.cursor, position, LIST);
    const rows = await this.feeds.list(userOf(actor), after, query.limit + 1);
    return toPage(
      rows,
      query.limit,
      (feed) => feed,
      (feed) => encodeCursor([feed.id], LIST),
    );
  }

  @ApiOperation({
    summary: 'Make a feed of a saved filter',
    description:
      'For feed readers: the alerts that were changed last, as Atom and as JSON Feed. The addresses hold a key that opens ' +
      'this feed and nothing else; they are kept nowhere and not shown again.',
  })
  @ApiCreatedResponse({ description: 'The feed, with its addresses', standardSchema: issuedFeedSchema })
  @Post()
  @HttpCode(201)
  async create(
    @Body({ schema: newFeedSchema }) { name, filter }: z.output<typeof newFeedSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<FeedRow & { readonly atomUrl: string; readonly jsonUrl: string }> {
    const { feed, key } = await this.feeds.create(userOf(actor), name, writeFeedFilter(filter), actor.id);
    return { ...feed, ...feedAddresses(this.config.http.baseUrl, key) };
  }

  @ApiOperation({ summary: 'End a feed', description: 'For good: readers are told that it is gone.' })
  @ApiNoContentResponse({ description: 'Ended, now or before' })
  @Delete(':id')
  @HttpCode(204)
  async revoke(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.feeds.revoke(id, userOf(actor), actor.id);
  }
}

function userOf(actor: Actor): string {
  if (actor.userId === null) throw new Error(`${actor.id} came through the guard without being a user`);
  return actor.userId;
}
