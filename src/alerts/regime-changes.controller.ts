/** `/api/v1/regime-changes`: what the Council is reported to have changed, beside the register. */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { REGIMES } from '../detection/vocabulary.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, listQuery, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { checkBody, checkSchema, touchedSchema } from '../rules/embargo-schema.js';
import { several } from './alert-query-schema.js';
import { alertSchema } from './alert-schema.js';
import { regimeChangePosition, RegimeChangesService, type RegimeChangeView } from './regime-changes.service.js';

const params = z.object({ id: idText });

const query = listQuery.extend({
  regime: several(z.enum(REGIMES)).optional().describe('One or more'),
  state: z
    .enum(['unchecked', 'checked', 'all'])
    .default('unchecked')
    .describe('Whether somebody held the register against it; dismissed reports need no check'),
});

const regimeChangeSchema = z
  .object({
    alert: alertSchema,
    acts: z.array(z.string()).describe('What is said to have been done; none where it was not read'),
    days: z.array(z.object({ from: z.string(), to: z.string() })).describe('Both ends included'),
    register: touchedSchema,
    check: checkSchema.nullable().describe('The latest'),
  })
  .meta({ id: 'RegimeChange' });

type RegimeChange = z.output<typeof regimeChangeSchema>;

@ApiTags('Embargoes')
@Controller('api/v1/regime-changes')
export class RegimeChangesController {
  constructor(private readonly changes: RegimeChangesService) {}

  @ApiOperation({
    summary: 'Reports that an embargo was changed, beside the register',
    description:
      'Renewals, easings, liftings, snapbacks, ends by timetable and listings as reported, newest first; each with the ' +
      'periods, clauses and due dates of the register that it touches, and what a keeper should look up.',
  })
  @ApiOkResponse({ description: 'A page of reports', standardSchema: listOf(regimeChangeSchema) })
  @Needs('viewer', 'alerts:read')
  @Get()
  async list(@Query({ schema: query }) asked: z.output<typeof query>): Promise<Page<RegimeChange>> {
    const { limit, cursor, state, regime = [] } = asked;
    const walk = { list: 'regime-changes', state, regime };
    const after = cursor === undefined ? null : decodeCursor(cursor, regimeChangePosition, walk);
    const start = after === null ? null : { sortKey: after[0], id: after[1] };
    const found = await this.changes.list(regime, state, start, limit + 1);
    return toPage(found, limit, toJson, ({ sortKey, alert }) => encodeCursor([sortKey, alert.id], walk));
  }

  @ApiOperation({
    summary: 'Say that the register was held against a report',
    description: 'Kept on record with who looked and what was found. The alert itself does not change.',
  })
  @ApiOkResponse({ description: 'The report with its check', standardSchema: regimeChangeSchema })
  @Needs('analyst', 'alerts:review')
  @Post(':id/check')
  @HttpCode(200)
  async check(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: checkBody }) { note }: z.output<typeof checkBody>,
    @CurrentActor() actor: Actor,
  ): Promise<RegimeChange> {
    return toJson(await this.changes.check(id, note, actor));
  }
}

function toJson({ alert, acts, days, register, check }: RegimeChangeView): RegimeChange {
  return { alert, acts: [...acts], days: days.map(({ from, to }) => ({ from, to })), register, check };
}
