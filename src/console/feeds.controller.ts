/** `/feeds`: a person's saved filters for feed readers. */
import { Body, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../platform/config/config.js';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { idText } from '../platform/http/list-query.js';
import { CONFIG } from '../platform/platform.module.js';
import { feedAddresses } from '../publishing/feed-addresses.js';
import { feedFilter, writeFeedFilter } from '../publishing/feed-schema.js';
import { FeedsService, type FeedRow } from '../publishing/feeds.service.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { FeedsPage, type FeedsModel, type FeedView } from './pages/feeds-page.js';
import { formatDay, formatSpan } from './pages/format-instant.js';
import { KIND_LABELS, REGIME_LABELS, STATE_LABELS } from './pages/labels.js';

const params = z.object({ id: idText });
const form = z.object({ name: z.string().trim().min(1).max(200) }).loose();

const FILTER_FIELDS = ['regime', 'state', 'kind', 'minPriority', 'q'];
const MOST_FEEDS = 500;

@ConsolePage('feeds')
@Needs('viewer', 'admin')
export class FeedPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly feeds: FeedsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, actor, { issued: null, fault: null });
  }

  /** The addresses are shown in the answer itself and stand in no log or history. */
  @Post()
  async issue(
    @Body({ schema: form }) body: z.output<typeof form>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filled = FILTER_FIELDS.filter((field) => body[field] !== undefined && body[field] !== '');
    const filter = feedFilter.safeParse(Object.fromEntries(filled.map((field) => [field, body[field]])));
    if (!filter.success) {
      const fault = `That filter cannot be kept: ${filter.error.issues[0]?.path.join(', ')}.`;
      await this.send(request, reply, actor, { issued: null, fault }, 400);
      return;
    }
    const { key } = await this.feeds.create(idOf(actor), body.name, writeFeedFilter(filter.data), actor.id);
    const issued = { name: body.name, ...feedAddresses(this.config.http.baseUrl, key) };
    await this.send(request, reply, actor, { issued, fault: null });
  }

  @Post(':id/revoke')
  async revoke(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.feeds.revoke(id, idOf(actor), actor.id);
    await reply.redirect('/feeds?done=feed-ended', 303);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    outcome: Pick<FeedsModel, 'issued' | 'fault'>,
    status = 200,
  ): Promise<void> {
    const feeds = await this.feeds.list(idOf(actor), '0', MOST_FEEDS);
    const now = this.clock.now();
    const model: FeedsModel = { ...outcome, feeds: feeds.map((feed) => describeFeed(feed, now)) };
    await this.frames.send(request, reply, (frame) => FeedsPage({ frame, model }), status);
  }
}

function describeFeed(feed: FeedRow, now: Date): FeedView {
  return {
    id: feed.id,
    name: feed.name,
    prefix: feed.prefix,
    filter: describeFilter(feed.filter),
    used: feed.lastUsedAt === null ? 'never' : `${formatSpan(now.getTime() - feed.lastUsedAt.getTime())} ago`,
    state: feed.revokedAt === null ? 'Open' : `Ended ${formatDay(feed.revokedAt)}`,
    isOpen: feed.revokedAt === null,
  };
}

const LABELS: Readonly<Record<string, string>> = { ...KIND_LABELS, ...REGIME_LABELS, ...STATE_LABELS };

function describeFilter(filter: FeedRow['filter']): string {
  const words = Object.entries(filter).map(([field, value]) => {
    const named = [value]
      .flat()
      .map((each) => LABELS[String(each)] ?? String(each))
      .join(', ');
    if (field === 'q') return `“${named}”`;
    if (field === 'minPriority') return `priority from ${named}`;
    return ['regime', 'state', 'kind'].includes(field) ? named : `${field} ${named}`;
  });
  return words.length === 0 ? 'every alert' : words.join('; ');
}

function idOf(actor: Actor): string {
  if (actor.userId === null) throw new Error(`${actor.id} has no feeds of their own`);
  return actor.userId;
}
