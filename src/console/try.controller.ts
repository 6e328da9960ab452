/** `/try`: a text or a page in, every claim and judgement out; nothing is stored. */
import { performance } from 'node:perf_hooks';
import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PagesService } from '../collection/pages.service.js';
import { detect } from '../detection/detect.js';
import { Clock } from '../platform/clock/clock.js';
import { Needs } from '../platform/http/needs.js';
import { RulesService } from '../rules/rules.service.js';
import { setText } from './build-article.js';
import { buildReading } from './build-reading.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { TryPage, type TryModel } from './pages/try-page.js';

/** In UTF-16 code units; more would keep the process from answering others meanwhile. */
const MAX_TEXT_LENGTH = 200_000;

const form = z.object({
  title: z.string().max(2_000).default(''),
  text: z
    .string()
    .max(MAX_TEXT_LENGTH + 20_000)
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').slice(0, MAX_TEXT_LENGTH).toWellFormed()),
  url: z.string().trim().max(4_096).default(''),
  published: z.union([z.iso.date(), z.literal('')]).default(''),
});
type Form = z.output<typeof form>;

const EMPTY = { title: '', text: '', url: '', published: '' };

@ConsolePage('try')
@Needs('viewer', 'screen')
export class TryController {
  constructor(
    private readonly frames: FramesService,
    private readonly rules: RulesService,
    private readonly webPages: PagesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const model: TryModel = { input: EMPTY, fault: null, result: null };
    await this.frames.send(request, reply, (frame) => TryPage({ frame, model }));
  }

  @Post()
  async read(
    @Body({ schema: form }) input: Form,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { model, status } = await this.judge(input);
    await this.frames.send(request, reply, (frame) => TryPage({ frame, model }), status);
  }

  private async judge(input: Form): Promise<{ model: TryModel; status: number }> {
    const refused = (fault: string): { model: TryModel; status: number } => ({
      model: { input, fault, result: null },
      status: 400,
    });
    let { title, text } = input;
    let published = input.published === '' ? this.clock.now().toISOString() : input.published;
    if (text.trim() === '' && title.trim() === '') {
      if (input.url === '') return refused('Paste a text, or give the address of a page.');
      if (!/^https?:\/\//i.test(input.url) || !URL.canParse(input.url))
        return refused('The address must begin with http:// or https://.');
      const page = await this.webPages.read(input.url);
      if (page.kind === 'failed') return refused(`The page could not be read. ${page.message}.`);
      title = page.title;
      text = page.text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
      if (input.published === '' && page.published !== null) published = page.published.toISOString();
    }
    const article = { title, text };
    const started = performance.now();
    const detection = detect({ ...article, language: null, published }, this.rules.pack);
    const milliseconds = Math.max(1, Math.round(performance.now() - started));
    const result = {
      reading: buildReading(article, detection),
      text: setText('tried', article, detection.recognisedLanguage, detection),
      milliseconds,
    };
    return { model: { input, fault: null, result }, status: 200 };
  }
}
