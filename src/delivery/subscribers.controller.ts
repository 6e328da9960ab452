import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import {
  idParams,
  listSubscribersSchema,
  subscriberSchema,
  toSubscriberJson,
  type SubscriberJson,
} from './delivery-schema.js';
import { SubscribersService } from './subscribers.service.js';

const sortKey = z.tuple([idText]);

@ApiTags('Subscribers')
@Controller('api/v1/subscribers')
export class SubscribersController {
  constructor(private readonly subscribers: SubscribersService) {}

  @ApiOperation({ summary: 'List subscribers', description: 'In the order in which they first asked.' })
  @ApiOkResponse({ description: 'A page of subscribers', standardSchema: listOf(subscriberSchema) })
  @Get()
  @Needs('analyst', 'subscriptions:read')
  async list(
    @Query({ schema: listSubscribersSchema }) query: z.output<typeof listSubscribersSchema>,
  ): Promise<Page<SubscriberJson>> {
    const { state = null, q = null, limit } = query;
    const list = { list: 'subscribers', state, q };
    const [afterId] = query.cursor === undefined ? ['0'] : decodeCursor(query.cursor, sortKey, list);
    const found = await this.subscribers.list({ state, q, afterId }, limit + 1);
    return toPage(found, limit, toSubscriberJson, ({ id }) => encodeCursor([id], list));
  }

  @ApiOperation({ summary: 'One subscriber' })
  @ApiOkResponse({ description: 'The subscriber', standardSchema: subscriberSchema })
  @Get(':id')
  @Needs('analyst', 'subscriptions:read')
  async one(@Param({ schema: idParams }) { id }: z.output<typeof idParams>): Promise<SubscriberJson> {
    return toSubscriberJson(await this.subscribers.get(id));
  }

  @ApiOperation({
    summary: 'Write to an address again',
    description: 'After its server had refused it. What was cancelled meanwhile stays so; what comes next is sent.',
  })
  @ApiOkResponse({ description: 'The subscriber as it is now', standardSchema: subscriberSchema })
  @Post(':id/resume')
  @HttpCode(200)
  @Needs('analyst', 'subscriptions:write')
  async resume(
    @Param({ schema: idParams }) { id }: z.output<typeof idParams>,
    @CurrentActor() actor: Actor,
  ): Promise<SubscriberJson> {
    return toSubscriberJson(await this.subscribers.resume(id, actor));
  }

  @ApiOperation({
    summary: 'Erase a subscriber',
    description: 'With all subscriptions, mails and the record of what was told. It cannot be undone.',
  })
  @ApiNoContentResponse({ description: 'Erased' })
  @Delete(':id')
  @HttpCode(204)
  @Needs('admin', 'subscriptions:write')
  async delete(
    @Param({ schema: idParams }) { id }: z.output<typeof idParams>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.subscribers.delete(id, actor);
  }
}
