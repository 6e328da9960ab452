/** `/api/v1/decisions`: what reviewers made of alerts. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/http/needs.js';
import { instantQuery } from './alert-query-schema.js';
import { DECISION_GROUPS, decisionsSchema, type Decisions } from './decision-schema.js';
import { DecisionsService } from './decisions.service.js';

const query = z.strictObject({
  by: z.enum(DECISION_GROUPS).default('rule'),
  from: instantQuery.optional().describe('Raised at or after; without it, a year before the end'),
  to: instantQuery.optional().describe('Raised before; without it, now'),
});

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/decisions')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @ApiOperation({
    summary: 'What reviewers made of alerts, by rule, source, regime or language',
    description:
      'Alerts, confirmed, dismissed by reason, and the share confirmed of those decided with its 95 % interval. An alert counts once under every rule, source and language that it rests on; copies count under none.',
  })
  @ApiOkResponse({ description: 'The counts', standardSchema: decisionsSchema })
  @Get()
  async count(@Query({ schema: query }) { by, from, to }: z.output<typeof query>): Promise<Decisions> {
    return this.decisions.count(by, from ?? null, to ?? null);
  }
}
