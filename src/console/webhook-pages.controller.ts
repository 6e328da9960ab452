/** `/webhooks`: receivers on the web, how they fare, and what admins do with them. */
import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { several } from '../alerts/alert-query-schema.js';
import { webhookTermsSchema, webhookTokenSchema } from '../delivery/webhook-terms.js';
import { WebhooksService } from '../delivery/webhooks.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Refusal } from '../platform/errors/refusal.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { toProblem } from '../platform/http/problem.js';
import { ConsolePage } from './console-page.controller.js';
import { describeAttempt, describeMessage, describeWebhook, fieldsOf } from './describe-webhooks.js';
import { FramesService } from './frames.service.js';
import { MessagePage, WebhookPage, type WebhookModel } from './pages/webhook-page.js';
import { WebhooksPage } from './pages/webhooks-page.js';

const params = z.object({ id: idText });
const messageParams = z.object({ id: idText, messageId: idText });
const listQuery = z.object({ cursor: z.string().max(1_000).optional() });
const { shape } = webhookTermsSchema;
const termsForm = z.object({
  name: shape.name,
  url: shape.url,
  format: shape.format,
  events: several(shape.events.unwrap().element).default([]),
  regimes: several(shape.regimes.unwrap().element).default([]),
  kinds: several(shape.kinds.unwrap().element).default([]),
  conduct: several(shape.conduct.unwrap().element).default([]),
  minPriority: z.coerce.number().pipe(shape.minPriority.unwrap()),
  lanes: z.coerce.number().pipe(shape.lanes.unwrap()),
  token: z.union([z.literal(''), webhookTokenSchema]).default(''),
});
const changeForm = termsForm.extend({ version: z.coerce.number().int().min(1) });
/** As `<input type="datetime-local">` gives it; read as UTC. */
const local = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
  .transform((text) => new Date(`${text}Z`))
  .refine((at) => !Number.isNaN(at.getTime()));
const replayForm = z.object({ from: local, to: local });

const PAGE = 50;
const MOST_WEBHOOKS = 1_000;
const KEEP_HOURS = 24;

