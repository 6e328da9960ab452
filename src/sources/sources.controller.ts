import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { sourceSchema, toSourceJson, type SourceJson, type SourceRecord } from './source-record.js';
import {
  changeSourceSchema,
  createSourceSchema,
  listSourcesSchema,
  pauseSourceSchema,
  sourceParams,
} from './source-requests.js';
import { sourceVersionMissing } from './sources.errors.js';
import { SourcesService } from './sources.service.js';

const sortKey = z.tuple([idText]);

@ApiTags('Sources')
@Controller('api/v1/sources')
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @ApiOperation({ summary: 'List sources', description: 'In the order in which they were registered.' })
  @ApiOkResponse({ description: 'A page of sources', standardSchema: listOf(sourceSchema) })
  @Get()
  @Needs('viewer', 'sources:read')
  async list(
    @Query({ schema: listSourcesSchema }) query: z.output<typeof listSourcesSchema>,
  ): Promise<Page<SourceJson>> {
    const { state = null, trouble = null, language = null, q = null, limit } = query;
    const list = { list: 'sources', state, trouble, language, q };
    const [afterId] = query.cursor === undefined ? ['0'] : decodeCursor(query.cursor, sortKey, list);
    const found = await this.sources.find({ state, trouble, language, q, afterId, limit: limit + 1 });
    return toPage(found, limit, toSourceJson, (source) => encodeCursor([source.id], list));
  }

  @ApiOperation({ summary: 'One source, with its health' })
  @ApiOkResponse({ description: 'The source', standardSchema: sourceSchema })
  @Get(':id')
  @Needs('viewer', 'sources:read')
  async one(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    return tagged(await this.sources.get(id), reply);
  }

  @ApiOperation({
    summary: 'Register a source',
    description: 'It is polled at once; its first items are stored as old news.',
  })
  @ApiCreatedResponse({ description: 'The source', standardSchema: sourceSchema })
  @Post()
  @Needs('analyst', 'sources:write')
  async create(
    @Body({ schema: createSourceSchema }) body: z.output<typeof createSourceSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    const source = await this.sources.create(body, actor);
    void reply.header('location', `/api/v1/sources/${source.id}`);
    return tagged(source, reply);
  }

  @ApiOperation({
    summary: 'Change a source',
    description: 'If-Match with the ETag, or version in the body, says what was seen; what is not given stays.',
  })
  @ApiOkResponse({ description: 'The source as it is now', standardSchema: sourceSchema })
  @Patch(':id')
  @Needs('analyst', 'sources:write')
  async change(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
    @Body({ schema: changeSourceSchema }) body: z.output<typeof changeSourceSchema>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    const version = versionOf(ifMatch) ?? body.version;
    if (version === undefined) throw sourceVersionMissing();
    return tagged(await this.sources.change(id, body, version, actor), reply);
  }

  @ApiOperation({ summary: 'Take a source out', description: 'Its articles stay.' })
  @ApiNoContentResponse({ description: 'It is gone' })
  @Delete(':id')
  @HttpCode(204)
  @Needs('admin', 'sources:write')
  async delete(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.sources.delete(id, versionOf(ifMatch) ?? null, actor);
  }

  @ApiOperation({ summary: 'Hold a source back' })
  @ApiOkResponse({ description: 'The source as it is now', standardSchema: sourceSchema })
  @Post(':id/pause')
  @HttpCode(200)
  @Needs('analyst', 'sources:write')
  async pause(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
    @Body({ schema: pauseSourceSchema }) body: z.output<typeof pauseSourceSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    return tagged(await this.sources.pause(id, body.reason ?? null, actor), reply);
  }

  @ApiOperation({ summary: 'Poll a paused or gone source again' })
  @ApiOkResponse({ description: 'The source as it is now', standardSchema: sourceSchema })
  @Post(':id/resume')
  @HttpCode(200)
  @Needs('analyst', 'sources:write')
  async resume(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceJson> {
    return tagged(await this.sources.resume(id, actor), reply);
  }

  @ApiOperation({
    summary: 'Poll now',
    description: 'Answers before the poll has happened; its outcome stands under polls.',
  })
  @ApiAcceptedResponse({ description: 'The source as it is before the poll', standardSchema: sourceSchema })
  @Post(':id/poll')
  @HttpCode(202)
  @Needs('analyst', 'sources:write')
  async poll(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
    @CurrentActor() actor: Actor,
  ): Promise<SourceJson> {
    return toSourceJson(await this.sources.pollNow(id, actor));
  }
}

function tagged(source: SourceRecord, reply: FastifyReply): SourceJson {
  void reply.header('etag', `"${source.version}"`);
  return toSourceJson(source);
}

/** The version an If-Match header names; undefined without one. A tag that is none of ours matches nothing: version 0. */
function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined;
  const [, version] = /^"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  return version === undefined ? 0 : Number(version);
}
