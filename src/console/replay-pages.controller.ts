/** `/alerts/:id/replay`: the findings of an alert, recomputed from what was kept. */
import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MOST_PIECES_AT_ONCE, ReplayService } from '../evidence/replay.service.js';
import { idText } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { ReplayPage } from './pages/replay-page.js';

const params = z.object({ id: idText });

@ConsolePage('alerts')
@Needs('viewer', 'alerts:read')
export class ReplayPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly replays: ReplayService,
  ) {}

  @Get(':id/replay')
  async show(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const replay = await this.replays.replay(id, MOST_PIECES_AT_ONCE);
    await this.frames.send(request, reply, (frame) => ReplayPage({ frame, replay }));
  }
}
