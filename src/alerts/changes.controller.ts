/** `/api/v1/changes`: every committed change of an alert, once, in order. */
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Needs } from '../platform/http/needs.js';
import { changesQuery } from './alert-query-schema.js';
import { changeSchema } from './alert-schema.js';
import { ChangesService, type ChangesPage } from './changes.service.js';

const page = z.object({
  items: z.array(changeSchema),
  next: z.string().describe('Cursor to go on from, always; keep it'),
});

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/changes')
export class ChangesController {
  constructor(private readonly changes: ChangesService) {}

  @ApiOperation({
    summary: 'Follow what changes',
    description:
      'Ask again with `next` as `after`: every committed change comes exactly once per walk, in the order of commits. ' +
      'A cursor from before a restore is answered with 410: start again from the list of alerts.',
  })
  @ApiOkResponse({ description: 'Changes after the cursor', standardSchema: page })
  @Get()
  async follow(
    @Query({ schema: changesQuery }) query: z.output<typeof changesQuery>,
    @Req() request: FastifyRequest,
  ): Promise<ChangesPage> {
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    return this.changes.readOrWait(query.after ?? null, query.limit, query.waitMs, gone.signal);
  }
}
