/** `/subscriptions`: who gets digests, what they would bring now, and what analysts do with them. */
import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SUBSCRIPTION_STATES } from '../delivery/delivery-records.js';
import { PREVIEW_SPANS } from '../delivery/preview-spans.js';
import { PreviewsService } from '../delivery/previews.service.js';
import { SubscribersService } from '../delivery/subscribers.service.js';
import { SubscriptionsService } from '../delivery/subscriptions.service.js';
import { TestMailsService } from '../delivery/test-mails.service.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { ConsolePage } from './console-page.controller.js';
import { describeSubscription } from './describe-subscriptions.js';
import { FramesService } from './frames.service.js';
import { sendMail } from './send-mail.js';
import { SubscriptionPage } from './pages/subscription-page.js';
import { SubscriptionsPage } from './pages/subscriptions-page.js';

const params = z.object({ id: idText });
const listQuery = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes('\0') && text.isWellFormed())
    .default(''),
  state: z.union([z.literal(''), z.enum(SUBSCRIPTION_STATES)]).default(''),
  cursor: z.string().max(1_000).optional(),
});
const spanQuery = z.object({ span: z.enum(PREVIEW_SPANS).default('next') });
const PAGE = 50;

@ConsolePage('subscriptions')
@Needs('analyst', 'subscriptions:read')
export class SubscriptionPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly subscriptions: SubscriptionsService,
    private readonly subscribers: SubscribersService,
    private readonly previews: PreviewsService,
    private readonly testMails: TestMailsService,
  ) {}

  @Get()
  async list(
    @Query({ schema: listQuery }) { q, state, cursor }: z.output<typeof listQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const walk = { list: 'subscription-pages', q, state };
    const [afterId] = cursor === undefined ? ['0'] : decodeCursor(cursor, z.tuple([idText]), walk);
    const filter = { subscriberId: null, q: q === '' ? null : q, state: state === '' ? null : state, afterId };
    const found = await this.subscriptions.list(filter, PAGE + 1);
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    const next = found.length > PAGE && last ? encodeCursor([last.id], walk) : null;
    const model = {
      q,
      state,
      rows: shown.map(describeSubscription),
      nextHref: next === null ? null : `/subscriptions?${new URLSearchParams({ q, state, cursor: next }).toString()}`,
    };
    await this.frames.send(request, reply, (frame) => SubscriptionsPage({ frame, model }));
  }

  @Get(':id')
  async one(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: spanQuery }) { span }: z.output<typeof spanQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const subscription = await this.subscriptions.get(id);
    const preview = await this.previews.preview(subscription, span);
    const model = { ...describeSubscription(subscription), preview };
    await this.frames.send(request, reply, (frame) => SubscriptionPage({ frame, model }));
  }

  @Get(':id/preview')
  async preview(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: spanQuery }) { span }: z.output<typeof spanQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { mail, silence } = await this.previews.preview(await this.subscriptions.get(id), span);
    await sendMail(reply, mail?.html ?? `<!doctype html><title>Nothing to send</title><p>${silence}</p>`);
  }

  @Needs('analyst', 'subscriptions:write')
  @Post(':id/send-test')
  async sendTest(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: spanQuery }) { span }: z.output<typeof spanQuery>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.testMails.send(id, span, actor);
    await reply.redirect(`/subscriptions/${id}?span=${span}&done=test-mail-sent`, 303);
  }

  @Needs('analyst', 'subscriptions:write')
  @Post(':id/end')
  async end(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.subscriptions.end(id, 'Ended by an analyst.', actor.id);
    await reply.redirect(`/subscriptions/${id}?done=subscription-ended`, 303);
  }

  @Needs('analyst', 'subscriptions:write')
  @Post(':id/resume')
  async resume(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { subscriberId } = await this.subscriptions.get(id);
    await this.subscribers.resume(subscriberId, actor);
    await reply.redirect(`/subscriptions/${id}?done=subscriber-resumed`, 303);
  }
}
