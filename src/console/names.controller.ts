/** `/names/:type/:value`: everything that tells a name. */
import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NAME_TYPES } from '../alerts/name-key.js';
import { MAX_LISTED, NamesService } from '../alerts/names.service.js';
import { capitalise, partyName } from '../alerts/party-names.js';
import { Needs } from '../platform/http/needs.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { formatShort } from './pages/format-instant.js';
import { nameRegime } from './pages/name-things.js';
import { NamePage } from './pages/name-page.js';

const params = z.object({ type: z.enum(NAME_TYPES), value: z.string().trim().min(1).max(200) });

@ConsolePage('names')
export class NamePagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly names: NamesService,
  ) {}

  @Needs('viewer', 'alerts:read')
  @Get(':type/:value')
  async show(
    @Param({ schema: params }) { type, value }: z.output<typeof params>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { label, alerts, articles, stories } = await this.names.follow(type, value);
    const name = type === 'place' ? capitalise(partyName(label.toUpperCase())) : label;
    const model = {
      kind: type === 'imo' || type === 'mmsi' ? type.toUpperCase() : capitalise(type.replaceAll('-', ' ')),
      name,
      searchHref: `/articles?q=${encodeURIComponent(name)}`,
      storyCount: stories.length,
      isCut: Math.max(alerts.length, articles.length) >= MAX_LISTED,
      alerts: alerts.map((alert) => ({
        href: `/alerts/${alert.id}`,
        headline: alert.headline,
        note: `${nameRegime(alert.regime)}, priority ${alert.priority}, graded ${alert.grade}, ${alert.state.replaceAll('-', ' ')}`,
      })),
      articles: articles.map(({ articleId, title, publisher, datedAt }) => ({
        href: `/articles/${articleId}`,
        title,
        note: `${publisher}, ${formatShort(new Date(datedAt))}`,
      })),
    };
    await this.frames.send(request, reply, (frame) => NamePage({ frame, model }));
  }
}
