import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import type { SubscriptionRecord } from './delivery-records.js';
import {
  changeSubscriptionSchema,
  createSubscriptionSchema,
  idParams,
  listSubscriptionsSchema,
  subscriptionSchema,
  toSubscriptionJson,
  type SubscriptionJson,
} from './delivery-schema.js';
import { confirmationsThrottled, subscriberBounced, subscriptionVersionMissing } from './delivery.errors.js';
import { readIfMatch } from './read-if-match.js';
import { SubscriptionsService } from './subscriptions.service.js';

const sortKey = z.tuple([idText]);

@ApiTags('Subscriptions')
@Controller('api/v1/subscriptions')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  @ApiOperation({ summary: 'List subscriptions', description: 'In the order in which they were asked for.' })
  @ApiOkResponse({ description: 'A page of subscriptions', standardSchema: listOf(subscriptionSchema) })
  @Get()
  @Needs('analyst', 'subscriptions:read')
  async list(
    @Query({ schema: listSubscriptionsSchema }) query: z.output<typeof listSubscriptionsSchema>,
  ): Promise<Page<SubscriptionJson>> {
    const { state = null, subscriberId = null, q = null, limit } = query;
    const list = { list: 'subscriptions', state, subscriberId, q };
    const [afterId] = query.cursor === undefined ? ['0'] : decodeCursor(query.cursor, sortKey, list);
    const found = await this.subscriptions.list({ state, subscriberId, q, afterId }, limit + 1);
    return toPage(found, limit, toSubscriptionJson, ({ id }) => encodeCursor([id], list));
  }

  @ApiOperation({ summary: 'One subscription' })
  @ApiOkResponse({ description: 'The subscription', standardSchema: subscriptionSchema })
  @Get(':id')
  @Needs('analyst', 'subscriptions:read')
  async one(
    @Param({ schema: idParams }) { id }: z.output<typeof idParams>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionJson> {
    return tagged(await this.subscriptions.get(id), reply);
  }

  @ApiOperation({
    summary: 'Ask an address whether it wants a digest',
    description: 'It gets a mail with a link. Nothing else is sent until its owner has confirmed.',
  })
  @ApiCreatedResponse({ description: 'The subscription, pending', standardSchema: subscriptionSchema })
  @Post()
  @Needs('analyst', 'subscriptions:write')
  async create(
    @Body({ schema: createSubscriptionSchema }) body: z.output<typeof createSubscriptionSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionJson> {
    const { email, ...terms } = body;
    const outcome = await this.subscriptions.request(email, terms, actor.id);
    switch (outcome.kind) {
      case 'bounced':
        throw subscriberBounced();
      case 'throttled':
        throw confirmationsThrottled();
      case 'asked':
        void reply.header('location', `/api/v1/subscriptions/${outcome.subscriptionId}`);
        return tagged(await this.subscriptions.get(outcome.subscriptionId), reply);
    }
  }

  @ApiOperation({
    summary: 'Change a subscription',
    description: 'If-Match with the ETag, or version in the body, says what was seen; what is not given stays.',
  })
  @ApiOkResponse({ description: 'The subscription as it is now', standardSchema: subscriptionSchema })
  @Patch(':id')
  @Needs('analyst', 'subscriptions:write')
  async change(
    @Param({ schema: idParams }) { id }: z.output<typeof idParams>,
    @Body({ schema: changeSubscriptionSchema }) body: z.output<typeof changeSubscriptionSchema>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionJson> {
    const { version: stated, ...given } = body;
    const version = readIfMatch(ifMatch) ?? stated;
    if (version === undefined) throw subscriptionVersionMissing();
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return tagged(await this.subscriptions.change(id, change, version, actor.id), reply);
  }

  @ApiOperation({
    summary: 'End a subscription',
    description: 'With what is planned for it. Twice is as good as once.',
  })
  @ApiOkResponse({ description: 'The subscription as it is now', standardSchema: subscriptionSchema })
  @Post(':id/end')
  @HttpCode(200)
  @Needs('analyst', 'subscriptions:write')
  async end(
    @Param({ schema: idParams }) { id }: z.output<typeof idParams>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionJson> {
    return tagged(await this.subscriptions.end(id, 'Ended by an analyst.', actor.id), reply);
  }
}

function tagged(subscription: SubscriptionRecord, reply: FastifyReply): SubscriptionJson {
  void reply.header('etag', `"${subscription.version}"`);
  return toSubscriptionJson(subscription);
}
