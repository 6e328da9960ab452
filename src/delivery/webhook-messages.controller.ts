import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import {
  listWebhookMessagesSchema,
  replayedSchema,
  replaySchema,
  toWebhookMessageDetailJson,
  toWebhookMessageJson,
  webhookMessageDetailSchema,
  webhookMessageParams,
  webhookMessageSchema,
  webhookParams,
  type WebhookMessageDetailJson,
  type WebhookMessageJson,
} from './webhook-schema.js';
import { WebhooksService } from './webhooks.service.js';

const sortKey = z.tuple([idText]);

@ApiTags('Webhooks')
@Controller('api/v1/webhooks/:id')
export class WebhookMessagesController {
  constructor(private readonly webhooks: WebhooksService) {}

  @ApiOperation({ summary: 'List the messages of a webhook', description: 'Newest first; kept for 90 days.' })
  @ApiOkResponse({ description: 'A page of messages', standardSchema: listOf(webhookMessageSchema) })
  @Get('messages')
  @Needs('analyst', 'webhooks:read')
  async list(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @Query({ schema: listWebhookMessagesSchema }) query: z.output<typeof listWebhookMessagesSchema>,
  ): Promise<Page<WebhookMessageJson>> {
    const { state = null, limit } = query;
    const list = { list: 'webhook-messages', id, state };
    const [before = null] = query.cursor === undefined ? [] : decodeCursor(query.cursor, sortKey, list);
    const found = await this.webhooks.listMessages(id, state, before, limit + 1);
    return toPage(found, limit, toWebhookMessageJson, (message) => encodeCursor([message.id], list));
  }

  @ApiOperation({ summary: 'One message with its attempts', description: 'What was sent, and what was answered.' })
  @ApiOkResponse({ description: 'The message', standardSchema: webhookMessageDetailSchema })
  @Get('messages/:messageId')
  @Needs('analyst', 'webhooks:read')
  async one(
    @Param({ schema: webhookMessageParams }) { id, messageId }: z.output<typeof webhookMessageParams>,
  ): Promise<WebhookMessageDetailJson> {
    return toWebhookMessageDetailJson(await this.webhooks.getMessage(id, messageId));
  }

  @ApiOperation({ summary: 'Send a test message' })
  @ApiOkResponse({ description: 'The message, on its way', standardSchema: webhookMessageDetailSchema })
  @Post('test')
  @HttpCode(200)
  @Needs('admin', 'webhooks:write')
  async test(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @CurrentActor() actor: Actor,
  ): Promise<WebhookMessageDetailJson> {
    const messageId = await this.webhooks.test(id, actor.id);
    return toWebhookMessageDetailJson(await this.webhooks.getMessage(id, messageId));
  }

  @ApiOperation({
    summary: 'Send messages again',
    description: 'One, some, or all of a range, under the same webhook-id: a receiver knows what it has taken before.',
  })
  @ApiOkResponse({ description: 'How many', standardSchema: replayedSchema })
  @Post('replay')
  @HttpCode(200)
  @Needs('admin', 'webhooks:write')
  async replay(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @Body({ schema: replaySchema }) body: z.output<typeof replaySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof replayedSchema>> {
    const which = 'messageIds' in body ? { ids: body.messageIds } : body;
    return { messages: await this.webhooks.replay(id, which, actor.id) };
  }
}
