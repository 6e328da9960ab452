/** `/api/v1/embargoes`: the law the product judges by. */
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { isUnchanged, strongEtag } from '../platform/http/etag.js';
import { Needs } from '../platform/http/needs.js';
import { describeEmbargo, describeEmbargoesOn, describeTimeline } from './embargo-response.js';
import { embargoesOnSchema, embargoSchema, timelineSchema } from './embargo-schema.js';
import { RulesService } from './rules.service.js';

const query = z.strictObject({
  on: z.iso.date('must be a day as YYYY-MM-DD').optional().describe('Day, UTC; default: today'),
});
const params = z.object({ regime: z.string().max(40).describe('Id of the embargo, e.g. dprk') });

@ApiTags('Embargoes')
@Needs('viewer', 'embargoes:read')
@Controller('api/v1/embargoes')
export class RulesController {
  constructor(
    private readonly rules: RulesService,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'Embargoes in force on a day',
    description:
      'Each with the clauses that applied, how well each is confirmed, and whether its force is sure, presumed or ' +
      'disputed; and what falls due. Not legal advice.',
  })
  @ApiOkResponse({ description: 'The embargoes of that day', standardSchema: embargoesOnSchema })
  @Get()
  listOn(
    @Query({ schema: query }) { on }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): z.output<typeof embargoesOnSchema> | undefined {
    const { register, version } = this.rules.pack;
    const today = this.today();
    const day = on ?? today;
    if (isUnchanged(request, reply, { etag: strongEtag('embargoes', version, day, today) })) return undefined;
    return describeEmbargoesOn(register, version, day, today);
  }

  @ApiOperation({
    summary: 'The history of all embargoes',
    description: 'When bans applied, how surely, and every step between: imposed, amended, eased, lifted, renewed.',
  })
  @ApiOkResponse({ description: 'One row for each embargo, ended ones too', standardSchema: timelineSchema })
  @Get('timeline')
  timeline(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): z.output<typeof timelineSchema> | undefined {
    const { register, version } = this.rules.pack;
    if (isUnchanged(request, reply, { etag: strongEtag('embargo-timeline', version) })) return undefined;
    return describeTimeline(register, version);
  }

  @ApiOperation({
    summary: 'One embargo',
    description: 'Its whole history, ended parts too: periods, clauses, exemptions, changes, bodies.',
  })
  @ApiOkResponse({ description: 'The embargo', standardSchema: embargoSchema })
  @Get(':regime')
  get(
    @Param({ schema: params }) { regime }: z.output<typeof params>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): z.output<typeof embargoSchema> | undefined {
    const found = this.rules.getRegime(regime);
    const { register, version } = this.rules.pack;
    const today = this.today();
    if (isUnchanged(request, reply, { etag: strongEtag('embargo', found.id, version, today) })) return undefined;
    return describeEmbargo(found, register, version, today);
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
