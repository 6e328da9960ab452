/** `/alerts/:id/lesson`: what a dismissed alert could teach the rules, tried before anybody switches it on. */
import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { LessonsService } from '../rescreening/lessons.service.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { LessonPage } from './pages/lesson-page.js';

const params = z.object({ id: idText });
const query = z.object({
  phrase: z.string().trim().max(200).default(''),
  scope: z.enum(['sentence', 'article']).default('sentence'),
});

@ConsolePage('alerts')
@Needs('analyst', 'alerts:review')
export class LessonPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly lessons: LessonsService,
  ) {}

  @Get(':id/lesson')
  async show(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: query }) { phrase, scope }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lesson = await this.lessons.propose(id, phrase === '' ? null : { phrase, scope });
    await this.frames.send(request, reply, (frame) => LessonPage({ frame, lesson, asked: { phrase, scope } }));
  }
}
