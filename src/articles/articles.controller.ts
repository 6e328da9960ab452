import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { decodeCursor, encodeCursor, instantKey } from '../platform/http/cursor.js';
import { idText, listOf, listQuery, toPage, type Page } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import {
  articleDetailSchema,
  articleSchema,
  toArticleJson,
  toRevisionJson,
  type ArticleDetailJson,
  type ArticleJson,
} from './article-json.js';
import { ArticleReadingService } from './article-reading.service.js';
import { toSearchQuery } from './search-words.js';

const params = z.object({ id: idText });
const captureParams = z.object({ id: idText, captureId: idText });

/** A day means its beginning in UTC. */
const instantSchema = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()), 'must be an instant or a day, ISO 8601');

const listSchema = listQuery.extend({
  source: idText.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be an ISO 639 code')
    .optional(),
  from: instantSchema.optional().describe('Published (or, undated, first seen) at or after'),
  to: instantSchema.optional().describe('Published (or, undated, first seen) before'),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'must be text')
    .optional()
    .describe('Words that all occur, "phrases", -exclusions'),
});

/** The instant an article is sorted by, exact to the microsecond, and its id. */
const sortKey = z.tuple([instantKey, idText]);

@ApiTags('Articles')
@Controller('api/v1/articles')
@Needs('viewer', 'articles:read')
export class ArticlesController {
  constructor(private readonly articles: ArticleReadingService) {}

  @ApiOperation({
    summary: 'List articles',
    description: 'Newest first; an article without a date stands where it was first seen.',
  })
  @ApiOkResponse({ description: 'A page of articles', standardSchema: listOf(articleSchema) })
  @Get()
  async list(@Query({ schema: listSchema }) query: z.output<typeof listSchema>): Promise<Page<ArticleJson>> {
    const { source = null, language = null, from = null, to = null, q = null, limit } = query;
    const list = { list: 'articles', source, language, from, to, q };
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, sortKey, list);
    const found = await this.articles.find({
      sourceId: source,
      language,
      from,
      to,
      searchQuery: q === null ? null : toSearchQuery(q),
      after: after === null ? null : { at: after[0], id: after[1] },
      limit: limit + 1,
    });
    return toPage(found, limit, toArticleJson, (article) => encodeCursor([article.sortedAt, article.id], list));
  }

  @ApiOperation({ summary: 'One article with all its texts' })
  @ApiOkResponse({ description: 'The article', standardSchema: articleDetailSchema })
  @Get(':id')
  async one(@Param({ schema: params }) { id }: z.output<typeof params>): Promise<ArticleDetailJson> {
    const { article, revisions } = await this.articles.get(id);
    return { ...toArticleJson(article), revisions: revisions.map(toRevisionJson) };
  }

  /** They come from strangers: whatever they are, no browser may open them in our name. */
  @ApiOperation({ summary: 'The bytes a text was read from, as they were received' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes; Repr-Digest has their SHA-256' })
  @Get(':id/captures/:captureId')
  async capture(
    @Param({ schema: captureParams }) { id, captureId }: z.output<typeof captureParams>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const capture = await this.articles.getCapture(id, captureId);
    await reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename="capture-${captureId}.bin"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('repr-digest', `sha-256=:${capture.sha256.toString('base64')}:`)
      .send(capture.body);
  }
}
