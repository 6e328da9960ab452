/** `/api/v1/alerts/export`: a whole list as one file. */
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { alertExportQuery } from '../alerts/alert-query-schema.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { AlertExportService } from './alert-export.service.js';

/** A connection on which the client takes nothing for so long is given up: an export holds a snapshot open. */
const STALLED_MS = 60_000;

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/alerts/export')
export class AlertExportController {
  constructor(private readonly exports: AlertExportService) {}

  @ApiOperation({
    summary: 'All alerts of a list as a file',
    description:
      'The filters of GET /alerts; no limit. It is sent as it is read, from one snapshot, and that it was made is on ' +
      'record. In CSV, text that a spreadsheet would take for a formula begins with an apostrophe.',
  })
  @ApiProduces('text/csv', 'application/jsonl')
  @ApiOkResponse({ description: 'The file', schema: { type: 'string' } })
  @Get()
  async download(
    @Query({ schema: alertExportQuery }) query: z.output<typeof alertExportQuery>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, stream } = await this.exports.make(query, actor);
    request.raw.socket.setTimeout(STALLED_MS);
    reply.raw.once('close', () => request.raw.socket.setTimeout(0));
    await reply.headers(headers).send(stream);
  }
}
