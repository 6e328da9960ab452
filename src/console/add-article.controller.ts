/** `/articles/new`: bringing an article that no source carries. */
import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AddArticleService, type Added, type Said } from '../intake/add-article.service.js';
import { Refusal } from '../platform/errors/refusal.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { toProblem } from '../platform/http/problem.js';
import { TakesFile } from '../platform/http/upload.guard.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { AddArticlePage, type AddArticleModel } from './pages/add-article-page.js';

const words = (max: number): z.ZodType<string, string | undefined> =>
  z
    .string()
    .max(max)
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed().trim());

const said = {
  title: words(2_000),
  published: z.union([z.iso.date(), z.literal('')]).default(''),
  origin: words(200),
  note: words(4_000),
};
const addForm = z.object({ url: words(4_096), text: words(250_000), ...said });
const fileForm = z.object({ file: z.file(), ...said });
type SaidForm = Pick<z.output<typeof addForm>, keyof typeof said>;

const EMPTY = { url: '', title: '', text: '', published: '', origin: '', note: '' };

@ConsolePage('articles/new')
@Needs('analyst', 'articles:write')
export class AddArticlePagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly adding: AddArticleService,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const model: AddArticleModel = { ...EMPTY, fault: null };
    await this.frames.send(request, reply, (frame) => AddArticlePage({ frame, model }));
  }

  @Post()
  async add(
    @Body({ schema: addForm }) form: z.output<typeof addForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orSay(request, reply, form, () =>
      form.url === ''
        ? this.adding.addText(form.text, toSaid(form), actor)
        : this.adding.addAddress(form.url, toSaid(form), actor),
    );
  }

  @TakesFile()
  @Post('file')
  async addFile(
    @Body({ schema: fileForm }) form: z.output<typeof fileForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file } = form;
    const bytes = Buffer.from(await file.arrayBuffer());
    const mediaType = file.type === '' ? null : file.type;
    await this.orSay(request, reply, { ...EMPTY, ...form }, () =>
      this.adding.addFile({ name: file.name, mediaType, bytes }, toSaid(form), actor),
    );
  }

  /** What cannot be read is said on the page itself, beside what was typed. */
  private async orSay(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Omit<AddArticleModel, 'fault'>,
    add: () => Promise<Added>,
  ): Promise<void> {
    try {
      const { articleId, outcome } = await add();
      await reply.redirect(`/articles/${articleId}?done=article-${outcome}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const model = { ...form, fault: error.message };
      await this.frames.send(
        request,
        reply,
        (frame) => AddArticlePage({ frame, model }),
        toProblem(error, null).status,
      );
    }
  }
}

function toSaid({ title, published, origin, note }: SaidForm): Said {
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    title: orNull(title),
    language: null,
    published: published === '' ? null : new Date(`${published}T00:00:00Z`),
    origin: orNull(origin),
    note: orNull(note),
  };
}
