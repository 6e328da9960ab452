import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { PackageService } from './package.service.js';

const params = z.object({ id: idText });

@ApiTags('Alerts')
@Controller('api/v1/alerts')
export class EvidenceController {
  constructor(private readonly packages: PackageService) {}

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
}
