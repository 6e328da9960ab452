/** `/embargoes`: the law the product judges by, on a chosen day. */
import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { Needs } from '../platform/http/needs.js';
import { RulesService } from '../rules/rules.service.js';
import { buildEmbargo, buildEmbargoes } from './build-embargo.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { EmbargoesPage, EmbargoPage } from './pages/embargoes-page.js';

const query = z.object({ on: z.iso.date().optional().catch(undefined) });
const params = z.object({ regime: z.string().max(40) });

@ConsolePage('embargoes')
@Needs('viewer', 'embargoes:read')
export class EmbargoPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly rules: RulesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query({ schema: query }) { on }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { register, version } = this.rules.pack;
    const today = this.today();
    const model = buildEmbargoes(register, version, on ?? today, today);
    await this.frames.send(request, reply, (frame) => EmbargoesPage({ frame, model }));
  }

  @Get(':regime')
  async show(
    @Param({ schema: params }) { regime }: z.output<typeof params>,
    @Query({ schema: query }) { on }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const model = buildEmbargo(this.rules.getRegime(regime), on ?? this.today());
    await this.frames.send(request, reply, (frame) => EmbargoPage({ frame, model }));
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
