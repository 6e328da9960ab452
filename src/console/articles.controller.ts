/** `/articles`: all that was read, and one article with what is read in it. */
import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UsersService } from '../access/users.service.js';
import { AlertPagesService } from '../alerts/alert-pages.service.js';
import { ArticleReadingService, type ArticleRecord } from '../articles/article-reading.service.js';
import { toSearchQuery } from '../articles/search-words.js';
import { detect } from '../detection/detect.js';
import { MissedArticlesService } from '../intake/missed-articles.service.js';
import { toStorableText } from '../platform/database/storable-text.js';
import { Refusal } from '../platform/errors/refusal.js';
import { decodeCursor, encodeCursor, instantKey } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { RulesService } from '../rules/rules.service.js';
import { buildArticle } from './build-article.js';
import { buildArticleRow } from './build-article-row.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { missedForm, toMark } from './missed-form.js';
import { ArticlePage, type ArticleModel } from './pages/article-page.js';
import { ArticlesPage } from './pages/articles-page.js';
import type { ClaimFormModel, EnteredClaim } from './pages/raise-fields.js';

const listQuery = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .catch('')
    .transform((words) => toStorableText(words).trim()),
  shown: z.enum(['all', 'flagged', 'unflagged']).default('all').catch('all'),
  source: idText.optional().catch(undefined),
  cursor: z.string().max(1_000).optional(),
});
const position = z.tuple([instantKey, idText]);
const params = z.object({ id: idText });
const articleQuery = z.object({ revision: z.coerce.number().int().min(1).optional().catch(undefined) });

const PAGE = 50;

/** Where only flagged or only unflagged ones are wanted, so many are looked through for one page at most. */
const MAX_LOOKED_AT = 2_000;
const BATCH = 200;

@ConsolePage('articles')
export class ArticlePagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly articles: ArticleReadingService,
    private readonly alerts: AlertPagesService,
    private readonly missed: MissedArticlesService,
    private readonly users: UsersService,
    private readonly rules: RulesService,
  ) {}

  @Needs('viewer', 'articles:read')
  @Get()
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const walk = { list: 'article-pages', q: query.q, shown: query.shown, source: query.source };
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, position, walk);
    const { found, flags, isMore } = await this.gather(query, after === null ? null : { at: after[0], id: after[1] });
    const last = found.at(-1);
    const next = isMore && last ? encodeCursor([last.sortedAt, last.id], walk) : null;
    const search = new URLSearchParams({
      q: query.q,
      shown: query.shown,
      ...(query.source ? { source: query.source } : {}),
    });
    const rows = found
      .filter(({ id }) => query.shown === 'all' || flags.has(id) === (query.shown === 'flagged'))
      .map((article) => buildArticleRow(article, flags.get(article.id) ?? []));
    const model = {
      search: query.q,
      shown: query.shown,
      rows,
      nextHref: next === null ? null : `/articles?${search.toString()}&cursor=${next}`,
    };
    await this.frames.send(request, reply, (frame) => ArticlesPage({ frame, model }));
  }

  @Needs('viewer', 'articles:read')
  @Get(':id')
  async show(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: articleQuery }) query: z.output<typeof articleQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const model = await this.model(id, query.revision ?? null);
    await this.frames.send(request, reply, (frame) => ArticlePage({ frame, model }));
  }

  @Needs('analyst', 'articles:write')
  @Post(':id/missed')
  async mark(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: missedForm }) entered: EnteredClaim,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const mark = toMark(entered);
      const isRaised = await this.missed.mark(id, mark, actor);
      const done = mark.claim === null ? 'missed' : isRaised ? 'raised-by-hand' : 'raised-before';
      await reply.redirect(`/articles/${id}?done=${done}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
      const model = await this.model(id, null, { entered, fault: faultOf(error) });
      await this.frames.send(request, reply, (frame) => ArticlePage({ frame, model }), 400);
    }
  }

  private async model(
    id: string,
    number: number | null,
    refused?: Pick<ClaimFormModel, 'entered' | 'fault'>,
  ): Promise<ArticleModel> {
    const { article, revisions } = await this.articles.get(id);
    const shown = revisions.find((revision) => revision.number === number) ?? revisions[0];
    if (shown === undefined) throw new Error(`Article ${id} has no text`);
    const [flags, marks, people] = await Promise.all([
      this.alerts.listOfArticles([id]),
      this.missed.listOfArticle(id),
      this.users.list(null, 1_000),
    ]);
    const { title, text, language } = shown;
    const published = (shown.publishedAt ?? article.publishedAt)?.toISOString() ?? null;
    const detection = detect({ title, text, language, published }, this.rules.pack);
    const names = new Map(people.map((person) => [person.id, person.name]));
    const source = { article, revisions, shown, detection, alerts: flags.get(id) ?? [], marks, names };
    return buildArticle(refused === undefined ? source : { ...source, refused });
  }

  /** Looks through articles in batches until a page is full, or enough have been looked at. */
  private async gather(
    query: z.output<typeof listQuery>,
    from: { at: string; id: string } | null,
  ): Promise<{ found: ArticleRecord[]; flags: Map<string, { id: string; regime: string }[]>; isMore: boolean }> {
    const found: ArticleRecord[] = [];
    const flags = new Map<string, { id: string; regime: string }[]>();
    const isWanted = (id: string): boolean => query.shown === 'all' || flags.has(id) === (query.shown === 'flagged');
    let after = from;
    for (let wanted = 0, lookedAt = 0; lookedAt < MAX_LOOKED_AT;) {
      const limit = query.shown === 'all' ? PAGE + 1 : BATCH;
      const batch = await this.articles.find({
        sourceId: query.source ?? null,
        language: null,
        from: null,
        to: null,
        searchQuery: query.q === '' ? null : toSearchQuery(query.q),
        after,
        limit,
      });
      for (const [id, alerts] of await this.alerts.listOfArticles(batch.map(({ id }) => id))) flags.set(id, alerts);
      for (const article of batch) {
        if (wanted === PAGE) return { found, flags, isMore: true };
        found.push(article);
        if (isWanted(article.id)) wanted++;
      }
      lookedAt += batch.length;
      const last = batch.at(-1);
      if (batch.length < limit || last === undefined) return { found, flags, isMore: false };
      after = { at: last.sortedAt, id: last.id };
    }
    return { found, flags, isMore: true };
  }
}

function faultOf({ message, faults }: Refusal): string {
  const [fault] = faults;
  return fault === undefined || message.includes(fault.message) ? message : `${fault.field}: ${fault.message}.`;
}
