import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { PackageService } from './package.service.js';
import { replaySchema, type Replay } from './replay-schema.js';
import { MOST_PIECES_AT_ONCE, ReplayService } from './replay.service.js';

const params = z.object({ id: idText });

@ApiTags('Alerts')
@Controller('api/v1/alerts')
export class EvidenceController {
  constructor(
    private readonly packages: PackageService,
    private readonly replays: ReplayService,
  ) {}

  @ApiOperation({
    summary: 'What an alert rests on, as one file that can be checked elsewhere',
    description:
      'A ZIP file: a report to be read, every text with its passages, the bytes as they were retrieved with their headers, the record of what people did, the clauses, hashes of all of it, the installation’s signature, and a verifier. That it was made is on record.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ description: 'The package', schema: { type: 'string', format: 'binary' } })
  @Needs('viewer', 'alerts:read')
  @Get(':id/evidence-package')
  async download(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, stream } = await this.packages.make(id, actor);
    await reply.headers(headers).send(stream);
  }

  @ApiOperation({
    summary: 'The findings of an alert, recomputed from what was kept',
    description:
      'Every text is read anew with the pack that read it then, and the findings compared bit for bit. Where a pack or the engine of that day is no longer at hand, the answer names it.',
  })
  @ApiOkResponse({ description: 'What came of it', standardSchema: replaySchema })
  @Needs('viewer', 'alerts:read')
  @Get(':id/replay')
  async replay(@Param({ schema: params }) { id }: z.output<typeof params>): Promise<Replay> {
    return this.replays.replay(id, MOST_PIECES_AT_ONCE);
  }
}
