/** `/coverage`: what was watched in a period, to be read and printed. */
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CoverageService } from '../coverage/coverage.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Needs } from '../platform/http/needs.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { CoveragePage } from './pages/coverage-page.js';

const day = z.iso.date().optional().catch(undefined);
const query = z.object({ from: day, to: day });

const DAY_MS = 86_400_000;

@ConsolePage('coverage')
@Needs('viewer', 'alerts:read')
export class CoveragePagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly coverage: CoverageService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query({ schema: query }) asked: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const to = asked.to ?? this.clock.now().toISOString().slice(0, 10);
    const from = asked.from ?? `${to.slice(0, 8)}01`;
    const isOrdered = from <= to;
    const period = isOrdered ? { from, to } : { from: to, to: from };
    const coverage = await this.coverage.state({
      from: new Date(period.from),
      to: new Date(Date.parse(period.to) + DAY_MS),
    });
    await this.frames.send(request, reply, (frame) => CoveragePage({ frame, coverage, period }));
  }
}
