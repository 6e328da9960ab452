/** `/desk`: what the people at one desk have agreed on; admins change it. */
import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { reasonId } from '../alerts/alert-query-schema.js';
import { deskSettings, reasonWords } from '../alerts/desk-schema.js';
import { DeskSettingsService } from '../alerts/desk-settings.service.js';
import { DismissalReasonsService } from '../alerts/dismissal-reasons.service.js';
import { OUTCOMES } from '../alerts/review-states.js';
import { Refusal } from '../platform/errors/refusal.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { toProblem } from '../platform/http/problem.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { DeskPage } from './pages/desk-page.js';

const several = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.string().max(60)).max(12),
);
const settingsForm = z.object({ from: several, hours: several, secondOpinion: several });
const addForm = z.object({ words: reasonWords, needsWords: z.string().optional() });
const params = z.object({ id: reasonId });
const changeForm = z.object({
  words: reasonWords,
  needsWords: z.string().optional(),
  act: z.enum(['keep', 'retire', 'return']),
});

@ConsolePage('desk')
export class DeskPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly settings: DeskSettingsService,
    private readonly reasons: DismissalReasonsService,
  ) {}

  @Needs('viewer', 'alerts:read')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, actor, null);
  }

  @Needs('admin', 'admin')
  @Post('settings')
  async change(
    @Body({ schema: settingsForm }) { from, hours, secondOpinion }: z.output<typeof settingsForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = deskSettings.safeParse({
      // A band without hours is left out.
      reviewDue: from.flatMap((priority, index) => {
        const within = hours[index] ?? '';
        return within === '' || priority === '' ? [] : [{ from: Number(priority), hours: Number(within) }];
      }),
      secondOpinion: OUTCOMES.filter((outcome) => secondOpinion.includes(outcome)),
    });
    if (!given.success) {
      await this.send(
        request,
        reply,
        actor,
        `The due times ${given.error.issues[0]?.message ?? 'are not right'}.`,
        400,
      );
      return;
    }
    await this.settings.change(given.data, actor);
    await reply.redirect('/desk?done=desk-changed', 303);
  }

  @Needs('admin', 'admin')
  @Post('reasons')
  async add(
    @Body({ schema: addForm }) { words, needsWords }: z.output<typeof addForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orSay(request, reply, actor, () => this.reasons.add(words, needsWords === 'yes', actor));
  }

  @Needs('admin', 'admin')
  @Post('reasons/:id')
  async alter(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: changeForm }) { words, needsWords, act }: z.output<typeof changeForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const retiring = act === 'keep' ? {} : { isRetired: act === 'retire' };
    await this.orSay(request, reply, actor, () =>
      this.reasons.change(id, { words, needsWords: needsWords === 'yes', ...retiring }, actor),
    );
  }

  private async orSay(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    work: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.send(request, reply, actor, error.message, toProblem(error, null).status);
      return;
    }
    await reply.redirect('/desk?done=desk-changed', 303);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    fault: string | null,
    status = 200,
  ): Promise<void> {
    const [settings, reasons] = await Promise.all([this.settings.get(), this.reasons.list()]);
    const model = { mayChange: actor.role === 'admin', settings, reasons, fault };
    await this.frames.send(request, reply, (frame) => DeskPage({ frame, model }), status);
  }
}
