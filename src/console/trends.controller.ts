/** `/trends`: how many alerts were raised, and what became of them. */
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AlertPagesService } from '../alerts/alert-pages.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Needs } from '../platform/http/needs.js';
import { buildTrends, firstMonday } from './build-trends.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { TrendsPage } from './pages/trends-page.js';

@ConsolePage('trends')
@Needs('viewer', 'alerts:read')
export class TrendsController {
  constructor(
    private readonly frames: FramesService,
    private readonly alerts: AlertPagesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const from = firstMonday(this.clock.now());
    const [counts, flows] = await Promise.all([this.alerts.countSince(from), this.alerts.countFlows(from)]);
    const model = { ...buildTrends(from, counts), flows };
    await this.frames.send(request, reply, (frame) => TrendsPage({ frame, model }));
  }
}
