/** `/decisions`: what reviewers made of alerts, by what the alerts rest on. */
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecisionsService } from '../alerts/decisions.service.js';
import { DismissalReasonsService } from '../alerts/dismissal-reasons.service.js';
import { Needs } from '../platform/http/needs.js';
import { buildDecisions } from './build-decisions.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { DecisionsPage } from './pages/decisions-page.js';

@ConsolePage('decisions')
@Needs('viewer', 'alerts:read')
export class DecisionPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly decisions: DecisionsService,
    private readonly reasons: DismissalReasonsService,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [rule, source, regime, language, reasons] = await Promise.all([
      this.decisions.countLagging('rule'),
      this.decisions.countLagging('source'),
      this.decisions.countLagging('regime'),
      this.decisions.countLagging('language'),
      this.reasons.list(),
    ]);
    const model = buildDecisions(
      { rule: rule.value, source: source.value, regime: regime.value, language: language.value },
      reasons,
    );
    await this.frames.send(request, reply, (frame) => DecisionsPage({ frame, model }));
  }
}