@ConsolePage('webhooks')
@Needs('analyst', 'webhooks:read')
export class WebhookPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly webhooks: WebhooksService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.showAll(request, reply, null, 200);
  }

  /** The secret is shown in the answer itself and stands in no address, log or history. */
  @Needs('admin', 'webhooks:write')
  @Post()
  async create(
    @Body({ schema: termsForm }) form: z.output<typeof termsForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { token, ...terms } = form;
    try {
      const { webhook, secret } = await this.webhooks.create(terms, token === '' ? null : token, actor.id);
      await this.show(request, reply, webhook.id, { issued: secret });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.showAll(request, reply, error.message, toProblem(error, null).status);
    }
  }

  @Get(':id')
  async one(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: listQuery }) { cursor }: z.output<typeof listQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, id, cursor === undefined ? {} : { cursor });
  }

  @Needs('admin', 'webhooks:write')
  @Post(':id/change')
  async change(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: changeForm }) form: z.output<typeof changeForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { token, version, ...terms } = form;
    try {
      await this.webhooks.change(id, terms, token === '' ? undefined : token, version, actor.id);
      await reply.redirect(`/webhooks/${id}?done=webhook-changed`, 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error;
      await this.show(request, reply, id, { fault: error.message }, toProblem(error, null).status);
    }
  }

  @Needs('admin', 'webhooks:write')
  @Post(':id/rotate')
  async rotate(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { secret } = await this.webhooks.rotateSecret(id, KEEP_HOURS, actor.id);
    await this.show(request, reply, id, { issued: secret });
  }

  @Needs('admin', 'webhooks:write')
  @Post(':id/replay')
  async replay(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: replayForm }) range: z.output<typeof replayForm>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const count = await this.webhooks.replay(id, { ...range, state: null }, actor.id);
    await reply.redirect(`/webhooks/${id}?done=${count === 0 ? 'webhook-nothing' : 'webhook-replayed'}`, 303);
  }

  @Needs('admin', 'webhooks:write')
  @Post(':id/messages/:messageId/replay')
  async replayOne(
    @Param({ schema: messageParams }) { id, messageId }: z.output<typeof messageParams>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const count = await this.webhooks.replay(id, { ids: [messageId] }, actor.id);
    await reply.redirect(`/webhooks/${id}?done=${count === 0 ? 'webhook-nothing' : 'webhook-replayed'}`, 303);
  }

  @Needs('admin', 'webhooks:write')
  @Post(':id/:act')
  async act(
    @Param({ schema: params.extend({ act: z.enum(['test', 'pause', 'resume', 'resume-now', 'delete']) }) })
    { id, act }: { readonly id: string; readonly act: 'test' | 'pause' | 'resume' | 'resume-now' | 'delete' },
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    switch (act) {
      case 'test':
        await this.webhooks.test(id, actor.id);
        break;
      case 'pause':
        await this.webhooks.pause(id, actor.id);
        break;
      case 'resume':
      case 'resume-now':
        await this.webhooks.resume(id, act === 'resume' ? 'stopped' : 'now', actor.id);
        break;
      case 'delete':
        await this.webhooks.delete(id, actor.id);
        return void (await reply.redirect('/webhooks?done=webhook-deleted', 303));
    }
    await reply.redirect(`/webhooks/${id}?done=${act === 'test' ? 'webhook-tested' : 'webhook-changed'}`, 303);
  }

  @Get(':id/messages/:messageId')
  async message(
    @Param({ schema: messageParams }) { id, messageId }: z.output<typeof messageParams>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [webhook, message] = await Promise.all([this.webhooks.get(id), this.webhooks.getMessage(id, messageId)]);
    const model = {
      ...describeMessage(message, this.clock.now()),
      webhookId: id,
      webhookName: webhook.name,
      messageId: message.messageId,
      body: JSON.stringify(JSON.parse(message.body), null, 2),
      attempts: message.log.map(describeAttempt),
    };
    await this.frames.send(request, reply, (frame) => MessagePage({ frame, model }));
  }

  private async showAll(
    request: FastifyRequest,
    reply: FastifyReply,
    fault: string | null,
    status: number,
  ): Promise<void> {
    const webhooks = await this.webhooks.list(null, '0', MOST_WEBHOOKS);
    const backlogs = await this.webhooks.countBacklogs(webhooks.map(({ id }) => id));
    const now = this.clock.now();
    const rows = webhooks.map((webhook) =>
      describeWebhook(webhook, backlogs.find(({ webhookId }) => webhookId === webhook.id) ?? null, now),
    );
    await this.frames.send(request, reply, (frame) => WebhooksPage({ frame, model: { rows, fault } }), status);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    given: { readonly cursor?: string; readonly issued?: string; readonly fault?: string },
    status = 200,
  ): Promise<void> {
    const walk = { list: 'webhook-message-pages', id };
    const [before = null] = given.cursor === undefined ? [] : decodeCursor(given.cursor, z.tuple([idText]), walk);
    const [webhook, found, [backlog = null]] = await Promise.all([
      this.webhooks.get(id),
      this.webhooks.listMessages(id, null, before, PAGE + 1),
      this.webhooks.countBacklogs([id]),
    ]);
    const now = this.clock.now();
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    const { state, stateNote, isTrouble } = describeWebhook(webhook, backlog, now);
    const model: WebhookModel = {
      id,
      version: webhook.version,
      fields: fieldsOf(webhook),
      state: webhook.state,
      tellings: [`${state}${stateNote === null ? '' : `: ${stateNote}`}.`],
      isTrouble,
      messages: shown.map((message) => describeMessage(message, now)),
      nextHref: found.length > PAGE && last ? `/webhooks/${id}?cursor=${encodeCursor([last.id], walk)}` : null,
      issued: given.issued ?? null,
      fault: given.fault ?? null,
    };
    await this.frames.send(request, reply, (frame) => WebhookPage({ frame, model }), status);
  }
}
