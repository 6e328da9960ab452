/** `/api/v1/alerts`: reading and reviewing. */
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { isUnchanged, REVALIDATED, strongEtag } from '../platform/http/etag.js';
import { JSON_TYPE, KeptAnswers } from '../platform/http/kept-answers.js';
import { idText, listOf, toPage } from '../platform/http/list-query.js';
import { pickFields } from '../platform/http/pick-fields.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { AlertActsService } from './alert-acts.service.js';
import { alertEtag } from './alert-etag.js';
import { alertListQuery, alertOneQuery, assignBody, NOT_FED, reviewBody } from './alert-query-schema.js';
import { AlertTextsService } from './alert-texts.service.js';
import { alertDetailSchema, alertSchema, type AlertDetail, type AlertSnapshot } from './alert-schema.js';
import { AlertsService } from './alerts.service.js';
import { ChangesService } from './changes.service.js';

const params = z.object({ id: idText });

/** Sort key, id, and the changes cursor of the first page, which all pages of a walk answer with. */
const position = z.tuple([z.string().max(60), idText, z.string().max(200)]);

const page = listOf(alertSchema).extend({
  changesCursor: z
    .string()
    .describe('Where GET /changes goes on from: the feed’s head when the first page was read, on every page of a walk'),
});

@ApiTags('Alerts')
@Controller('api/v1/alerts')
export class AlertsController {
  private readonly kept = new KeptAnswers();

  constructor(
    private readonly alerts: AlertsService,
    private readonly texts: AlertTextsService,
    private readonly changes: ChangesService,
    private readonly acts: AlertActsService,
  ) {}

  @ApiOperation({
    summary: 'List alerts',
    description:
      'To keep a copy: walk all pages, then follow GET /changes from the changesCursor of the first page, replacing ' +
      'alerts by id where the version is higher.',
  })
  @ApiOkResponse({ description: 'A page of alerts', standardSchema: page })
  @Needs('viewer', 'alerts:read')
  @Get()
  async list(
    @Query({ schema: alertListQuery }) query: z.output<typeof alertListQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string | undefined> {
    const { limit, cursor, sort, fields, ...filter } = query;
    const walk = { list: 'alerts', sort, ...filter };
    const after = cursor === undefined ? null : decodeCursor(cursor, position, walk);
    const isFed = !NOT_FED.some((name) => query[name] !== undefined);
    // Whatever a list shows is in the feed: while its head stands, so does every page.
    if (isFed && (request.headers['if-none-match'] !== undefined || this.kept.mayHave(request))) {
      const seen = await this.changes.head();
      const etag = strongEtag('alerts', seen.number, seen.mark);
      if (isUnchanged(request, reply, { etag })) return undefined;
      const kept = this.kept.findFor(request, etag);
      if (kept !== null) {
        void reply.type(JSON_TYPE);
        return kept;
      }
    }
    const start = after === null ? null : { sortKey: after[0], id: after[1] };
    const { rows, head } = await this.texts.list(filter, sort, start, limit + 1, fields);
    const changesCursor = after?.[2] ?? this.changes.cursorAfter(head);
    const { items, next } = toPage(
      rows,
      limit,
      ({ json }) => json,
      (row) => encodeCursor([row.sortKey, row.id, changesCursor], walk),
    );
    const rest = JSON.stringify({ next, changesCursor });
    const json = `{"items":[${items.join(',')}],${rest.slice(1)}`;
    void reply.type(JSON_TYPE);
    if (!isFed) return json;
    const etag = strongEtag('alerts', head.number, head.mark);
    void reply.header('etag', etag).header('cache-control', REVALIDATED);
    return this.kept.answer(request, etag, json);
  }

  @ApiOperation({ summary: 'One alert with all that it rests on' })
  @ApiOkResponse({ description: 'The alert; its ETag is what If-Match asks for', standardSchema: alertDetailSchema })
  @Needs('viewer', 'alerts:read')
  @Get(':id')
  async one(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: alertOneQuery }) { fields }: z.output<typeof alertOneQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string | undefined> {
    const { version, storyVersion, seen } = await this.alerts.getVersions(id);
    const etag = alertEtag(id, version, storyVersion);
    if (isUnchanged(request, reply, { etag })) return undefined;
    const state = `${etag} ${seen}`;
    const kept = this.kept.findFor(request, state);
    if (kept !== null) {
      void reply.type(JSON_TYPE);
      return kept;
    }
    const { alert, etagVersions } = await this.alerts.get(id);
    void reply.type(JSON_TYPE).header('etag', alertEtag(id, etagVersions.version, etagVersions.storyVersion));
    // Under what stood before it was read: what came meanwhile may be in it already, and is then asked for no more.
    return this.kept.answer(request, state, JSON.stringify(pickFields<AlertDetail>(alert, fields)));
  }

  @ApiOperation({
    summary: 'Review an alert',
    description: 'A decision is about the report, not about guilt. It is kept on record with who made it.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the alert as read, or *' })
  @ApiOkResponse({ description: 'The alert as it is now', standardSchema: alertSchema })
  @Needs('analyst', 'alerts:review')
  @Post(':id/review')
  @HttpCode(200)
  async review(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: reviewBody }) body: z.output<typeof reviewBody>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertSnapshot> {
    return this.acts.act({ id, ifMatch, actor, reply }, (context, tx) =>
      this.alerts.review(id, body.act, { ...context, reason: body.reason ?? null, text: body.text ?? null }, tx),
    );
  }

  @ApiOperation({ summary: 'Hand an alert to a person, or back to nobody' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the alert as read, or *' })
  @ApiOkResponse({ description: 'The alert as it is now', standardSchema: alertSchema })
  @Needs('analyst', 'alerts:review')
  @Post(':id/assign')
  @HttpCode(200)
  async assign(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: assignBody }) body: z.output<typeof assignBody>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertSnapshot> {
    return this.acts.act({ id, ifMatch, actor, reply }, (context, tx) =>
      this.alerts.assign(id, body.assigneeId, context, tx),
    );
  }
}
