/** `/try`: a text, a page or a file in, every claim and judgement out; nothing is stored. */
import { performance } from 'node:perf_hooks';
import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { explain } from '../detection/explain.js';
import { Clock } from '../platform/clock/clock.js';
import { DocumentsService } from '../intake/documents.service.js';
import { Needs } from '../platform/http/needs.js';
import { TakesFile } from '../platform/http/upload.guard.js';
import { RulesService } from '../rules/rules.service.js';
import { setText } from './build-article.js';
import { buildReading } from './build-reading.js';
import { buildTrace } from './build-trace.js';
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
const fileForm = z.object({ file: z.file(), published: form.shape.published });

interface Shown {
  readonly model: TryModel;
  readonly status: number;
}

const EMPTY = { title: '', text: '', url: '', published: '' };

@ConsolePage('try')
@Needs('viewer', 'screen')
export class TryController {
  constructor(
    private readonly frames: FramesService,
    private readonly rules: RulesService,
    private readonly documents: DocumentsService,
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
    const { model, status } = await this.judgeInput(input);
    await this.frames.send(request, reply, (frame) => TryPage({ frame, model }), status);
  }

  @TakesFile()
  @Post('file')
  async readFile(
    @Body({ schema: fileForm }) { file, published }: z.output<typeof fileForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const input = { ...EMPTY, published };
    const bytes = Buffer.from(await file.arrayBuffer());
    const read = await this.documents.read(bytes, file.type === '' ? null : file.type);
    const { model, status } =
      read.kind === 'failed'
        ? refuse(input, `The file could not be read. ${read.message}.`)
        : this.judge(input, { ...read, title: read.title === '' ? file.name : read.title });
    await this.frames.send(request, reply, (frame) => TryPage({ frame, model }), status);
  }

  private async judgeInput(input: Form): Promise<Shown> {
    const { title, text, url } = input;
    if (text.trim() !== '' || title.trim() !== '') return this.judge(input, { title, text, published: null });
    if (url === '') return refuse(input, 'Paste a text, or give an address or a file.');
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
      return refuse(input, 'The address must begin with http:// or https://.');
    const read = await this.documents.fetch(url);
    if (read.kind === 'failed') return refuse(input, `The page could not be read. ${read.message}.`);
    return this.judge(input, read);
  }

  private judge(
    input: Form,
    read: { readonly title: string; readonly text: string; readonly published: Date | null },
  ): Shown {
    const article = { title: read.title, text: read.text.slice(0, MAX_TEXT_LENGTH).toWellFormed() };
    const published = input.published === '' ? (read.published ?? this.clock.now()).toISOString() : input.published;
    const started = performance.now();
    const explanation = explain({ ...article, language: null, published }, this.rules.pack);
    const milliseconds = Math.max(1, Math.round(performance.now() - started));
    const { detection, nothing } = explanation;
    const text = setText('tried', article, detection.recognisedLanguage, detection);
    const result = {
      reading: buildReading(article, detection),
      nothing,
      trace: buildTrace(article, explanation, text.direction),
      text,
      milliseconds,
    };
    return { model: { input, fault: null, result }, status: 200 };
  }
}

function refuse(input: Form, fault: string): Shown {
  return { model: { input, fault, result: null }, status: 400 };
}
