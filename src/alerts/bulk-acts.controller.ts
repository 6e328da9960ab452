/** `/api/v1/alerts/bulk`: one act on many alerts. */
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { bulkBody } from './alert-query-schema.js';
import { alertSchema } from './alert-schema.js';
import { BulkActsService, type BulkOutcome } from './bulk-acts.service.js';

const answer = z
  .object({
    outcomes: z.array(
      z.discriminatedUnion('kind', [
        z.object({ id: idText, kind: z.literal('changed'), alert: alertSchema }),
        z.object({ id: idText, kind: z.literal('unchanged'), alert: alertSchema }),
        z.object({ id: idText, kind: z.literal('refused'), code: z.string(), why: z.string() }),
      ]),
    ),
  })
  .meta({ id: 'BulkOutcomes' });

@ApiTags('Alerts')
@Controller('api/v1/alerts')
export class BulkActsController {
  constructor(private readonly bulk: BulkActsService) {}

  @ApiOperation({
    summary: 'Do one act to many alerts',
    description:
      'Each in a transaction of its own, at the version that was read: what is refused for one, and why, stands beside ' +
      'what was done to the others. With dryRun the same is tried and taken back.',
  })
  @ApiOkResponse({ description: 'What came, or would come, of each', standardSchema: answer })
  @Needs('analyst', 'alerts:review')
  @Post('bulk')
  @HttpCode(200)
  async run(
    @Body({ schema: bulkBody }) { act, alerts, dryRun }: z.output<typeof bulkBody>,
    @CurrentActor() actor: Actor,
  ): Promise<{ outcomes: BulkOutcome[] }> {
    return { outcomes: await this.bulk.run(act, alerts, actor, dryRun) };
  }
}
