/** `/sources`: what is done with many sources at once, and the switch for full texts. */
import { Body, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../platform/errors/refusal.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { FullTextSwitchService } from '../sources/full-text-switch.service.js';
import { RELIABILITIES } from '../sources/source-vocabulary.js';
import { SourcesService } from '../sources/sources.service.js';
import { ConsolePage } from './console-page.controller.js';
import { BULK_ACTS } from './pages/bulk-form.js';

/** As many as a page of the list shows. */
const MAX_SOURCES = 100;

const params = z.object({ id: idText });
const switchForm = z.object({ enabled: z.enum(['yes', 'no']) });
const manyForm = z.object({
  ids: z
    .union([idText, z.array(idText).max(MAX_SOURCES)])
    .optional()
    .transform((ids) => (ids === undefined ? [] : Array.isArray(ids) ? ids : [ids])),
  act: z.enum(BULK_ACTS),
  reliability: z.enum(RELIABILITIES).default('F'),
  publisher: z.string().trim().max(300).default(''),
});
type ManyForm = z.output<typeof manyForm>;

@ConsolePage('sources')
export class SourceActsController {
  constructor(
    private readonly sources: SourcesService,
    private readonly fullText: FullTextSwitchService,
  ) {}

  /** Each source is changed and recorded for itself; one that is gone in the meantime does not keep the others from it. */
  @Needs('analyst', 'sources:write')
  @Post('many')
  async many(
    @Body({ schema: manyForm }) form: ManyForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let isWhole = form.ids.length > 0;
    for (const id of form.ids) {
      try {
        await this.change(id, form, actor);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        isWhole = false;
      }
    }
    const done = form.ids.length === 0 ? 'none-chosen' : isWhole ? 'sources-changed' : 'sources-changed-in-part';
    await reply.redirect(`/sources?done=${done}`, 303);
  }

  @Needs('analyst', 'sources:write')
  @Post(':id/full-text')
  async turn(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: switchForm }) { enabled }: z.output<typeof switchForm>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.fullText.set(id, enabled === 'yes', actor);
    await reply.redirect(`/sources/${id}?done=source-changed`, 303);
  }

  private async change(id: string, { act, reliability, publisher }: ManyForm, actor: Actor): Promise<void> {
    switch (act) {
      case 'reliability':
      case 'publisher': {
        const { version } = await this.sources.get(id);
        const change = act === 'reliability' ? { reliability } : { publisher: publisher === '' ? null : publisher };
        await this.sources.change(id, change, version, actor);
        return;
      }
      case 'read-pages':
      case 'leave-pages':
        await this.fullText.set(id, act === 'read-pages', actor);
        return;
      case 'pause':
        await this.sources.pause(id, null, actor);
        return;
      case 'resume':
        await this.sources.resume(id, actor);
    }
  }
}
