/** `/api/v1/audit/entries`: the record of acts, and the erasure of personal text from it. */
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { idText, listOf, toPage, type Page } from '../http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../http/needs.js';
import { AuditService } from './audit.service.js';
import { recordEntrySchema, recordQuery, type RecordEntry } from './record-schema.js';

const params = z.object({ number: idText });
const sortKey = z.tuple([idText]);

@ApiTags('Record')
@Needs('admin', 'admin')
@Controller('api/v1/audit/entries')
export class RecordController {
  constructor(
    private readonly audit: AuditService,
    private readonly database: Database,
  ) {}

  @ApiOperation({ summary: 'The record of acts', description: 'Newest first.' })
  @ApiOkResponse({ description: 'A page of entries', standardSchema: listOf(recordEntrySchema) })
  @Get()
  async list(@Query({ schema: recordQuery }) query: z.output<typeof recordQuery>): Promise<Page<RecordEntry>> {
    const { limit, cursor, subjectType = null, subjectId = null, actor = null, act = null } = query;
    const from = query.from === undefined ? null : new Date(query.from);
    const to = query.to === undefined ? null : new Date(query.to);
    const list = { list: 'audit', subjectType, subjectId, ...definedOnly({ actor, act, from, to }) };
    const before = cursor === undefined ? null : decodeCursor(cursor, sortKey, list)[0];
    const rows = await this.audit.list({ before, subjectType, subjectId, actor, act, from, to }, limit + 1);
    return toPage(
      rows,
      limit,
      (entry) => entry,
      ({ number }) => encodeCursor([number], list),
    );
  }

  @ApiOperation({
    summary: 'Erase the personal text of an entry',
    description:
      'The words are gone from the record and from every page that showed them; the entry, and that its words were erased, by whom and when, stay. The chain verifies as before.',
  })
  @ApiNoContentResponse({ description: 'Erased, on record' })
  @Post(':number/erase-text')
  @HttpCode(204)
  async erase(
    @Param({ schema: params }) { number }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.database.transaction((tx) => this.audit.eraseText(Number(number), actor.id, tx));
  }
}

/** A cursor from before there were more filters goes on. */
function definedOnly(filters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
}
