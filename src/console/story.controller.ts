/** `/alerts/:id/story`: what a reviewer does with the story of an alert. */
import { Body, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AlertsService } from '../alerts/alerts.service.js';
import { StoryActsService } from '../alerts/story-acts.service.js';
import { Refusal } from '../platform/errors/refusal.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { toProblem } from '../platform/http/problem.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { StoryRefusedPage } from './pages/story-refused-page.js';

const params = z.object({ id: idText });
const optionalId = z.union([idText, z.literal('')]).optional();
const form = z.object({
  act: z.enum(['join', 'apart', 'split', 'move', 'undo']),
  otherStoryId: optionalId,
  otherAlertId: optionalId,
  articleIds: z.preprocess((given) => [given ?? []].flat(), z.array(idText).max(500)),
  storyAct: optionalId,
  /** Where to go back to, besides the alert. */
  back: z.literal('queue').optional(),
});
type Form = z.output<typeof form>;

const DONE = {
  join: 'story-joined',
  apart: 'story-kept-apart',
  split: 'story-split',
  move: 'story-moved',
  undo: 'story-undone',
} as const;

@ConsolePage('alerts')
export class StoryPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly alerts: AlertsService,
    private readonly acts: StoryActsService,
  ) {}

  @Needs('analyst', 'alerts:review')
  @Post(':id/story')
  async act(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: form }) body: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { alert } = await this.alerts.get(id);
      await this.carryOut(alert.storyId, body, actor);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status } = toProblem(error, null);
      await this.frames.send(
        request,
        reply,
        (frame) => StoryRefusedPage({ frame, alertId: id, reason: error.message }),
        status,
      );
      return;
    }
    if (body.back === 'queue') {
      await reply.redirect(`/queue?done=${DONE[body.act]}`, 303);
      return;
    }
    // The alert may have been joined to another by this: its page leads there.
    await reply.redirect(`/alerts/${id}?done=${DONE[body.act]}#story`, 303);
  }

  private async carryOut(storyId: string, body: Form, actor: Actor): Promise<void> {
    if (body.act === 'undo') {
      if (!body.storyAct) throw incomplete('storyAct', 'Say which act is to be undone.');
      await this.acts.undo(body.storyAct, actor);
      return;
    }
    if (body.act === 'split') {
      if (body.articleIds.length === 0) throw incomplete('articleIds', 'Choose at least one article.');
      await this.acts.split(storyId, body.articleIds, actor);
      return;
    }
    const otherId = await this.otherStory(body);
    if (body.act === 'join') await this.acts.join(storyId, otherId, actor);
    else if (body.act === 'apart') await this.acts.keepApart(storyId, otherId, actor);
    else {
      if (body.articleIds.length === 0) throw incomplete('articleIds', 'Choose at least one article.');
      await this.acts.move(storyId, body.articleIds, otherId, actor);
    }
  }

  private async otherStory({ otherStoryId, otherAlertId }: Form): Promise<string> {
    if (otherStoryId) return otherStoryId;
    if (!otherAlertId) throw incomplete('otherAlertId', 'Give the number of the other alert.');
    const { alert } = await this.alerts.get(otherAlertId);
    return alert.storyId;
  }
}

function incomplete(field: string, message: string): Refusal {
  return new Refusal('invalid', 'invalid-request', message, [{ field, message }]);
}
