import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { webhookVersionMissing } from './delivery.errors.js';
import { readIfMatch } from './read-if-match.js';
import type { WebhookRecord } from './webhook-records.js';
import {
  changeWebhookSchema,
  createWebhookSchema,
  issuedWebhookSchema,
  listWebhooksSchema,
  resumeWebhookSchema,
  rotateSecretSchema,
  toWebhookJson,
  webhookParams,
  webhookSchema,
  type WebhookJson,
} from './webhook-schema.js';
import { WebhooksService, type IssuedWebhook } from './webhooks.service.js';

const sortKey = z.tuple([idText]);

@ApiTags('Webhooks')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @ApiOperation({ summary: 'List webhooks', description: 'In the order in which they were added.' })
  @ApiOkResponse({ description: 'A page of webhooks', standardSchema: listOf(webhookSchema) })
  @Get()
  @Needs('analyst', 'webhooks:read')
  async list(
    @Query({ schema: listWebhooksSchema }) query: z.output<typeof listWebhooksSchema>,
  ): Promise<Page<WebhookJson>> {
    const { state = null, limit } = query;
    const list = { list: 'webhooks', state };
    const [afterId] = query.cursor === undefined ? ['0'] : decodeCursor(query.cursor, sortKey, list);
    const found = await this.webhooks.list(state, afterId, limit + 1);
    return toPage(found, limit, toWebhookJson, ({ id }) => encodeCursor([id], list));
  }

  @ApiOperation({ summary: 'One webhook' })
  @ApiOkResponse({ description: 'The webhook', standardSchema: webhookSchema })
  @Get(':id')
  @Needs('analyst', 'webhooks:read')
  async one(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookJson> {
    return tagged(await this.webhooks.get(id), reply);
  }

  @ApiOperation({
    summary: 'Add a webhook',
    description:
      'Messages are signed as Standard Webhooks has it (HMAC-SHA256, webhook-id, webhook-timestamp, webhook-signature). ' +
      'It is told of what happens from now on. The secret is shown in this answer only.',
  })
  @ApiCreatedResponse({ description: 'The webhook and its secret', standardSchema: issuedWebhookSchema })
  @Post()
  @Needs('admin', 'webhooks:write')
  async create(
    @Body({ schema: createWebhookSchema }) body: z.output<typeof createWebhookSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof issuedWebhookSchema>> {
    const { token, ...terms } = body;
    const issued = await this.webhooks.create(terms, token, actor.id);
    void reply.header('location', `/api/v1/webhooks/${issued.webhook.id}`);
    return withSecret(issued, reply);
  }

  @ApiOperation({
    summary: 'Change a webhook',
    description: 'If-Match with the ETag, or version in the body, says what was seen; what is not given stays.',
  })
  @ApiOkResponse({ description: 'The webhook as it is now', standardSchema: webhookSchema })
  @Patch(':id')
  @Needs('admin', 'webhooks:write')
  async change(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @Body({ schema: changeWebhookSchema }) body: z.output<typeof changeWebhookSchema>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookJson> {
    const { version: stated, token, ...given } = body;
    const version = readIfMatch(ifMatch) ?? stated;
    if (version === undefined) throw webhookVersionMissing();
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return tagged(await this.webhooks.change(id, change, token, version, actor.id), reply);
  }

  @ApiOperation({ summary: 'Delete a webhook', description: 'With all its messages.' })
  @ApiNoContentResponse({ description: 'It is gone' })
  @Delete(':id')
  @HttpCode(204)
  @Needs('admin', 'webhooks:write')
  async delete(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.webhooks.delete(id, actor.id);
  }

  @ApiOperation({
    summary: 'Give a webhook a new secret',
    description: 'Until the hours are over every message carries the signatures of both secrets.',
  })
  @ApiOkResponse({ description: 'The webhook and its new secret', standardSchema: issuedWebhookSchema })
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Needs('admin', 'webhooks:write')
  async rotate(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @Body({ schema: rotateSecretSchema }) { keepHours }: z.output<typeof rotateSecretSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof issuedWebhookSchema>> {
    return withSecret(await this.webhooks.rotateSecret(id, keepHours, actor.id), reply);
  }

  @ApiOperation({ summary: 'Pause a webhook', description: 'Nothing is sent until it is resumed.' })
  @ApiOkResponse({ description: 'The webhook as it is now', standardSchema: webhookSchema })
  @Post(':id/pause')
  @HttpCode(200)
  @Needs('admin', 'webhooks:write')
  async pause(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookJson> {
    return tagged(await this.webhooks.pause(id, actor.id), reply);
  }

  @ApiOperation({ summary: 'Resume a webhook', description: 'One that was paused, or switched off after failures.' })
  @ApiOkResponse({ description: 'The webhook as it is now', standardSchema: webhookSchema })
  @Post(':id/resume')
  @HttpCode(200)
  @Needs('admin', 'webhooks:write')
  async resume(
    @Param({ schema: webhookParams }) { id }: z.output<typeof webhookParams>,
    @Body({ schema: resumeWebhookSchema }) { from }: z.output<typeof resumeWebhookSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookJson> {
    return tagged(await this.webhooks.resume(id, from, actor.id), reply);
  }
}

function tagged(webhook: WebhookRecord, reply: FastifyReply): WebhookJson {
  void reply.header('etag', `"${webhook.version}"`);
  return toWebhookJson(webhook);
}

/** No cache may keep a secret. */
function withSecret({ webhook, secret }: IssuedWebhook, reply: FastifyReply): z.output<typeof issuedWebhookSchema> {
  void reply.header('cache-control', 'no-store');
  return { webhook: tagged(webhook, reply), secret };
}
