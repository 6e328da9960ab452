import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { toArticleJson, toRevisionJson } from '../articles/article-json.js';
import { ArticleReadingService } from '../articles/article-reading.service.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { TakesFile } from '../platform/http/upload.guard.js';
import { addArticleSchema, addedArticleSchema, addFileSchema, type SaidFields } from './add-article-schema.js';
import { AddArticleService, type Added, type Said } from './add-article.service.js';

type AddedJson = z.output<typeof addedArticleSchema>;

@ApiTags('Articles')
@Needs('analyst', 'articles:write')
@Controller('api/v1/articles')
export class AddArticleController {
  constructor(
    private readonly adding: AddArticleService,
    private readonly articles: ArticleReadingService,
  ) {}

  @ApiOperation({
    summary: 'Add an article by its address or its text',
    description:
      'It is kept with the bytes it was read from, marked as brought by the user, and screened like any other. What is known already, from whatever source, is answered as it is.',
  })
  @ApiCreatedResponse({ description: 'The new article; Location has its address', standardSchema: addedArticleSchema })
  @ApiOkResponse({ description: 'The article that was known', standardSchema: addedArticleSchema })
  @Post()
  async add(
    @Body({ schema: addArticleSchema }) body: z.output<typeof addArticleSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddedJson> {
    const { url, text = '' } = body;
    const said = toSaid(body);
    return this.answer(
      url === undefined ? await this.adding.addText(text, said, actor) : await this.adding.addAddress(url, said, actor),
      reply,
    );
  }

  @ApiOperation({
    summary: 'Add an article from a file',
    description:
      'HTML, PDF with text (not a scan) or plain text, whatever its charset. Otherwise as with an address or a text.',
  })
  @ApiCreatedResponse({ description: 'The new article; Location has its address', standardSchema: addedArticleSchema })
  @ApiOkResponse({ description: 'The article that was known', standardSchema: addedArticleSchema })
  @TakesFile()
  @Post('file')
  async addFile(
    @Body({ schema: addFileSchema }) body: z.output<typeof addFileSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddedJson> {
    const { file } = body;
    const bytes = Buffer.from(await file.arrayBuffer());
    const mediaType = file.type === '' ? null : file.type;
    return this.answer(await this.adding.addFile({ name: file.name, mediaType, bytes }, toSaid(body), actor), reply);
  }

  private async answer({ outcome, articleId }: Added, reply: FastifyReply): Promise<AddedJson> {
    const { article, revisions } = await this.articles.get(articleId);
    void reply.status(outcome === 'added' ? 201 : 200).header('location', `/api/v1/articles/${articleId}`);
    return { ...toArticleJson(article), revisions: revisions.map(toRevisionJson), outcome };
  }
}

function toSaid({ title, language, published, origin, note }: SaidFields): Said {
  return {
    title: title ?? null,
    language: language ?? null,
    published: published === undefined ? null : new Date(published),
    origin: origin ?? null,
    note: note ?? null,
  };
}
